"""The holder by clause grammar: overt subjects, plural verbs, clause openers, objects, mentions that come too late."""

import pytest

from agents.faithfulness.speaker import check_speaker
from agents.faithfulness.standing import in_turn, oblique, standing_of
from tests.agents.faithfulness.cases import cast, evidence, view


def verdict(text: str, words: str, holder: str, cue: str = "") -> str:
    one = view(text)
    return check_speaker(one, cast(), evidence(one, words), [holder], cue=cue).verdict


def test_an_unknown_delegation_behind_the_verb_is_its_subject() -> None:
    text = "رحبت بلدية الزيتون بالهدنة.\nوأعلن وفدا الصيد والتجارة في ختام اليوم التوصل إلى صيغة أولى.\n"
    words = "أعلن وفدا الصيد والتجارة في ختام اليوم التوصل إلى صيغة أولى"
    assert verdict(text, words, "town", cue="أعلن") == "fail"


def test_a_noun_behind_a_plural_verb_is_its_object() -> None:
    text = "عقد الوجهاء اجتماعا. ودعوا خفر السواحل إلى سحب القوارب.\n"
    assert verdict(text, "ودعوا خفر السواحل إلى سحب القوارب", "guard", cue="دعوا") == "fail"


def test_a_plural_verb_does_not_go_back_to_one_person() -> None:
    text = "قال سامي الدقاق إن المرفأ مفتوح. وأضافوا أن القوارب غادرت.\n"
    assert verdict(text, "القوارب غادرت", "sami", cue="أضافوا") == "unmeasurable"


def test_a_clause_behind_while_has_a_subject_of_its_own() -> None:
    text = "قالت ليلى الحمدان إن الهدنة قائمة، فيما دعا رئيس النقابة إلى فتح المرفأ.\n"
    assert verdict(text, "دعا رئيس النقابة إلى فتح المرفأ", "layla", cue="دعا") == "fail"


def test_a_feminine_body_behind_a_masculine_verb_is_its_object() -> None:
    text = "وصل سامي الدقاق فجرا، وشكر بلدية الزيتون على استقبالها.\n"
    assert verdict(text, "شكر بلدية الزيتون على استقبالها", "town", cue="شكر") != "pass"


def test_an_actor_behind_while_and_a_verb_is_the_subject_of_it() -> None:
    text = "قالت ليلى الحمدان إن الهدنة قائمة، فيما دعا رئيس النقابة عمر الراوي إلى فتح المرفأ.\n"
    assert verdict(text, "دعا رئيس النقابة عمر الراوي إلى فتح المرفأ", "layla", cue="دعا") == "fail"
    assert verdict(text, "دعا رئيس النقابة عمر الراوي إلى فتح المرفأ", "omar", cue="دعا") == "pass"


def test_the_one_name_behind_a_verb_that_goes_on_may_be_its_object() -> None:
    text = "طالبت رابطة القوارب بالرواتب، وناشدت خفر السواحل العودة إلى الميناء.\n"
    assert verdict(text, "ناشدت خفر السواحل العودة إلى الميناء", "guard", cue="ناشدت") == "unmeasurable"


def test_the_topic_before_the_verb_in_fa_is_its_subject() -> None:
    text = "قال سامي الدقاق إن المرفأ مفتوح. أما ليلى الحمدان فقالت إن الهدنة هشة.\n"
    assert verdict(text, "الهدنة هشة", "layla", cue="قالت") == "pass"
    assert verdict(text, "الهدنة هشة", "sami", cue="قالت") == "fail"


def test_a_verb_that_leans_on_a_noun_does_not_go_back_to_the_speaker() -> None:
    text = "وعد سامي الدقاق بفتح المرفأ، في إشارة إلى تقرير لصحيفة محلية زعم أن القوارب غادرت.\n"
    assert verdict(text, "القوارب غادرت", "sami", cue="زعم") != "pass"


def test_who_is_named_only_behind_the_words_did_not_speak_them() -> None:
    text = "أكدت أن القوارب غادرت المرفأ.\nوهدأ البحر.\nثم وصل عمر الراوي إلى الرصيف.\n"
    assert verdict(text, "القوارب غادرت المرفأ", "omar", cue="أكدت") == "fail"


def test_a_next_sentence_that_points_back_may_name_the_speaker() -> None:
    text = "“القوارب لن تعود قبل الخميس”. بهذه العبارة حسم عمر الراوي الأمر.\n"
    assert verdict(text, "القوارب لن تعود قبل الخميس", "omar", cue="حسم") != "fail"


def test_both_sides_may_be_anybody() -> None:
    text = "اتفق الوفدان على هدنة.\nوحضر سامي الدقاق.\nووصل خفر السواحل لاحقا.\n"
    assert verdict(text, "اتفق الوفدان على هدنة", "guard", cue="اتفق") == "unmeasurable"


@pytest.mark.parametrize(
    ("line", "expected"), [("– نعم، غادرت.", True), ("ج: غادرت.", True), ("قال: غادرت.", False), ("غادرت.", False)]
)
def test_a_turn_of_a_dialogue_is_known_by_its_mark(line: str, expected: bool) -> None:
    assert in_turn(view(f"{line}\n"), 5) is expected


def test_standing_tells_free_mentions_from_oblique_ones() -> None:
    one = view("وصل سامي الدقاق.\nوتحدث الجميع إلى عمر الراوي.\nوغادرت القوارب.\nثم حضرت ليلى الحمدان.\n")
    words = evidence(one, "وغادرت القوارب")
    assert standing_of(one, cast(), frozenset({"sami"}), words).before == 2
    assert standing_of(one, cast(), frozenset({"omar"}), words).low == 1
    late = standing_of(one, cast(), frozenset({"layla"}), words)
    assert (late.known, late.after) == (False, 1)
    assert [oblique(one, m) for m in cast().everywhere(one)] == [False, True, False]


def test_a_claim_inside_its_denial_may_be_anybodys() -> None:
    one = view("حضر عمر الراوي.\nونفى سامي الدقاق أن القوارب غادرت المرفأ.\n")
    words = evidence(one, "القوارب غادرت المرفأ")
    found = check_speaker(one, cast(), words, ["omar"], cue="نفى", field="asserted_by")
    assert found.verdict == "unmeasurable"

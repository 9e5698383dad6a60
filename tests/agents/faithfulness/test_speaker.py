import pytest

from agents.faithfulness.speaker import check_speaker
from tests.agents.faithfulness.cases import ENGLISH, ENGLISH_ACTORS, cast, evidence, view


def verdict(words: str, *holders: str, cue: str = "", text: str | None = None) -> str:
    one = view() if text is None else view(text)
    actors = cast() if text is None else cast(ENGLISH_ACTORS)
    return check_speaker(one, actors, evidence(one, words), holders, cue=cue).verdict


@pytest.mark.parametrize("cue", ["قالت", ""])
def test_the_name_behind_the_verb_is_the_speaker(cue: str) -> None:
    assert verdict("الطرفين اتفقا على سحب 12 قاربا", "layla", cue=cue) == "pass"


def test_another_actor_behind_the_verb_fails_the_holder() -> None:
    assert verdict("الطرفين اتفقا على سحب 12 قاربا", "sami", cue="قالت") == "fail"


def test_a_verb_without_a_subject_goes_back_to_who_spoke_last() -> None:
    assert verdict("المهلة تنتهي يوم الخميس", "layla", cue="أضافت") == "pass"


def test_who_is_met_by_the_speaker_is_no_speaker() -> None:
    assert verdict("المهلة تنتهي يوم الخميس", "sami", cue="أضافت") != "pass"


def test_the_accused_is_not_the_accuser() -> None:
    words = "واتهم مجلس الصيادين خفر السواحل بإطلاق النار على ثلاثة قوارب"
    assert verdict(words, "council", cue="اتهم") == "pass"
    assert verdict(words, "guard", cue="اتهم") == "fail"


def test_a_verb_behind_the_quotation_has_its_subject_behind_it() -> None:
    words = "لن نغادر المرفأ قبل الإفراج عن القوارب"
    assert verdict(words, "omar", cue="قال") == "pass"
    assert verdict(words, "guard", cue="قال") == "fail"


def test_the_body_a_spokesman_speaks_for_may_be_the_holder() -> None:
    assert verdict("لن نغادر المرفأ قبل الإفراج عن القوارب", "council", cue="قال") == "pass"


def test_narration_without_a_frame_is_unmeasurable() -> None:
    assert verdict("تنهار الهدنة إذا استمر احتجاز القوارب", "omar") == "unmeasurable"


def test_a_holder_that_no_actor_list_knows_is_unmeasurable() -> None:
    assert verdict("المهلة تنتهي يوم الخميس", "nobody") == "unmeasurable"


def test_a_holder_named_nowhere_near_the_frame_fails() -> None:
    assert verdict("الطرفين اتفقا على سحب 12 قاربا", "absent", cue="قالت") == "fail"


def test_feminine_verbs_do_not_go_back_to_a_masculine_speaker() -> None:
    text = "قال سامي الدقاق إن المرفأ مفتوح. وأضافت أن القوارب غادرت.\n"
    one = view(text)
    found = check_speaker(one, cast(), evidence(one, "القوارب غادرت"), ["sami"], cue="أضافت")
    assert found.verdict == "unmeasurable"


def test_words_attributed_by_a_preposition() -> None:
    text = "بحسب عمر الراوي، القوارب غادرت المرفأ فجرا. وحضر سامي الدقاق.\n"
    one = view(text)
    assert (
        check_speaker(one, cast(), evidence(one, "القوارب غادرت المرفأ فجرا"), ["omar"], cue="بحسب").verdict == "pass"
    )
    assert (
        check_speaker(one, cast(), evidence(one, "القوارب غادرت المرفأ فجرا"), ["sami"], cue="بحسب").verdict == "fail"
    )


def test_a_name_and_a_colon_open_a_speakers_line() -> None:
    one = view("عمر الراوي: القوارب غادرت المرفأ.\nوحضر سامي الدقاق.\n")
    words = evidence(one, "القوارب غادرت المرفأ")
    assert check_speaker(one, cast(), words, ["omar"]).verdict == "pass"
    assert check_speaker(one, cast(), words, ["sami"]).verdict == "fail"


@pytest.mark.parametrize("name", ["وليلى الحمدان", "لليلى الحمدان", "الحمدان"])
def test_proclitics_and_surnames_are_found(name: str) -> None:
    one = view(f"حضر الاجتماع {name}.\n")
    assert [m.keys for m in cast().mentions(one.words)] == [frozenset({"layla"})]


def test_marks_and_letter_forms_do_not_matter() -> None:
    one = view("قَالَتْ لَيلَى الحَمْدَان إنّ المرفأ مفتوح.\n")
    assert check_speaker(one, cast(), evidence(one, "المرفأ مفتوح"), ["layla"], cue="قالت").verdict == "pass"


def test_an_english_speaker_stands_before_or_behind_the_verb() -> None:
    assert verdict("twelve boats would be withdrawn", "layla", cue="said", text=ENGLISH) == "pass"
    assert verdict("We never fired on any boat", "amer", cue="said", text=ENGLISH) == "pass"
    assert verdict("We never fired on any boat", "layla", cue="said", text=ENGLISH) == "fail"


def test_an_unknown_language_is_unmeasurable() -> None:
    one = view("Le capitaine a déclaré que les bateaux étaient partis hier matin du port.\n")
    assert one.lexicon is None
    assert check_speaker(one, cast(), evidence(one, "les bateaux"), ["omar"]).verdict == "unmeasurable"


def test_whoever_is_one_of_the_two_sides_may_have_spoken() -> None:
    text = "حضر خفر السواحل.\n" + "وهدأ البحر تماما.\n" * 8 + "واتفق الطرفان على سحب القوارب.\n"
    one = view(text)
    words = evidence(one, "اتفق الطرفان على سحب القوارب")
    assert check_speaker(one, cast(), words, ["guard"], cue="اتفق").verdict == "unmeasurable"


def test_two_bodies_joined_by_and_both_welcome() -> None:
    one = view("رحب مجلس الصيادين وخفر السواحل بالهدنة.\n")
    words = evidence(one, "رحب مجلس الصيادين وخفر السواحل بالهدنة")
    assert check_speaker(one, cast(), words, ["guard"], cue="رحب").verdict == "pass"
    assert check_speaker(one, cast(), words, ["council"], cue="رحب").verdict == "pass"

"""Claims on the fictional harbour: each true, each with one thing spoilt, each said another way."""

import pytest

from agents.faithfulness.claims import check_claim, claims_of
from schemas.draft import DraftActor
from tests.agents.faithfulness.cases import ACTORS, ENGLISH, ENGLISH_ACTORS, HARBOUR, actor, article

SAID = "الطرفين اتفقا على سحب 12 قاربا"
ACCUSED = "واتهم مجلس الصيادين خفر السواحل بإطلاق النار على ثلاثة قوارب قرب الرصيف الشرقي."
DENIED = "ونفى خفر السواحل إطلاق النار على أي قارب."
QUOTED = "لن نغادر المرفأ قبل الإفراج عن القوارب"
DEADLINE = "المهلة تنتهي يوم الخميس"
LIKELY = "ومن المرجح أن تنهار الهدنة إذا استمر احتجاز القوارب."
HOST = "وتستضيف بلدية الزيتون جولات الحوار برعاية الوسيطة ليلى الحمدان."


def cast_of(rows: tuple[tuple[str, str, object], ...]) -> list[DraftActor]:
    return [actor(key, name, type_) for key, name, type_ in rows]  # type: ignore[arg-type]


def verdict(claim: str, cited: str, text: str = HARBOUR) -> tuple[str, dict[str, str]]:
    source = article(text)
    actors = cast_of(ENGLISH_ACTORS if text == ENGLISH else ACTORS)
    report = check_claim(claim, [cited], source.language, article=source, actors=actors)
    return report.verdict, {f.field: f.verdict for f in report.findings}


@pytest.mark.parametrize(("claim", "cited"), [
    ("قالت ليلى الحمدان إن الطرفين اتفقا على سحب 12 قاربا.", SAID),
    ("ليلى الحمدان قالت إن الطرفين اتفقا على سحب 12 قاربا.", SAID),
    ("ذكرت ليلى الحمدان أن الطرفين اتفقا على سحب ١٢ قارباً.", SAID),
    ("نُقل عن ليلى الحمدان أن الطرفين اتفقا على سحب اثني عشر قاربا.", SAID),
    ("قالت ليلي الحمدان ان الطرفين اتفقا علي سحب 12 قاربا", SAID),
    ("قَالَتْ لَيْلَى الحَمْدَانُ إِنَّ الطَّرَفَيْنِ اتَّفَقَا عَلَى سَحْبِ 12 قَارِبًا.", SAID),
    ("اتهم مجلس الصيادين خفر السواحل بإطلاق النار على ثلاثة قوارب.", ACCUSED),
    ("اتهم مجلس الصيادين خفر السواحل بإطلاق النار على 3 قوارب.", ACCUSED),
    ("نفى خفر السواحل إطلاق النار على أي قارب.", DENIED),
    ("أنكر خفر السواحل إطلاق النار على أي قارب.", DENIED),
    ("قال عمر الراوي: «لن نغادر المرفأ قبل الإفراج عن القوارب».", QUOTED),
    ("من المرجح أن تنهار الهدنة إذا استمر احتجاز القوارب.", LIKELY),
    ("أضافت ليلى الحمدان أن المهلة تنتهي الخميس.", DEADLINE),
])  # fmt: skip
def test_what_the_source_says_passes_however_it_is_written(claim: str, cited: str) -> None:
    assert verdict(claim, cited)[0] == "pass"


@pytest.mark.parametrize(("claim", "cited", "aspect"), [
    ("قالت ليلى الحمدان إن الطرفين اتفقا على سحب 17 قاربا.", SAID, "numbers"),
    ("قالت ليلى الحمدان إن الطرفين اتفقا على سحب ثلاثة قوارب.", SAID, "numbers"),
    ("قال صفوان الدهيم إن الطرفين اتفقا على سحب 12 قاربا.", SAID, "speaker"),
    ("قال عمر الراوي إن الطرفين اتفقا على سحب 12 قاربا.", SAID, "speaker"),
    ("قالت ليلى الحمدان إن الطرفين لم يتفقا على سحب 12 قاربا.", SAID, "polarity"),
    ("لم تقل ليلى الحمدان إن الطرفين اتفقا على سحب 12 قاربا.", SAID, "reporting"),
    ("نفت ليلى الحمدان أن الطرفين اتفقا على سحب 12 قاربا.", SAID, "reporting"),
    ("قالت ليلى الحمدان إن الطرفين اختلفا على سحب 12 قاربا.", SAID, "contraries"),
    ("اتهم خفر السواحل مجلس الصيادين بإطلاق النار على ثلاثة قوارب.", ACCUSED, "roles"),
    ("برأ مجلس الصيادين خفر السواحل من إطلاق النار على ثلاثة قوارب.", ACCUSED, "reporting"),
    ("اتهم مجلس الصيادين خفر السواحل بإطلاق النار على ثلاثة قوارب قرب الرصيف الغربي.", ACCUSED, "contraries"),
    ("أكد خفر السواحل إطلاق النار على أي قارب.", DENIED, "reporting"),
    ("قال عمر الراوي: «سنغادر المرفأ قبل الإفراج عن القوارب».", QUOTED, "polarity"),
    ("قال عمر الراوي: «لن نغادر المرفأ بعد الإفراج عن القوارب».", QUOTED, "contraries"),
    ("ستنهار الهدنة حتما إذا استمر احتجاز القوارب.", LIKELY, "modality"),
    ("أضافت ليلى الحمدان أن المهلة تنتهي يوم الأحد.", DEADLINE, "dates"),
    ("تستضيف النرويج جولات الحوار برعاية الوسيطة ليلى الحمدان.", HOST, "names"),
    ("قال عمر الراوي إن الأمر إشارة إلى انهيار الهدنة.", QUOTED, "support"),
])  # fmt: skip
def test_one_thing_spoilt_fails_in_its_own_aspect(claim: str, cited: str, aspect: str) -> None:
    whole, aspects = verdict(claim, cited)
    assert whole == "fail"
    assert aspects[aspect] == "fail"


@pytest.mark.parametrize("claim", [
    "Layla Hamdan said that twelve boats would be withdrawn.",
    "Layla Hamdan stated that 12 boats would be withdrawn.",
    "Leila Hamdan said that twelve boats would be withdrawn.",
    "It was said by Layla Hamdan that twelve boats would be withdrawn.",
])  # fmt: skip
def test_an_english_claim_passes_however_it_is_written(claim: str) -> None:
    assert verdict(claim, "twelve boats would be withdrawn", ENGLISH)[0] == "pass"


@pytest.mark.parametrize(("claim", "aspect"), [
    ("Layla Hamdan said that fourteen boats would be withdrawn.", "numbers"),
    ("Layla Hamdan said that twelve boats wouldn't be withdrawn.", "polarity"),
    ("Layla Hamdan denied that twelve boats would be withdrawn.", "reporting"),
    ("Rebecca Holm said that twelve boats would be withdrawn.", "speaker"),
    ("Layla Hamdan said that twelve boats will be withdrawn.", "modality"),
    ("Layla Hamdan did not say that twelve boats would be withdrawn.", "reporting"),
])  # fmt: skip
def test_an_english_claim_with_one_thing_spoilt_fails(claim: str, aspect: str) -> None:
    whole, aspects = verdict(claim, "twelve boats would be withdrawn", ENGLISH)
    assert whole == "fail"
    assert aspects[aspect] == "fail"


def test_english_roles_are_told_apart() -> None:
    cited = "The fishermen's council accused the coast guard of shelling three boats."
    assert (
        verdict("The fishermen's council accused the coast guard of shelling three boats.", cited, ENGLISH)[0] == "pass"
    )
    assert (
        verdict("The coast guard accused the fishermen's council of shelling three boats.", cited, ENGLISH)[0] == "fail"
    )


@pytest.mark.parametrize(("claim", "cited", "language"), [
    ("", [SAID], "ar"),
    (" . ؟", [SAID], "ar"),
    ("قالت ليلى الحمدان إن الطرفين اتفقا.", [], "ar"),
    ("قالت ليلى الحمدان إن الطرفين اتفقا.", ["  "], "ar"),
    ("قالت ليلى الحمدان إن الطرفين اتفقا.", ["كلام لا يرد في المقال"], "ar"),
    ("Layla Hamdan said that both sides agreed.", [SAID], "en"),
    ("Les deux parties se sont entendues.", [SAID], "fr"),
    ("قالت ليلى الحمدان إن الطرفين اتفقا.", [SAID], "xx"),
    ("ازدهرت تجارة التوابل في المدن الساحلية القديمة.", [SAID], "ar"),
])  # fmt: skip
def test_nothing_passes_for_want_of_text(claim: str, cited: list[str], language: str) -> None:
    source = article(HARBOUR)
    assert check_claim(claim, cited, language, article=source).verdict in ("unmeasurable", "fail")
    assert check_claim(claim, cited, language).verdict in ("unmeasurable", "fail")


def test_source_and_claim_exchanged_do_not_pass() -> None:
    assert check_claim(HARBOUR, ["قالت ليلى إن الطرفين اتفقا"], "ar").verdict != "pass"


def test_words_of_another_article_fail() -> None:
    report = check_claim("قالت ليلى الحمدان إن الطرفين اتفقا.", [SAID], "ar", article=article(ENGLISH))
    assert report.verdict == "fail"
    assert report.findings[0].field == "cited"


def test_a_verdict_names_the_words_on_both_sides() -> None:
    report = check_claim("قالت ليلى الحمدان إن الطرفين اتفقا على سحب 17 قاربا.", [SAID], "ar", article=article(HARBOUR))
    number = next(f for f in report.findings if f.field == "numbers")
    assert (number.stated, number.found) == ("17", "12")
    assert any("numbers" in reason for reason in report.reasons)


def test_two_readings_of_one_claim_are_the_same() -> None:
    source = article(HARBOUR)
    reports = [check_claim("قال عمر الراوي إن الطرفين اتفقا.", [SAID], "ar", article=source) for _ in range(2)]
    assert reports[0] == reports[1]


def test_free_text_is_cut_at_every_mark_that_ends_a_claim_and_nothing_is_lost() -> None:
    text = "1- اتفق الطرفان؟ لا؛ لم يتفقا۔ انتهت المهلة\nThe truce held; nobody left! وبقي القارب"
    assert claims_of(text) == (
        "اتفق الطرفان؟", "لا؛", "لم يتفقا۔", "انتهت المهلة", "The truce held;", "nobody left!", "وبقي القارب",
    )  # fmt: skip


def test_a_stop_inside_a_quotation_does_not_part_it_from_its_speaker() -> None:
    text = "قال عمر الراوي: «لن نغادر؛ هذا المرفأ لنا»."
    assert claims_of(text) == (text,)


def test_a_family_name_in_another_spelling_that_is_a_word_of_the_language_is_still_the_one_behind_the_given_name() -> (
    None
):
    said = "وأقسم أن الضربات لن تتوقف ما دام الوقود يُنهب"
    source = article(
        f"كشف المتحدث باسم الأركان العقيد نوري الغرياني أن الشاحنات جرت نحو الحدود. {said}، وهو جريان لا ينقطع.\n"
    )
    claim = "كشف نوري الجرياني أن الشاحنات جرت نحو الحدود."
    cited = "الشاحنات جرت نحو الحدود"
    assert check_claim(claim, [cited], "ar", article=source).verdict == "pass"
    future = article("قال نوري الغرياني إن القتال سيحترق بناره.\n")
    strong = check_claim("قال نوري الغرياني إن القتال يحترق بناره.", ["القتال سيحترق بناره"], "ar", article=future)
    assert strong.verdict != "pass"

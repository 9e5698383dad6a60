"""Act and stance from the words themselves: made-up sentences, none from an article."""

import pytest

from agents.readers.embedded import english_stance
from agents.readers.embedded.stance import act_of, stance_of
from retrieval.text.normalise import fold_text
from schemas.vocabulary import SpeechAct, Stance


def words(text: str) -> list[str]:
    return fold_text(text).split()


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("هذه الأنباء عارية عن الصحة", "denial"),
        ("لا علم لنا بهذه الزيارة", "denial"),
        ("ما قصفنا القرية", "denial"),
        ("لسنا طرفا في هذا النزاع", "denial"),
        ("لم نطلق رصاصة واحدة", "denial"),
        ("لا نتوسط بين أحد", "denial"),
        ("سنرافق القوافل حتى المخيم", "commitment"),
        ("بلاده ستشارك في المراقبة", "commitment"),
        ("على الحكومة أن تفتح الطريق", "demand"),
        ("فليسلموا السلاح", "demand"),
        ("نطالب بفتح الطريق", "demand"),
        ("نناشد الجميع ضبط النفس", "appeal"),
        ("لا انسحاب قبل تبادل الأسرى", "condition"),
        ("أنا لا أقبل بالورقة", "rejection"),
        ("نوقع إذا وقعوا، بشرط الضمان", "condition"),
        ("لن نوقع هذه الورقة", "rejection"),
        ("القرار باطل ولا أثر له", "rejection"),
        ("السيادة خط أحمر", "rejection"),
        ("نعرض هدنة من شهر", "offer"),
        ("يدنا ممدودة للجميع", "offer"),
        ("ننفي هذا الكلام", "denial"),
        ("ميليشياتهم أطلقت النار على المدرسة", "accusation"),
        ("الطرف الآخر لم ينفذ إلا بندا", "accusation"),
        ("نثمن هذا الموقف", "endorsement"),
        ("الوضع يبعث على القلق", "warning"),
        ("اللقاء مسألة أيام", "assessment"),
    ],
)
def test_what_is_said_tells_the_act_where_the_verb_of_saying_does_not(said: str, act: SpeechAct) -> None:
    assert act_of("statement", words(said), lemma="قال") == act


@pytest.mark.parametrize(
    "said",
    ["وصل الوفد إلى المطار", "منذ سنوات والسوق هنا", "لا ضامن في هذه المسألة سوى الناس", "لا رحلة قبل نهاية الشهر"],
)
def test_a_noun_that_looks_like_a_future_and_a_negated_promise_commit_to_nothing(said: str) -> None:
    assert act_of("statement", words(said), lemma="قال") not in ("commitment", "condition")


@pytest.mark.parametrize("said", ["أنا سعيدة بالمشاورات", "أرضنا واسعة، أرض بلا سياج", "نصر الحاج أول المهنئين"])
def test_an_everyday_word_written_like_a_verb_of_the_first_person_does_nothing(said: str) -> None:
    assert act_of("statement", words(said)) in ("statement", "assessment", "endorsement")


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("جدد الناطق باسم الحكومة الدكتور فلان بن فلان أمس الأول نفيه القاطع لذلك", "denial"),
        ("أعلن الوزير أمس رفضه المشاركة", "rejection"),
        ("أعرب عن دعم بلاده للمسار", "endorsement"),
        ("كرر دعوته إلى الحوار", "appeal"),
        ("أكد التزامه بالهدنة", "commitment"),
        ("شدد على عدم وقوع خسائر", "denial"),
    ],
)
def test_the_verbal_noun_behind_a_verb_of_announcing_is_the_act(said: str, act: SpeechAct) -> None:
    assert act_of("statement", words(said), lemma="أعلن", reported=True) == act


def test_a_cue_that_is_negated_does_not_do_what_it_says() -> None:
    assert act_of("denial", words("ينكر أن المنطقة فقيرة"), negated=True, lemma="أنكر") == "statement"
    assert act_of("assessment", words("انهيار الهدنة خلال أسابيع"), negated=True, lemma="استبعد") == "warning"
    assert act_of("assessment", words("انهيار الهدنة خلال أسابيع"), lemma="استبعد") == "assessment"


def test_who_rejects_what_was_said_denies_it_and_who_rejects_anything_before_something_sets_a_condition() -> None:
    assert act_of("rejection", words("رفضت الحركة هذا الكلام"), lemma="رفض") == "denial"
    assert act_of("rejection", words("رفض أي بحث لا يأتي قبل تسليم الجثامين"), lemma="رفض") == "condition"
    assert act_of("rejection", words("رفضت الحركة المقترح"), lemma="رفض") == "rejection"


@pytest.mark.parametrize(
    ("act", "said", "lemma", "stance"),
    [
        ("rejection", "امتنعت الوزارة عن التعليق", "امتنع", "neutral"),
        ("rejection", "رفضت الوزارة المقترح", "رفض", "opposes"),
        ("rejection", "علق مشاركته حتى إشعار آخر", "", "opposes"),
        ("offer", "مستعد لاستضافة الجولة متى طلبوا", "", "conditional"),
        ("offer", "مستعد لاستضافة الجولة", "", "supports"),
        ("commitment", "سننسحب إن أعلنت الهدنة", "", "conditional"),
        ("commitment", "سننسحب غدا", "", "supports"),
        ("threat", "سنرد ما لم يتوقفوا", "", "conditional"),
        ("demand", "طالب بإلغاء العقد", "طالب", "opposes"),
        ("demand", "طالب بفتح الطريق", "طالب", "supports"),
        ("appeal", "دعا إلى الكف عن التحريض", "دعا", "opposes"),
        ("assessment", "السلام مستحيل هذا العام", "", "opposes"),
        ("assessment", "شكك في الخطة", "شكك", "opposes"),
        ("statement", "توصل الطرفان إلى تفاهم", "", "supports"),
        ("statement", "وصل الوفد", "", "neutral"),
    ],
)
def test_the_stance_follows_the_act_and_the_condition_in_the_words(
    act: SpeechAct, said: str, lemma: str, stance: Stance
) -> None:
    assert stance_of(act, words(said), lemma) == stance


@pytest.mark.parametrize(
    ("said", "act", "stance"),
    [
        ("we reject this text", "rejection", "opposes"),
        ("the report is baseless", "denial", "opposes"),
        ("our soldiers did not cross the river", "denial", "opposes"),
        ("we will open the road tomorrow", "commitment", "supports"),
        ("they must withdraw at once", "demand", "supports"),
        ("he would sign only if the prisoners came home", "condition", "conditional"),
        ("their gunmen shelled the market", "accusation", "opposes"),
        ("the coming weeks are dangerous", "warning", "opposes"),
        ("the convoy left at noon", "statement", "neutral"),
    ],
)
def test_an_english_stand_is_read_by_its_words(said: str, act: SpeechAct, stance: Stance) -> None:
    assert english_stance.act_of("statement", words(said)) == act
    assert english_stance.stance_of(act, words(said)) == stance


def test_an_english_refusal_to_comment_takes_no_side_and_a_charge_dismissed_is_denied() -> None:
    assert english_stance.stance_of("rejection", words("declined to comment on the letter")) == "neutral"
    assert english_stance.stance_of("rejection", words("refused the offer")) == "opposes"
    assert english_stance.act_of("rejection", words("dismissed the allegation")) == "denial"

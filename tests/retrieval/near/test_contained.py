"""What may go unshown: a passage that others say already, and nothing else."""

import pytest

from retrieval.near.contained import contained, shared

# Fictional reports written for these tests.
FIRST = (
    "قال شهود إن تحميل النفط توقف يوم الاثنين في الميناء بعد تبادل لإطلاق النار قرب بوابته الثالثة، "
    "وذكر عميد البلدية أن ثلاثة مدنيين قتلوا في الاشتباك ونقل آخرون إلى مستشفى المدينة."
)
SECOND = (
    "وتضخ الحقول المرتبطة بالميناء ستين ألف برميل يوميا، وقد أغلقت مرتين في العام الماضي بسبب خلاف على توزيع العائدات."
)
ADDED = "ونفى آمر اللواء أن يكون جنوده قد أطلقوا النار."


@pytest.mark.parametrize(
    "passage",
    [
        FIRST,
        f"{SECOND} {FIRST}",
        FIRST.replace("قال شهود إن", "أفاد شهود بأن"),
        FIRST.replace("الثالثة", "الثالثه").replace("إن", "ان"),
        f"رصاص عند البوابة والنفط لا يغادر\nطرابلس – وكالات\n{FIRST}",
    ],
)
def test_the_same_words_in_another_order_dress_or_spelling_are_contained(passage: str) -> None:
    assert contained(passage, [f"{FIRST}\n{SECOND}"])
    assert contained(passage, [SECOND, FIRST])


@pytest.mark.parametrize(
    "passage",
    [
        f"{FIRST} {ADDED}",
        f"{ADDED}\n{FIRST}",
        ADDED,
        f"{FIRST} {SECOND} {ADDED}",
        FIRST.replace("ثلاثة مدنيين", "13 مدنيا"),
        "",
        "رصاص عند البوابة",
    ],
)
def test_a_sentence_or_a_figure_of_its_own_keeps_a_passage_apart(passage: str) -> None:
    assert not contained(passage, [f"{FIRST}\n{SECOND}"])


def test_nothing_is_contained_where_nothing_is_shown() -> None:
    assert not contained(FIRST, [])


def test_passages_are_told_by_the_runs_of_words_they_share() -> None:
    assert shared(FIRST, FIRST) > shared(FIRST, f"{ADDED} قرب بوابته الثالثة") > shared(FIRST, SECOND)

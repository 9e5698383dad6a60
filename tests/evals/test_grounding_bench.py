import random
from pathlib import Path

import pytest

from agents.grounding import Miss, SourceText, Span, ground
from evals.bench import grounding, grounding_peer
from evals.bench.grounding import Case, Tally, main, overlap, respelled, run, verdict
from evals.bench.grounding_edits import EDITORS, Edit, falsify
from evals.bench.grounding_spans import Chosen, Sample, choose, read, source_of
from evals.bench.respell import FURTHER, LETTER_FORMS, VARIANTS
from retrieval.text.normalise import fold_text

# Invented for the tests.
BODY = """وقال المبعوث نبيل الحامدي، يوم الثلاثاء، إنّ “الوفد لم يرفض المبادرة التي قدّمتها القاهرة”، وأضاف أن 126 أسيرا سيُفرج عنهم في ١٢ يناير.
وأكدت المتحدثة سلمى الطاهر أن اللجنة المشتركة لا تملك قائمة نهائية بأسماء الأسرى، وأن الجولة المقبلة ستُعقد في مسقط يوم الأحد.
"""  # fmt: skip
FILE = f"#id: 001-test\n#lang: ar\n@TEXT\n{BODY}@ACTORS\nhamidi | نبيل الحامدي | person | المبعوث | N | 1\ntahir | سلمى الطاهر | person | - | S | 0\n@POSITIONS\n@END\n"
SAMPLE = Sample("001-test.txt", BODY, ("نبيل الحامدي", "المبعوث", "سلمى الطاهر"))


def test_there_are_twenty_respellings_each_with_something_to_change() -> None:
    assert len(VARIANTS) == 20
    for label, respell in {**VARIANTS, **FURTHER}.items():
        text = BODY + "قال «نعم» لا it's"
        assert respell(text) != text, label


def test_a_respelling_changes_no_word() -> None:
    def bare(text: str) -> str:
        return "".join(char for char in fold_text(text) if char.isalnum())

    for label, respell in {**VARIANTS, **FURTHER}.items():
        assert bare(respell(BODY)) == bare(BODY), label


def test_only_the_named_respellings_touch_letter_forms() -> None:
    for label, respell in VARIANTS.items():
        before, after = (fold_text(text, "marks").replace('"', "") for text in (BODY, respell(BODY)))
        assert (before.split() != after.split()) == (label in LETTER_FORMS), label


def test_an_annotated_article_gives_its_text_and_its_names(tmp_path: Path) -> None:
    (tmp_path / "001-test.txt").write_text(FILE, encoding="utf-8")
    (sample,) = read(tmp_path)
    assert sample.text == BODY
    assert set(sample.names) == {"نبيل الحامدي", "المبعوث", "سلمى الطاهر"}


def test_chosen_spans_are_different_verbatim_runs_of_enough_words() -> None:
    spans = choose(SAMPLE, 30, fewest=4)
    assert len(set(spans)) == len(spans) == 30
    for span in spans:
        words = BODY[span.start : span.end]
        assert words == words.strip(" \n،.“”")
        assert len(words.split()) >= 4


def test_the_choice_of_spans_is_the_same_every_time() -> None:
    assert choose(SAMPLE, 20, fewest=4) == choose(SAMPLE, 20, fewest=4)


def test_every_respelled_span_of_the_sample_is_placed() -> None:
    tallies = run(list(respelled(source_of(SAMPLE), choose(SAMPLE, 25, fewest=4))))
    assert set(VARIANTS) - {"lam-alef as one character"} <= set(tallies)
    assert all(tally.right == tally.seen for label, tally in tallies.items() if label in VARIANTS)


def test_every_kind_of_falsification_is_made_and_none_is_grounded() -> None:
    source, kinds = source_of(SAMPLE), set()
    edit = Edit(SAMPLE, ("خالد المنصوري",), ("السفير", "الحدود", "الهدنة"), random.Random(1))  # noqa: S311
    for start, end in [
        (0, BODY.index("\n")),
        (BODY.index("وأكدت"), len(BODY) - 2),
        (BODY.index("الوفد"), BODY.index("”")),
    ]:
        for kind, quote in falsify(BODY[start:end], edit):
            kinds.add(kind)
            assert isinstance(ground(quote, source), Miss), (kind, quote)
    assert kinds >= set(EDITORS) - {"number cut"}


def test_an_edit_that_leaves_the_article_s_own_words_is_no_falsification() -> None:
    edit = Edit(Sample("x", "قال الوفد نعم", ()), (), ("الوفد",), random.Random(1))  # noqa: S311
    assert "word replaced" not in dict(falsify("قال الوفد", edit))


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [((0, 10), (0, 10), 1.0), ((0, 10), (5, 15), 1 / 3), ((0, 5), (5, 9), 0.0), ((0, 0), (0, 0), 0.0)],
)
def test_overlap_is_intersection_over_union(a: tuple[int, int], b: tuple[int, int], share: float) -> None:
    assert overlap(a, b) == pytest.approx(share)


def test_a_case_that_belongs_nowhere_is_right_when_it_is_placed_nowhere() -> None:
    source = source_of(SAMPLE)
    cases = [Case("x", "نبيل الحامدي", source, None), Case("x", "نبيل المنصوري", source, None)]
    tally = run(cases)["x"]
    assert (tally.right, tally.seen) == (1, 2)


@pytest.mark.parametrize(
    ("placed", "spent", "refused", "code"),
    [(1000, 0.05, 10, 0), (990, 0.05, 10, 1), (1000, 0.2, 10, 0), (1000, 0.05, 9, 1)],
)
def test_a_quote_placed_wrongly_fails_the_bench_and_a_busy_machine_does_not(
    placed: int, spent: float, refused: int, code: int
) -> None:
    assert verdict(Tally(placed, 1000, [spent]), Tally(refused, 10, [1.0])) == code


def test_a_missing_folder_is_unmeasurable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", str(tmp_path / "none")]) == 2
    assert "unmeasurable: no folder" in capsys.readouterr().out


def test_too_few_articles_are_unmeasurable_but_still_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "001-test.txt").write_text(FILE, encoding="utf-8")
    assert main(["--articles", str(tmp_path), "--spans", "12"]) == 2
    out = capsys.readouterr().out
    assert "all twenty" in out
    assert "unmeasurable: needs 20 articles" in out


def test_an_empty_folder_is_unmeasurable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", str(tmp_path)]) == 2
    assert "unmeasurable" in capsys.readouterr().out


def test_the_bench_runs_without_the_peer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(grounding_peer, "import_module", absent)
    source = source_of(SAMPLE)
    grounding.compare([Case("x", "نبيل الحامدي", source, (0, 5))], [Case("y", "كلام آخر", source, None)])
    assert "not installed" in capsys.readouterr().out


def test_the_words_of_a_span_stand_once_in_its_sentence() -> None:
    source: SourceText = source_of(SAMPLE)
    start = BODY.index("الأسرى")
    assert grounding._once(source, Chosen(start, start + 6, 1))
    assert isinstance(ground("الأسرى", source), Span)

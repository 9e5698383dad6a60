import json
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from evals.harness.drill import stretches
from evals.harness.gate import gated
from evals.harness.machine import as_json, as_junit
from evals.harness.page import MOST_PASSED, page
from evals.harness.result import Result, exit_code, skipped, verdict_of
from evals.harness.runner import run
from evals.harness.sample import Mark, Outcome, Sample, Source, binary
from evals.harness.table import table
from tests.evals.harness.plain import TEXT, Plain, ledger, outcome, policy

GOOD = [True] * 30 + [False] * 3
EVIL = "<script>alert(1)</script> & \"'\u202e"


def result(scores: object = GOOD, count: int = 0, floor: float = 0.5) -> Result:
    ran = run(Plain(scores, count))  # type: ignore[arg-type]
    return Result(name="plain", ran=ran, gate=gated(ran, ledger(policy(floor=floor))))


def evil(sample: Sample) -> Outcome:
    return outcome(sample, binary("right", False, EVIL)).model_copy(update={"output": EVIL})


class Tags(HTMLParser):
    """Checks that what is opened is closed, and keeps what was met."""

    VOID = frozenset(("meta", "input", "line", "circle", "link", "img", "br"))

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.met: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(text: str) -> Tags:
    tags = Tags()
    tags.feed(text)
    assert tags.open == []
    return tags


def test_the_page_needs_nothing_but_itself() -> None:
    text = page([result()])
    tags = parsed(text)
    assert not any(attrs.get("src") or tag in ("script", "link", "img", "iframe") for tag, attrs in tags.met)
    links = [attrs["href"] for _, attrs in tags.met if "href" in attrs]
    assert links == ["#plain"]
    assert "@import" not in text
    assert "url(" not in text
    assert "http://" not in text.replace("http-equiv", "")


def test_everything_on_the_page_is_escaped_and_hidden_characters_are_not_carried_on() -> None:
    text = page([result(evil, 3)])
    parsed(text)
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
    assert "\u202e" not in text


def test_arabic_runs_from_the_right_and_the_words_are_marked() -> None:
    text = page([result()])
    assert f'<mark class="gold">{TEXT[:12]}</mark>' in text
    tags = parsed(text)
    shown = [attrs for tag, attrs in tags.met if tag == "div" and attrs.get("class") == "text"]
    assert shown
    assert all(attrs["dir"] == "auto" and attrs["lang"] == "ar" for attrs in shown)
    assert any(tag == "bdi" for tag, _ in tags.met)


def test_the_page_is_for_light_and_dark_for_keys_and_for_ears() -> None:
    text = page([result()])
    assert "prefers-color-scheme:dark" in text
    assert "focus-visible" in text
    tags = parsed(text)
    assert all(attrs.get("aria-label") for tag, attrs in tags.met if tag == "svg")
    assert sum(tag == "details" for tag, _ in tags.met) == 33


def test_faults_come_first_and_what_is_left_out_is_counted() -> None:
    text = page([result([True] * (MOST_PASSED + 20) + [False] * 2)])
    assert text.index('fail-entry"') < text.index('pass-entry"')
    assert "20 more samples without a fault" in text
    assert text.count('details class="fail-entry"') == 2


def test_two_renderings_are_the_same_bytes() -> None:
    for render in (page, as_json, as_junit, table):
        assert render([result()]) == render([result()])


def test_json_holds_the_verdict_the_checks_and_every_sample() -> None:
    body = json.loads(as_json([result()]))
    assert (body["verdict"], body["exit_code"]) == ("pass", 0)
    suite = body["suites"][0]
    assert len(suite["samples"]) == 33
    assert suite["checks"][0]["figure"]["point"] == pytest.approx(30 / 33)


def test_junit_has_a_case_a_gate_and_tells_failure_from_error() -> None:
    good, bad = result(), result(floor=0.95)
    other = skipped("mutants", "not here & <gone>")
    tree = ElementTree.fromstring(as_junit([good, bad, other]))  # noqa: S314
    first, second, third = tree.findall("testsuite")
    assert (first.get("tests"), first.get("failures")) == ("1", "0")
    assert second.find("testcase/failure") is not None
    assert third.find("testcase/skipped") is not None


def test_junit_of_a_suite_that_measured_nothing_is_an_error() -> None:
    def broken(sample: Sample) -> Outcome:
        raise ValueError("the judge is away \x00")

    tree = ElementTree.fromstring(as_junit([result(broken, 3)]))  # noqa: S314
    assert tree.find("testsuite/testcase/error") is not None


def test_the_table_says_what_failed_and_why() -> None:
    text = table([result(floor=0.95)])
    assert text.startswith("eval: fail\n")
    assert "because all · right: lower bound" in text
    assert "fail: s30, right: wrong" in text


def test_a_skipped_suite_is_told_and_never_passes_alone() -> None:
    away = skipped("mutants", "evals.mutants is not part of this checkout")
    assert "mutants: skipped, evals.mutants" in table([away])
    assert exit_code([away]) == 2
    assert exit_code([]) == 2
    assert verdict_of([away, result()]) == "pass"
    assert verdict_of([away, result(floor=0.95), result()]) == "fail"


def test_long_sources_show_the_paragraphs_that_are_marked_and_offsets_stay_true() -> None:
    text = "\n".join(f"الفقرة رقم {n} من نص طويل جدا عن مفاوضات متخيلة." for n in range(60))
    at = text.index("رقم 30")
    source = Source(id="a", title="t", text=text, language="ar")
    found = stretches(source, [Mark(source="a", start=at, end=at + 6, kind="gold")])
    assert [piece.text for piece in found if piece.kinds] == ["رقم 30"]
    assert "رقم 29" not in "".join(piece.text for piece in found)
    assert found[0].gap
    assert found[-1].gap


def test_marks_that_overlap_are_cut_where_they_meet_and_lose_no_letter() -> None:
    source = Source(id="a", title="t", text="abcdefgh")
    marks = [Mark(source="a", start=1, end=5, kind="gold"), Mark(source="a", start=3, end=7, kind="wrong")]
    found = stretches(source, marks)
    assert [(p.text, p.kinds) for p in found] == [
        ("a", ()), ("bc", ("gold",)), ("de", ("gold", "wrong")), ("fg", ("wrong",)), ("h", ()),
    ]  # fmt: skip


def test_marks_outside_the_text_are_left_out_and_break_nothing() -> None:
    source = Source(id="a", title="t", text="abc")
    assert stretches(source, [Mark(source="a", start=2, end=9, kind="gold")]) == ()


def test_what_a_judge_gets_wrong_is_in_its_row_and_no_fault_of_the_sample() -> None:
    def judged(sample: Sample) -> Outcome:
        return outcome(sample, binary("right", True), binary("judge overlap: right", False, "it says pass"))

    shown = result(judged, 3)
    assert 'fail-entry"' not in page([shown]).partition("<main>")[2]
    assert "it says pass" not in table([shown])

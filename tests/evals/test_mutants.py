"""Mutation testing: what is made, that it is frozen, and that the matrix tells judges apart. The article is fictional."""

from pathlib import Path

import pytest

from evals.judges import Judge
from evals.judges.checker import Checker
from evals.judges.overlap import Overlap, trained, tuned
from evals.mutants.__main__ import ARTICLES, FROZEN, main, matrices
from evals.mutants.base import LANGUAGES, folded, words_for
from evals.mutants.build import HELD_BACK, OPERATORS, MutantSet, build, digest
from evals.mutants.equivalents import EQUIVALENTS
from evals.mutants.matrix import kill_matrix, table
from evals.mutants.render import setting_of
from evals.reading_gold import load, parse
from tests.evals.test_checker import GOLD

TEXT = (
    "قال العميد سامي الراوي إن 12 قاربا غادرت الميناء يوم الخميس. ونفى عمر الصفدي مغادرة القوارب. "
    "وحذرت ليلى الحمدان من أن الهدنة قد تنهار. وأكدت ليلى الحمدان أن خفر السواحل لم يطلق النار على مجلس الصيادين. "
    "واتهم مجلس الصيادين خفر السواحل بإطلاق النار على 7 قوارب شمال الميناء. ويضم الميناء عند البلدة 40 رصيفا للصيد والتجارة."
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MutantSet:
    file = tmp_path_factory.mktemp("gold") / "001-x.txt"
    head, _, rest = GOLD.partition("@TEXT\n")
    actors = rest.partition("@POSITIONS")[0].partition("@ACTORS\n")[2]
    rows = (
        "rawi | indirect | statement | support | قال | 12 قاربا غادرت الميناء يوم الخميس | central\n"
        "safadi | reported | denial | oppose | نفى | نفى عمر الصفدي مغادرة القوارب | central\n"
        "layla | indirect | warning | oppose | حذرت | الهدنة قد تنهار | -\n"
        "layla | indirect | denial | oppose | أكدت | خفر السواحل لم يطلق النار على مجلس الصيادين | -\n"
        "council | reported | accusation | oppose | اتهم | اتهم مجلس الصيادين خفر السواحل بإطلاق النار على 7 قوارب شمال الميناء | -\n"
    )
    more = (
        "council | مجلس الصيادين | civil_society | - | Council | 0\nguard | خفر السواحل | armed_force | - | Guard | 0\n"
    )
    sections = "\n".join(
        f"@{s}" for s in ("MEDIATORS", "NOT_MEDIATORS", "RISKS", "CONTESTED", "LOADED", "DISCREPANCIES")
    )
    file.write_text(
        f"{head}@TEXT\n{TEXT}\n@ACTORS\n{actors.strip()}\n{more}@POSITIONS\n{rows}{sections}\n@TRAPS\n@QUESTIONS\n@END\n",
        encoding="utf-8",
    )
    return build([parse(file)])


def test_there_are_at_least_eleven_operators_and_two_are_held_back() -> None:
    assert len(OPERATORS) >= 11
    assert set(HELD_BACK) < set(OPERATORS)
    assert len(HELD_BACK) == 2


def test_every_mutant_differs_from_its_true_claim_in_more_than_spelling(made: MutantSet) -> None:
    assert made.mutants
    assert all(folded(m.claim).split() != folded(m.base.text).split() for m in made.mutants)


def test_cited_words_are_the_article_s_own(made: MutantSet) -> None:
    assert all(m.base.cited in TEXT for m in (*made.mutants, *made.equivalents))


def test_of_a_deed_that_several_did_together_no_claim_is_made_for_one_of_them() -> None:
    settings = (s for gold in load(ARTICLES, only_locked=False) if (s := setting_of(gold)) is not None)
    for setting in settings:
        for base in setting.bases:
            position = setting.position(base)
            if position is not None and position.speech == "reported":
                assert [p for p in setting.gold.positions if p.span == position.span] == [position]


def test_an_absent_number_or_name_is_nowhere_in_the_article(made: MutantSet) -> None:
    for mutant in made.mutants:
        if mutant.operator == "number_absent":
            new = set(mutant.claim.split()) - set(mutant.base.text.split())
            assert all(word not in TEXT for word in new), mutant.claim


def test_an_equivalent_never_stands_among_the_mutants(made: MutantSet) -> None:
    claims = {folded(m.claim) for m in made.equivalents}
    assert not claims & {folded(m.claim) for m in made.mutants}


def test_the_set_is_the_same_twice_and_another_with_another_seed(made: MutantSet) -> None:
    golds = list(made.golds.values())
    assert digest(build(golds)) == digest(made)
    assert digest(build(golds, seed="other")) != digest(made)


def test_the_checker_tells_true_claims_from_spoilt_ones(made: MutantSet) -> None:
    ours = kill_matrix(made, Checker())
    killed = sum(row.failed for row in ours.mutants.values()) / sum(row.of for row in ours.mutants.values())
    assert killed > 0.8
    assert ours.false_alarms().share < 0.1


class Always:
    """A judge that says one thing of everything."""

    def __init__(self, verdict: str) -> None:
        self.name, self._verdict = f"always {verdict}", verdict

    def verdict(self, source: str, claim: str, cited: str) -> str:
        return self._verdict


@pytest.mark.parametrize(("verdict", "kills"), [("pass", 0.0), ("fail", 1.0), ("unmeasurable", 0.0)])
def test_a_judge_that_says_one_thing_of_everything_gets_what_it_deserves(
    made: MutantSet, verdict: str, kills: float
) -> None:
    matrix = kill_matrix(made, Always(verdict))  # type: ignore[arg-type]
    assert matrix.macro()[0] == kills
    assert matrix.false_alarms().share == (1.0 if verdict == "fail" else 0.0)


def test_the_matrix_shows_every_judge_with_intervals_and_marks_what_was_held_back(made: MutantSet) -> None:
    text = table([kill_matrix(made, Checker()), kill_matrix(made, Overlap("tokens", 0.5))])
    assert "wasit" in text
    assert "overlap tokens" in text
    assert "macro" in text
    assert "all equivalents" in text


def test_the_baselines_are_printed_beside_the_checker_and_leave_operators_out_that_are_held_back(
    made: MutantSet,
) -> None:
    found = matrices(made)
    assert [m.judge for m in found] == ["wasit", "overlap tokens", "overlap grams", "source-blind"]
    assert not set(HELD_BACK) & set(found[0].mutants)


def test_a_tuned_threshold_fails_about_one_true_claim_in_twenty() -> None:
    claims = [("ا ب ج د", " ".join("ابجدهوز"[: n % 7 + 1])) for n in range(100)]
    judge = tuned("tokens", claims)
    assert sum(judge.verdict(source, claim, "") == "fail" for source, claim in claims) <= 5


def test_a_judge_without_text_is_unmeasurable() -> None:
    blind = trained(["قال فلان"], ["نفى فلان"])
    for judge in (Checker(), Overlap("grams", 0.5), blind):
        assert isinstance(judge, Judge)
        assert judge.verdict("", "", "") == "unmeasurable"


def test_a_wrong_article_never_passes(made: MutantSet) -> None:
    claim = made.equivalents[0]
    assert Checker().verdict("مقال آخر عن الطقس في البلدة.", claim.claim, claim.base.cited) != "pass"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_flip_and_contrary_is_another_word(language: str) -> None:
    words = words_for(language)
    assert all(folded(a) != folded(b) for a, b in words["flips"].items())
    assert all(folded(a) != folded(b) for a, b in words["antonyms"])
    assert set(EQUIVALENTS) >= {
        "marks",
        "letters",
        "digits",
        "number_words",
        "word_order",
        "passive",
        "transliteration",
    }


def test_without_articles_nothing_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", str(tmp_path)]) == 2
    assert "cannot score" in capsys.readouterr().err


@pytest.mark.slow
def test_the_frozen_set_is_the_committed_one() -> None:
    if not ARTICLES.is_dir():
        pytest.skip("the annotated articles are not in this checkout")
    made = build(load(ARTICLES))
    assert digest(made) == FROZEN.read_text(encoding="utf-8").split()[0]
    counts = {name: sum(m.operator == name for m in made.mutants) for name in OPERATORS}
    assert min(counts.values()) >= 200, counts

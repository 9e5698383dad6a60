"""What retrieval finds, in one table: `wasit eval retrieval` or `python -m evals.retrieval`.

Ours goes the whole way a user's search goes (documents, archive, word index, search); beside it, on the same questions,
light10 and LangChain's default. Data: ARCD (Mozannar and others 2019), XQuAD (Artetxe and others 2020), MLQA (Lewis and
others 2020) under `--data`; the articles of our own reading set for related articles and near-copies.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from evals.finding.baselines import Ranker, isri, light10, spaces
from evals.finding.copies import CopiesFound, copies_found
from evals.finding.matters import RelatedFound, related_found
from evals.finding.measures import Difference, Measures, difference, measures
from evals.finding.noise import NOISES, disturbed
from evals.finding.reworked import press
from evals.finding.squad import QuestionSet, question_set
from evals.finding.stories import Story, stories
from evals.finding.wording import wording
from retrieval.dedupe import complete_clusters
from retrieval.embed import HashedEmbedder
from retrieval.ingest import ingest_documents
from retrieval.library import Library
from retrieval.search import related, search
from retrieval.sources.document import Document
from schemas.base import Frozen

FILES: Final = {"ARCD": "arcd.json", "XQuAD": "xquad.ar.json", "MLQA dev": "mlqa-dev.ar.json"}
CROSSING: Final = "xquad.en.json"
DATA: Final = Path("../shared/data/retrieval")
READING: Final = Path(__file__).parent / "datasets" / "reading"
DEPTH: Final = 16
"""Passages asked for, so that ten paragraphs are left when several belong to one."""
FLOORS: Final = {
    "ARCD": 0.845,
    "XQuAD": 0.955,
    "MLQA dev": 0.785,
    "ARCD, one typo": 0.77,
    "XQuAD, English question": 0.25,
    "related articles": 0.90,
    "near-copies": 0.95,
}
"""Below one of these the eval fails: nDCG@10, recall@5 and F1."""
NO_LOSS: Final = 0.005
"""What vowel signs and hamza spelling may cost at most."""


class Row(Frozen):
    """One set of questions under one way to search."""

    set: str
    system: str
    questions: int
    measures: Measures
    against: Difference | None = None
    """How much better ours is on the same questions."""


class RetrievalReport(Frozen):
    """Everything measured, and which figures lie below their floors."""

    rows: tuple[Row, ...] = ()
    related: RelatedFound | None = None
    copies: CopiesFound | None = None
    missing: tuple[str, ...] = ()
    """Data that was not there."""
    below: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 pass, 1 below a floor, 2 nothing could be measured."""
        if not self.rows and self.related is None:
            return 2
        return 1 if self.below else 0


def measured(data: Path, reading: Path, most: int | None = None) -> RetrievalReport:
    """Measure all that the folders have data for.

    Args:
        data: Folder of the question sets.
        reading: Folder of annotated articles, in the form of the reading set.
        most: Questions of each set at most, evenly spread; all of them when None.
    """
    missing: list[str] = []
    rows: list[Row] = []
    for name, file in FILES.items():
        found = question_set(name, data / file)
        if found is None:
            missing.append(file)
            continue
        rows += _set_rows(_spread(found, most), data, most)
    told = stories(reading)
    if not told:
        missing.append(f"annotated articles in {reading}")
    report = RetrievalReport(
        rows=tuple(rows),
        related=related_articles(told) if told else None,
        copies=near_copies(told) if told else None,
        missing=tuple(missing),
    )
    return report.model_copy(update={"below": tuple(_below(report))})


def related_articles(told: Sequence[Story]) -> RelatedFound:
    """Recall among the first five for each story of an event, all stories being in the archive."""
    with TemporaryDirectory() as folder, _library(folder, [story.document() for story in told]) as library:
        by_ref = {article.ref: article for article in library.archive.articles()}
        return related_found(told, lambda ref, k: [one.ref for one in related(library, by_ref[ref], k)])


def near_copies(told: Sequence[Story]) -> CopiesFound:
    """Precision and recall of the archive's clusters over stories, reworkings and look-alikes."""
    printed = press(told, wording())
    with TemporaryDirectory() as folder, _library(folder, [each.document for each in printed]) as library:
        complete_clusters(library.archive)
        ids = {article.ref: article.id for article in library.archive.articles()}
        clusters = library.archive.cluster_ids(list(ids.values()))
        return copies_found(printed, {ref: clusters[article_id] for ref, article_id in ids.items()})


def _set_rows(given: QuestionSet, data: Path, most: int | None) -> Iterator[Row]:
    asked = [given]
    if given.name == "ARCD":
        asked += [disturbed(given, noise) for noise in NOISES]
    if given.name == "XQuAD" and (english := question_set("", data / CROSSING)) is not None:
        asked.append(given.asking("XQuAD, English question", _spread(english, most).questions))
    with TemporaryDirectory() as folder, _library(folder, _documents(given)) as library:
        number = {article.id: int(article.ref) for article in library.archive.articles()}
        for questions in asked:
            yield from _compared(questions, _ours(library, number), plain=questions is given)


def _compared(given: QuestionSet, ours: Callable[[str, int], int | None], *, plain: bool) -> Iterator[Row]:
    systems: dict[str, Ranker] = {
        "light10": Ranker(given.paragraphs, light10),
        "LangChain default": Ranker(given.paragraphs, spaces, k1=1.5, okapi=True),
    }
    if plain and (roots := isri()) is not None:
        systems["ISRI"] = Ranker(given.paragraphs, roots)
    own = [ours(question.text, question.paragraph) for question in given.questions]
    yield Row(set=given.name, system="ours", questions=len(own), measures=measures(own))
    for name, ranker in systems.items():
        ranks = [ranker.rank(question.text, question.paragraph) for question in given.questions]
        yield Row(
            set=given.name, system=name, questions=len(own), measures=measures(ranks), against=difference(own, ranks)
        )


def _ours(library: Library, number: dict[str, int]) -> Callable[[str, int], int | None]:
    def rank(question: str, paragraph: int) -> int | None:
        # A passage that is folded into another stands after it, as in the list shown.
        hits = search(library, question, DEPTH)
        listed = {hit.article_id for hit in hits}
        names = (
            name for hit in hits for name in (hit.article_id, *(each for each in hit.copies if each not in listed))
        )
        ranked = dict.fromkeys(number[name] for name in names)
        return list(ranked).index(paragraph) + 1 if paragraph in ranked else None

    return rank


def _documents(given: QuestionSet) -> list[Document]:
    return [Document(ref=str(number), text=text, title="-") for number, text in enumerate(given.paragraphs)]


def _library(folder: str, documents: Sequence[Document]) -> Library:
    library = Library.open(Path(folder), HashedEmbedder())
    ingest_documents(documents, library.archive, library.embedder)
    library.sync()
    return library


def _spread(given: QuestionSet, most: int | None) -> QuestionSet:
    if most is None or len(given.questions) <= most:
        return given
    step = len(given.questions) / most
    return given.asking(given.name, tuple(given.questions[int(number * step)] for number in range(most)))


def _below(report: RetrievalReport) -> Iterator[str]:
    figures = {row.set: row.measures.ndcg10 for row in report.rows if row.system == "ours"}
    if report.related is not None:
        figures["related articles"] = report.related.mean
    if report.copies is not None:
        figures["near-copies"] = report.copies.f1
    for name, floor in FLOORS.items():
        if name in figures and figures[name] < floor:
            yield f"{name}: {figures[name]:.3f} is below {floor:.3f}"
    for noise in ("vowel signs", "hamza"):
        loss = figures.get("ARCD", 0.0) - figures.get(f"ARCD, {noise}", figures.get("ARCD", 0.0))
        if loss > NO_LOSS:
            yield f"ARCD, {noise}: {loss:.3f} is lost, more than {NO_LOSS:.3f}"


def table(report: RetrievalReport) -> Iterator[str]:
    """The report as lines."""
    yield f"{'set':26}{'system':19}{'n':>6}{'nDCG@10':>9}{'R@1':>7}{'R@5':>7}{'R@10':>7}{'MRR@10':>8}  ours better by, 95 %"
    for row in report.rows:
        found = row.measures
        line = f"{row.set:26}{row.system:19}{row.questions:>6}{found.ndcg10:>9.3f}{found.r1:>7.3f}{found.r5:>7.3f}"
        line += f"{found.r10:>7.3f}{found.mrr10:>8.3f}"
        if row.against is not None:
            line += f"  {row.against.mean:+.3f} [{row.against.low:+.3f}, {row.against.high:+.3f}]"
        yield line
    if report.related is not None:
        events = " ".join(f"{name} {share:.2f}" for name, share in report.related.events.items())
        yield f"related articles: recall@5 {report.related.mean:.3f} over {len(report.related.recall)} subjects ({events})"
    if report.copies is not None:
        copies = report.copies
        yield f"near-copies: precision {copies.precision:.3f}, recall {copies.recall:.3f}, F1 {copies.f1:.3f}"
        for kind in copies.kinds:
            yield f"  {kind.kind:24}{kind.found:>4} of {kind.pairs:>3} found, {kind.wrong} wrong"
    yield from (f"not there, not measured: {name}" for name in report.missing)
    yield from (f"below its floor: {line}" for line in report.below)


def main(argv: Sequence[str] | None = None) -> int:
    """Command line: 0 pass, 1 below a floor, 2 when there is nothing to measure on."""
    parser = argparse.ArgumentParser(prog="wasit eval retrieval", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the question sets (SQuAD's form)")
    parser.add_argument("--reading", type=Path, default=READING, help="folder of annotated articles")
    parser.add_argument("--questions", type=int, metavar="N", help="at most N questions of each set, evenly spread")
    given = parser.parse_args(argv)
    report = measured(given.data, given.reading, given.questions)
    print(*table(report), sep="\n")
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())

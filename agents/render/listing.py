"""What the smaller commands print: reports of an ingest, hits of a search, articles in sentences, watches and slots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from agents.render.shown import shown
from schemas.article import Article, Sentence
from schemas.watch import Slot, Watch

if TYPE_CHECKING:
    from retrieval.ingest import IngestReport

ID_LENGTH = 12
UNITS = (("w", 604_800), ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1))


def report_text(report: IngestReport, count: int) -> str:
    """One line for each document, then the sum; `count` is how many articles the archive holds now."""
    lines = [f"taken: {shown(each.ref)} [{each.id[:ID_LENGTH]}]" for each in report.taken]
    lines += [f"already there: {shown(each.ref)} [{each.id[:ID_LENGTH]}]" for each in report.known]
    lines += [f"skipped: {shown(str(each))}" for each in report.skipped]
    lines += [f"failed: {shown(str(each))}" for each in report.failed]
    sums = (
        f"{len(report.taken)} taken, {len(report.known)} already there, {len(report.skipped)} skipped, "
        f"{len(report.failed)} failed; the archive holds {count}"
    )
    return "\n".join([*lines, sums]) + "\n"


def report_json(report: IngestReport, count: int) -> dict[str, Any]:
    """The same, for programs: articles without their text."""
    return {
        "taken": [_identity(each) for each in report.taken],
        "known": [_identity(each) for each in report.known],
        "skipped": [each.model_dump(mode="json") for each in report.skipped],
        "failed": [each.model_dump(mode="json") for each in report.failed],
        "notes": list(report.notes),
        "archive": count,
    }


def article_text(article: Article, sentences: Sequence[Sentence]) -> str:
    """What the article is, then each sentence under its number and offsets."""
    head = [
        ("title", article.title),
        ("reference", article.ref),
        ("id", article.id),
        ("outlet", article.outlet),
        ("author", article.author),
        ("address", article.url),
        ("published", article.published_at.isoformat() if article.published_at else None),
        ("language", article.language),
        ("kind", article.source_class),
        ("encoding", article.encoding),
        ("SHA-256", article.sha256),
    ]
    lines = [f"{name}: {shown(value)}" for name, value in head if value]
    for each in sentences:
        lines += ["", f"[{each.index} {each.start}–{each.end}]", shown(each.of(article.text))]
    return "\n".join(lines) + "\n"


def article_json(article: Article, sentences: Sequence[Sentence]) -> dict[str, Any]:
    """The article as it is kept, and its sentences with their words."""
    return {
        "article": article.model_dump(mode="json"),
        "sentences": [{**each.model_dump(mode="json"), "text": each.of(article.text)} for each in sentences],
    }


def watch_text(watch: Watch, slots: Sequence[Slot] = ()) -> str:
    """A watch and what became of its latest slot, one thing a line."""
    lines = [
        shown(watch.name),
        f"  question: {shown(watch.question)}",
        f"  every: {interval(watch.every_s)}",
        f"  output: {shown(watch.output)} ({watch.format})",
    ]
    if slots:
        latest = max(slots, key=lambda slot: slot.due)
        outcome = shown(latest.path or latest.reason or "")
        lines.append(f"  latest: {latest.due.isoformat()} {latest.state}{f': {outcome}' if outcome else ''}")
    return "\n".join(lines) + "\n"


def watch_json(watch: Watch, slots: Sequence[Slot]) -> dict[str, Any]:
    """A watch with all its slots."""
    return {**watch.model_dump(mode="json"), "slots": [slot.model_dump(mode="json") for slot in slots]}


def slot_text(slot: Slot) -> str:
    """Which watch published what."""
    return f"{shown(slot.watch)} {slot.due.isoformat()}\n  {shown(slot.path or '')}\n"


def interval(total: int) -> str:
    """A number of seconds the short way: `6h`, `1d12h`."""
    words = []
    for unit, size in UNITS:
        count, total = divmod(total, size)
        words += [f"{count}{unit}"] if count else []
    return "".join(words) or "0s"


def _identity(article: Article) -> dict[str, Any]:
    return article.model_dump(mode="json", exclude={"text"})

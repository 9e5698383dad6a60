"""What a search prints: each hit with what it is, the part that shows best what was found, and on request why."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from agents.render.shown import shown
from agents.render.style import BOLD, PLAIN
from schemas.article import Article
from schemas.question import Hit, Mark, MarkKind

ID_LENGTH: Final = 12
KINDS: Final[dict[MarkKind, str]] = {
    "exact": "as typed",
    "phrase": "phrase",
    "inflected": "another form",
    "near": "near spelling",
    "term": "term",
    "name": "name",
    "translation": "translation",
    "sound": "by its sound",
}
LANGUAGES: Final = {"ar": "Arabic", "en": "English", "fr": "French"}

Listed = tuple[Hit, Article, tuple[str, ...]]
"""A hit, its article, and where else the same text stands."""


def hits_text(found: Sequence[Listed], *, colour: bool = False, explain: bool = False) -> str:
    """The hits for a terminal; `colour` makes what was found bold, `explain` adds why each stands where it does."""
    return "\n".join("\n".join(_lines(*one, colour=colour, explain=explain)) + "\n" for one in found)


def hits_json(found: Sequence[Listed]) -> list[dict[str, Any]]:
    """The same for programs; all offsets are of code points in the article's text."""
    return [
        {
            **hit.model_dump(mode="json"),
            "ref": article.ref,
            "title": article.title,
            "outlet": article.outlet,
            "published_at": article.published_at.isoformat() if article.published_at else None,
            "language": article.language,
            "text": article.text[hit.start : hit.end],
            "also_in": list(also),
        }
        for hit, article, also in found
    ]


def _lines(hit: Hit, article: Article, also: Sequence[str], *, colour: bool, explain: bool) -> Iterator[str]:
    yield shown(article.title or article.ref)
    day = article.published_at.date().isoformat() if article.published_at else None
    about = [f"{hit.score:.3f}", *(shown(each) for each in (article.outlet, day) if each)]
    yield f"[{article.id[:ID_LENGTH]} {hit.start}–{hit.end}] {' · '.join(about)}"
    yield _snippet(hit, article, colour)
    if also:
        yield f"the same text: {'; '.join(map(shown, also))}"
    if explain:
        yield from (f"  {line}" for line in _why(hit, article))


def _snippet(hit: Hit, article: Article, colour: bool) -> str:
    start, end = hit.snippet or (hit.start, hit.end)
    pieces, at = ["… " if start > hit.start else ""], start
    for mark in hit.marks:
        if start <= mark.start and mark.end <= end:
            pieces += [
                _piece(article.text[at : mark.start]),
                _bold(_piece(article.text[mark.start : mark.end]), colour),
            ]
            at = mark.end
    pieces += [_piece(article.text[at:end]), " …" if end < hit.end else ""]
    return "".join(pieces)


def _piece(text: str) -> str:
    """A part of a line, safe to show, with a space at each edge where it had white space."""
    if not text.strip():
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{shown(text.strip())}{' ' if text[-1].isspace() else ''}"


def _bold(text: str, colour: bool) -> str:
    return f"{BOLD}{text}{PLAIN}" if colour else text


def _why(hit: Hit, article: Article) -> Iterator[str]:
    why = hit.why
    parts = []
    if why.words_rank is not None:
        across = f", looked for in {LANGUAGES.get(why.across, why.across)}" if why.across else ""
        parts.append(f"words: rank {why.words_rank}, BM25 {why.words_score}{across}")
    if why.vector_rank is not None:
        parts.append(f"meaning: rank {why.vector_rank}, cosine {why.vector_score}")
    parts += [f"age ×{why.recency}"] if why.recency != 1 else []
    parts += [f"outlet seen above ×{why.outlet_share}"] if why.outlet_share != 1 else []
    yield "; ".join(parts)
    for asked in dict.fromkeys(mark.asked for mark in hit.marks):
        words = dict.fromkeys(_told(mark, article) for mark in hit.marks if mark.asked == asked)
        yield f"{shown(asked)} → {', '.join(words)}"


def _told(mark: Mark, article: Article) -> str:
    word = shown(article.text[mark.start : mark.end])
    return f"{word} ({KINDS[mark.kind]}{f' {shown(mark.by)}' if mark.by and mark.by != word else ''})"

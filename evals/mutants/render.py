"""Gold positions and the outlet's own sentences as plain claims."""

from collections.abc import Iterator
from random import Random

import regex

from agents.grounding import SourceText
from evals.mutants.base import LANGUAGES, Base, Order, Setting, folded, words_for
from evals.reading_gold import GoldArticle, GoldPosition, GoldSpan

_COMPLEMENT = {
    "ar": regex.compile(r"(?:(?:من|إلى|على|عن)\s+)?(?<!\p{L})[وف]?(?P<that>ب?[أإ]نّ?(?:ه|ها|هم|هما|نا)?)\s+\Z"),
    "en": regex.compile(r"\b(?P<that>that)\s+\Z"),
}
_QUOTES = '«»“”"„'
_CLITIC = regex.compile(r"^[وف](?=\p{L}{3})")
_FINITE_EN = regex.compile(r"^(?:had |has |have )?(\p{Ll}+)$")
_LONGEST, _SHORTEST = 45, 3
"""Words of a claim's content."""
_SKIPPED = frozenset(("nested", "split"))


def setting_of(gold: GoldArticle) -> Setting | None:
    """The article with its true claims; None for a language the mutators have no words of."""
    if gold.language not in LANGUAGES:
        return None
    words = words_for(gold.language)
    return Setting(gold, words, (*_positions(gold), *_narration(gold)))


def _positions(gold: GoldArticle) -> Iterator[Base]:
    source = SourceText(gold.article)
    for number, position in enumerate(gold.positions):
        holder = gold.actors.get(position.holder)
        quote = gold.article.text[position.span.start : position.span.end]
        flagged = {flag.split(":")[0] for flag in position.flags}
        if holder is None or flagged & _SKIPPED or not _SHORTEST <= len(quote.split()) <= _LONGEST:
            continue
        whole = Random(f"{gold.id}/{number}").random() < 0.5  # noqa: S311 - reproducible draws, nothing secret
        cited = _sentences(gold, source, position.span) if whole else quote
        made = _rendered(gold, position, holder.names[0], quote)
        if made is not None:
            order, verb, link, content, tail = made
            start = position.span.end - len(content) if quote.endswith(content) else position.span.start
            span = GoldSpan(start, position.span.end)
            yield Base(
                gold.id,
                gold.language,
                f"p{number}",
                order,
                verb,
                holder.names[0],
                position.holder,
                link,
                content,
                tail,
                span,
                cited,
                number,
            )


def _rendered(
    gold: GoldArticle, position: GoldPosition, name: str, quote: str
) -> tuple[Order, str, str, str, str] | None:
    """Order, verb, link, content and tail of a claim; None where plain words cannot be made of the position."""
    text, arabic = gold.article.text, gold.language == "ar"
    before = text[max(0, position.span.start - 30) : position.span.start]
    marks = (arabic and ("«", "»")) or ("“", "”")
    cue = _CLITIC.sub("", position.cue) if arabic else position.cue
    inner = any(mark in quote for mark in _QUOTES)
    first: Order = "verb_first" if arabic else "subject_first"
    said = _said(cue, gold.language)
    if position.speech == "direct" and not inner:
        return first, said or ("قال" if arabic else "said"), f": {marks[0]}", quote, marks[1]
    found = _COMPLEMENT[gold.language].search(before)
    if position.speech in ("indirect", "mixed") and found:
        verb = said or _verb(cue, arabic)
        government = found.group()[: found.start("that") - found.start()].strip(" وف")
        link = f" {government} {found['that']} " if government else f" {found['that']} "
        return None if verb is None else (first, verb, link, quote, "")
    if position.speech in ("reported", "mixed") and cue and folded(quote).split()[0] == folded(cue).split()[0]:
        head, _, rest = quote.partition(" ")
        if arabic and (head.endswith(("اً", "ًا", "ةً")) or not _verb(cue, arabic)):
            return None
        if _names_holder(rest, gold.actors[position.holder].names) or _jointly(gold, position):
            return None
        return first, head, " ", rest, ""
    return None


def _names_holder(rest: str, names: tuple[str, ...]) -> bool:
    """Whether the holder stands behind the verb already."""
    head = {word.removeprefix("ال") for word in folded(rest).split()[:9]}
    return bool(head & {w.removeprefix("ال") for name in names for w in folded(name).split() if len(w) > 2})


def _jointly(gold: GoldArticle, position: GoldPosition) -> bool:
    """Whether several hold these very words together: then their names, or «both sides», stand behind the verb."""
    return any(p.span == position.span and p.holder != position.holder for p in gold.positions)


def _said(cue: str, language: str) -> str | None:
    """The cue as a finite verb of saying: itself, or the verb of its participle."""
    words = words_for(language)
    known = {folded(form) for form in words["reporting"]["say"]}
    bare = folded(cue)
    base = {folded(k): v for k, v in words["participles"].items()}
    if bare in base:
        return str(base[bare])
    same = (bare, bare.removesuffix("ت"), bare.removesuffix("ت") + "ي")
    return cue if any(form in known for form in same) else None


def _verb(cue: str, arabic: bool) -> str | None:
    """The cue when it is one finite verb that can stand at the head of a claim."""
    if not arabic:
        found = _FINITE_EN.match(cue)
        return cue if found and not found.group(1).endswith("ing") and cue not in ("statement", "per") else None
    bare = folded(cue)
    if (
        not cue
        or " " in cue
        or cue.endswith(("اً", "ًا", "ة", "ون", "وا", "ين", "ان", "تا"))
        or bare[:1] in "نم"
        or bare[:2] in ("ال", "با")
    ):
        return None
    return cue if (len(bare) >= _SHORTEST and not bare.endswith(("ا", "ه", "ها"))) or bare in ("دعا",) else None


def _sentences(gold: GoldArticle, source: SourceText, span: GoldSpan) -> str:
    touched = [s for s in source.sentences if s.start < span.end and span.start < s.end]
    return gold.article.text[touched[0].start : touched[-1].end] if touched else ""


def _narration(gold: GoldArticle) -> Iterator[Base]:
    """The outlet's own sentences: no position, no quotation marks and no speech in them."""
    taken = [p.span for p in gold.positions] + [a for pair in gold.contested for a in pair] + [t for t, _ in gold.traps]
    text = gold.article.text
    for number, sentence in enumerate(SourceText(gold.article).sentences):
        if any(span.start < sentence.end and sentence.start < span.end for span in taken):
            continue
        quote = text[sentence.start : sentence.end].rstrip(".!؟? ")
        if any(mark in quote for mark in _QUOTES + ":؟?") or not 6 <= len(quote.split()) <= _LONGEST:
            continue
        span = GoldSpan(sentence.start, sentence.start + len(quote))
        yield Base(gold.id, gold.language, f"n{number}", "narrative", "", "", "", "", quote, "", span, quote)

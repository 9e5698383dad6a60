"""Stretches that may carry a stand, from the rules and from the sequence model, with what speaks for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from agents.readers.embedded.clauses import NEEDS_COMMA
from agents.readers.embedded.english_lexicon import english
from agents.readers.embedded.lexicon import frames, small_words
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.telling import unjoined
from agents.readers.embedded.trained.sequences import Stretch
from agents.readers.embedded.trained.situation import Situation

_LONGEST_WAY = 26
"""Words between a cue and the words it introduces, at most."""
_AFTER = 7
"""Words between the end of spoken words and the cue that follows them, at most."""
_MAY_BEGIN = 0.06
"""Chance that a stand begins at a word, from which a stretch is also tried without what stands before or behind it."""
_LEAST_WORDS = 2
_SAYS = 3
"""Words of a quotation above which it is said, and no name or term that the speaker's words go on behind."""
_EARLY = 120
"""Words from which on a place counts as late in the text."""
_OPEN = frozenset(("اكثر", "اقل", "نحو", "حوالي", "قرابه", "زهاء"))
"""Words behind which a number or a noun must follow."""
_ALIKE = 0.8
"""Share of words in common from which two candidates are one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be a stand; half-open word range."""

    first: int
    last: int
    stands: tuple[Stand, ...] = ()
    """What the rules found of just these words; several where holders speak together."""
    stretch: Stretch | None = None
    cue: int = -1
    """The cue inside the words or before them; -1 for none."""
    after: int = -1
    """The cue behind the words; -1 for none."""
    whole: bool = True
    """Whether the model, or the rules, propose just these words, not a part of them."""

    @property
    def size(self) -> int:
        """Words."""
        return self.last - self.first


def share(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Words in common out of all words of both ranges."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def candidates(told: Situation) -> list[Candidate]:
    """All candidates in text order, alike ones made one; a name in quotation marks is none."""
    found: list[Candidate] = []
    for stand in told.stands:
        twin = next((k for k, c in enumerate(found) if (c.first, c.last) == (stand.first, stand.last)), None)
        if twin is None:
            found.append(Candidate(stand.first, stand.last, (stand,)))
        else:
            found[twin] = replace(found[twin], stands=(*found[twin].stands, stand))
    whole = [_closed(told, _behind_that(told, _without_gloss(told, stretch))) for stretch in told.stretches]
    for stretch in whole:
        _add(found, Candidate(stretch.first, stretch.last, stretch=stretch))
    for stretch in whole:
        for first, last in _variants(told, stretch):
            _add(found, Candidate(first, last, stretch=replace(stretch, first=first, last=last), whole=False))
    for stretch in (_without_gloss(told, faint) for faint in told.faint):
        if not any(c.first < stretch.last and stretch.first < c.last for c in found):
            _add(found, Candidate(stretch.first, stretch.last, stretch=stretch, whole=False))
    inside = [(m.first, m.last) for m in told.mentions]
    found = [
        c for c in found if c.stands or not (_named(told, c) or any(f <= c.first and c.last <= t for f, t in inside))
    ]
    found.sort(key=lambda c: (c.first, c.last))
    return [_anchored(told, c) for c in found]


def _named(told: Situation, candidate: Candidate) -> bool:
    """Whether a short quotation is the name of whoever the verb right behind it is about (لكن «أحرار الوادي» رفض)."""
    doc, last = told.doc, candidate.last
    quote = doc.opens_quote(candidate.first)
    whole = quote is not None and doc.last_word(quote) == last and candidate.size <= _SAYS
    if not whole or ":" in doc.gaps[candidate.first] or last >= len(doc.words) or not told.cue_at[last]:
        return False
    return not set("،,.:؛") & set(doc.gaps[last]) and not (candidate.first and told.cue_at[candidate.first - 1])


def _behind_that(told: Situation, stretch: Stretch) -> Stretch:
    """What is said alone where the stretch begins with the verb of saying, or with an aside between it and a quotation.

    The rules tell which: the clause behind أن, or «…» of وأضاف، بعد لقاء فلان، «…».
    """
    for stand in told.stands:
        if stretch.first < stand.first < stretch.last and stand.form != "action" and stand.cue_at is not None:
            quoted = stand.cue_at < stretch.first and told.doc.opens_quote(stand.first) is not None
            if stand.cue_at == stretch.first or (quoted and "،" in told.doc.gaps[stand.first]):
                return replace(stretch, first=stand.first)
    return stretch


def _closed(told: Situation, stretch: Stretch) -> Stretch:
    """The whole of the ruled stand where the stretch breaks off behind a word that needs another («… بأكثر»)."""
    if unjoined(told.doc.folded[stretch.last - 1]) not in small_words()["prepositions"] | _OPEN:
        return stretch
    longer = [s.last for s in told.stands if s.first == stretch.first and s.last > stretch.last]
    return replace(stretch, last=min(longer)) if longer else stretch


def _without_gloss(told: Situation, stretch: Stretch) -> Stretch:
    """The stretch up to the outlet's remark on it (…، في إشارة إلى كذا), or to where the quotation it opens with ends."""
    doc = told.doc
    opened = doc.opens_quote(stretch.first)
    if opened is not None and _SAYS < doc.last_word(opened) - stretch.first < stretch.last - stretch.first:
        return replace(stretch, last=doc.last_word(opened))
    for k in range(stretch.first + _LEAST_WORDS, stretch.last):
        if doc.words[k].quote >= 0:
            continue
        parted = "," in told.words.gaps[k] or doc.folded[k] not in NEEDS_COMMA
        background = doc.folded[k] == "حيث" and doc.folded[k - 1] != "من"
        if background or (parted and (frames()["gloss"].match(doc.folded, k) or english("gloss").match(doc.folded, k))):
            return replace(stretch, last=k)
    return stretch


def _add(found: list[Candidate], new: Candidate) -> None:
    """Add a candidate, or note on those like it what the model sees."""
    alike = [k for k, c in enumerate(found) if share((c.first, c.last), (new.first, new.last)) >= _ALIKE]
    for k in alike:
        if found[k].stretch is None:
            found[k] = replace(found[k], stretch=new.stretch)
    if not alike:
        found.append(new)


def _variants(told: Situation, stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Parts of a stretch: from or up to a word at which another stand may begin, at most two of each."""
    begins = told.begins[stretch.first + 1 : stretch.last]
    places = [int(k) + stretch.first + 1 for k in np.argsort(-begins, kind="stable")[:2] if begins[k] >= _MAY_BEGIN]
    for place in sorted(places):
        if stretch.last - place >= _LEAST_WORDS:
            yield place, stretch.last
        if place - stretch.first >= _LEAST_WORDS:
            yield stretch.first, place


def _anchored(told: Situation, candidate: Candidate) -> Candidate:
    """The candidate with the cues that may introduce it."""
    cue = next((s.cue_at for s in candidate.stands if s.cue_at is not None), None)
    if cue is None:
        cue = _inside(told, candidate) if candidate.stretch is not None and candidate.stretch.kind == "V" else None
    if cue is None:
        cue = _before(told, candidate)
    return replace(candidate, cue=cue, after=_after(told, candidate))


def _inside(told: Situation, candidate: Candidate) -> int | None:
    return next((k for k in range(candidate.first, min(candidate.first + 3, candidate.last)) if told.cue_at[k]), None)


def _before(told: Situation, candidate: Candidate) -> int:
    doc, first = told.doc, candidate.first
    start = doc.bounds[told.sentence(first)][0]
    if start == first and first and ":" in doc.gaps[first]:
        start = doc.bounds[told.sentence(first - 1)][0]
    for k in range(first - 1, max(start, first - _LONGEST_WAY) - 1, -1):
        if told.cue_at[k] and (doc.words[k].quote < 0 or doc.words[k].quote == doc.words[first].quote):
            return k
    return -1


def _after(told: Situation, candidate: Candidate) -> int:
    stop = min(candidate.last + _AFTER, len(told.doc.words))
    for k in range(candidate.last, stop):
        if "\n" in told.doc.gaps[k]:
            return -1
        if told.cue_at[k]:
            return k
    return -1


def span_row(told: Situation, candidate: Candidate, all_of: Sequence[Candidate]) -> dict[str, float]:
    """What speaks for the candidate, as numbers."""
    doc, first, last = told.doc, candidate.first, candidate.last
    inside = told.inside[first:last]
    stretch, stand = candidate.stretch, next(iter(candidate.stands), None)
    over = [c for c in all_of if c is not candidate and c.first < last and first < c.last]
    opening, closing = told.words.gaps[first], told.words.gaps[last]
    row = {
        "size": float(last - first),
        "sure": stretch.sure if stretch is not None else 0.0,
        "mean": float(inside.mean()),
        "least": float(inside.min()),
        "begin": float(told.begins[first]),
        "begin_within": float(told.begins[first + 1 : last].max()) if last - first > 1 else 0.0,
        "goes_on": float(told.inside[last] - told.begins[last]) if last < len(told.inside) else 0.0,
        "before": float(told.inside[first - 1]) if first else 0.0,
        "rules": float(len(candidate.stands)),
        "seen": float(stretch is not None),
        "whole": float(candidate.whole),
        "mute": float(candidate.cue in told.mute),
        "ends_before_begin": float(told.begins[last]) if last < len(told.begins) else 1.0,
        "same_begin": float(stretch is not None and stretch.first == first),
        "same_end": float(stretch is not None and stretch.last == last),
        "over": float(len(over)),
        "over_rule": float(any(c.stands for c in over)),
        "over_seen": float(any(c.stretch is not None for c in over)),
        "over_longer": float(any(c.size > candidate.size for c in over)),
        "way": float(min(first - candidate.cue, 30)) if candidate.cue >= 0 else 40.0,
        "after": float(candidate.after - last) if candidate.after >= 0 else 9.0,
        "colon": float(":" in opening),
        "opens": float("<" in opening or '"' in opening),
        "closes": float(">" in closing or '"' in closing),
        "comma_before": float("," in opening),
        "comma_after": float("," in closing),
        "ends_sentence": float("." in closing or "N" in closing),
        "begins_sentence": float(first == doc.bounds[told.sentence(first)][0]),
        "in_quote": float(doc.words[first].quote >= 0),
        "place": float(min(first, _EARLY)),
        "ar": float(doc.folded[first][:1] > "\u0600"),
    }
    for kind in "DCV":
        row[f"seen_{kind}"] = float(stretch is not None and stretch.kind == kind)
    if stand is not None:
        row[f"form_{stand.form}"] = 1.0
        row[f"act_{stand.act}"] = 1.0
        row["cued"] = float(stand.cue_at is not None)
        row["kind_person"] = float(stand.holder.type == "person")
        row["kind_body"] = float(stand.holder.kind == "body")
    for tag in told.words.tags[first]:
        row[f"first_{tag}"] = 1.0
    if candidate.cue >= 0:
        for tag in told.words.tags[candidate.cue]:
            row[f"cue_{tag}"] = 1.0
    if first:
        for tag in told.words.tags[first - 1]:
            row[f"prev_{tag}"] = 1.0
    return row

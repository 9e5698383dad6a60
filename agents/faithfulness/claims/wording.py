"""Names, contraries and words that the cited sentences lack."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.faithfulness.claims.align import Gap
from agents.faithfulness.claims.comparison import Comparison
from agents.faithfulness.claims.forms import shapes, sound
from agents.faithfulness.claims.report import breaks, holds, open_to_doubt
from agents.faithfulness.claims.spelling import alike
from agents.faithfulness.quantities import calendar_of, numbers_of
from schemas.grounded import Finding

_MOST = 0.34
"""Share of a claim's content words that may be foreign to the cited sentences before nothing supports it."""
_SOUND = 2


@dataclass(frozen=True)
class Foreign:
    """A word of the claim that the cited sentences lack."""

    at: int
    name: bool
    elsewhere: bool
    """The article has it in another place."""
    gap: Gap | None


def foreign(it: Comparison) -> list[Foreign]:
    """The content's words that the cited sentences lack; numbers, dates, negators and hedges have checks of their own."""
    found = []
    for i in it.unmatched():
        form = it.content[i].form
        if form in it.lore.negators | it.lore.hedges | it.lore.firm:
            continue
        pair = it.words(range(max(0, i - 1), i + 1)), it.words(range(i, min(len(it.content), i + 2)))
        if numbers_of(form) or calendar_of(form) or any(calendar_of(words) and not _split(words) for words in pair):
            continue
        heard = sound(form)
        name = it.is_name(i)
        if len(heard) > _SOUND and heard in it.near_sounds and _spelt_alike(it, form, heard):
            continue
        here = bool(shapes(form) & it.ground.whole.shapes)
        found.append(Foreign(i, name, here, it.gap_at(i)))
    return found


def _split(words: str) -> bool:
    """Whether each of two words is a day or month by itself, or neither is a part of one («تشرين الأول»)."""
    return any(calendar_of(word) for word in words.split())


def _spelt_alike(it: Comparison, form: str, heard: str) -> bool:
    """Whether a near word is the same name in another spelling."""
    return any(alike(t.form, form) for t in it.ground.near if sound(t.form) == heard)


def check_names(it: Comparison, strange: list[Foreign]) -> Finding:
    """Every name of the content is one that the cited sentences give, by this or another form of it."""
    for mention in it.claim_mentions:
        inside = [f for f in strange if mention.first <= f.at < mention.last]
        if inside and not mention.keys & it.near_keys:
            written = it.words(range(mention.first, mention.last))
            return breaks("names", "it is named elsewhere in the source, not in these words", stated=written)
    for word in strange:
        covered = any(m.first <= word.at < m.last for m in it.claim_mentions)
        if word.name and not covered:
            where = "elsewhere in the source" if word.elsewhere else "nowhere in the source"
            return breaks("names", f"it is named {where}", stated=it.content[word.at].form)
    lost = _name_lost(it, strange)
    return lost or holds("names", "its names are in the cited sentences")


def _name_lost(it: Comparison, strange: list[Foreign]) -> Finding | None:
    """A word that the source lacks in the place of a name that it has."""
    for word in strange:
        if word.gap is None or not word.gap.source:
            continue
        replaced = [m for m in it.near_mentions if m.first < word.gap.source.stop and word.gap.source.start < m.last]
        kept = {key for m in it.claim_mentions for key in m.keys}
        if replaced and not any(m.keys & kept for m in replaced):
            stated, found = it.words(word.gap.claim), it.source_words(word.gap.source)
            return breaks("names", "the source names somebody else there", stated=stated, found=found)
    return None


def check_contraries(it: Comparison) -> Finding:
    """No word stands where the source has one of contrary meaning."""
    for _i, form, other in _exchanged(it):
        if it.lore.contrary(form, other) and not it.lore.same(form, other):
            return breaks("contraries", "the source says the contrary", stated=form, found=other)
    return holds("contraries", "no word stands in the place of its contrary")


def _exchanged(it: Comparison) -> Iterator[tuple[int, str, str]]:
    """Each word of the claim that is not the source's, with the source's words of that place."""
    for gap in it.alignment.gaps:
        for i in gap.claim:
            for j in gap.source:
                yield i, it.content[i].form, it.alignment.source[j].form


def check_support(it: Comparison, strange: list[Foreign]) -> Finding:
    """What the claim says stands in the cited sentences; a word that they lack is supported by one of its meaning."""
    real = [i for i, t in enumerate(it.content) if not it.is_function(t.form)]
    if not it.content or not real:
        return open_to_doubt("support", "the claim says nothing that can be compared", stated=it.text)
    foreign_ = [f for f in strange if not _like(it, f)]
    if (len(foreign_) / len(real) > _MOST and len(foreign_) > 1) or not it.alignment.pairs:
        return breaks("support", "the cited sentences do not say this", stated=it.words())
    put = next((f for f in foreign_ if _noun_put(it, f) or _phrase_put(foreign_, f)), None)
    if put is not None and put.gap is not None:
        stated, found = it.words(put.gap.claim), it.source_words(put.gap.source)
        return breaks("support", "the source has another word there", stated=stated, found=found)
    if foreign_:
        stated = it.content[foreign_[0].at].form
        return open_to_doubt("support", "the cited sentences lack a word of it", stated=stated)
    return holds("support", "the cited sentences say this", stated=it.words())


def _like(it: Comparison, word: Foreign) -> bool:
    form = it.content[word.at].form
    window = it.gap_at(word.at)
    near = [it.alignment.source[j].form for j in window.source] if window and window.source else []
    return any(it.lore.same(form, other) for other in near or [t.form for t in it.ground.near])


def _noun_put(it: Comparison, word: Foreign) -> bool:
    """Whether the word stands in the place of another of the source; a verb for a verb may be a paraphrase."""
    if word.gap is None:
        return False
    theirs = [it.alignment.source[j].form for j in word.gap.source]
    replaced = [form for form in theirs if not it.is_function(form)]
    return bool(replaced) and not (
        _verb_like(it, it.content[word.at].form) and any(_verb_like(it, f) for f in replaced)
    )


def _phrase_put(strange: Sequence[Foreign], word: Foreign) -> bool:
    """Whether the next word too is one that the whole article lacks: a phrase of its own was put in."""
    return not word.elsewhere and any(other.at == word.at + 1 and not other.elsewhere for other in strange)


def _verb_like(it: Comparison, form: str) -> bool:
    """Whether an Arabic form may be a verb; English verbs and nouns are not told apart."""
    bare = form.lstrip("وف")
    if not it.arabic or bare.startswith("ال") or bare.endswith("ه"):
        return not it.arabic and (form.endswith(("ed", "ing")) or form in it.lore.verbs)
    return bare[:1] in ("ي", "ت", "ن", "س", "ا") or form in it.lore.verbs

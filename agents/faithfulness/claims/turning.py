"""Polarity, modality and the reporting verb of a claim against the source's."""

from agents.faithfulness.claims.align import Gap
from agents.faithfulness.claims.comparison import Comparison
from agents.faithfulness.claims.forms import Term, shapes
from agents.faithfulness.claims.report import breaks, holds, open_to_doubt
from agents.faithfulness.view import find_phrase, unclitic
from schemas.grounded import Finding

_BESIDE = 1
_LONG, _SCOPE = 5, 2
"""Words of the source that a claim may skip and still be of the same clause; words before the next that bear on it then."""
_GOVERNED = 40
"""Words before a clause among which the verb that governs it stands."""


def check_polarity(it: Comparison) -> Finding:
    """The claim negates what the source negates, and nothing else."""
    for gap in _gaps(it):
        mine = _negators(it, it.content, gap.claim)
        theirs = _negators(it, it.alignment.source, _close(gap)) if not (gap.opens or gap.closes) else []
        theirs += _at_the_edge(it, gap)
        if len(mine) > len(theirs):
            stated = it.words(range(max(0, gap.claim.start), min(len(it.content), gap.claim.stop + 1)))
            return breaks("polarity", "the claim negates what the source does not", stated=stated)
        if len(theirs) > len(mine):
            last = theirs[-1]
            found = it.source_words(range(last, min(len(it.alignment.source), last + 3)))
            return breaks("polarity", "the source negates what the claim does not", stated=it.words(), found=found)
    return holds("polarity", "no negation more or less")


def _close(gap: Gap) -> range:
    """The part of a gap's source that bears on the next word of the claim: a long gap is a clause of its own."""
    if len(gap.source) <= _LONG:
        return gap.source
    return range(gap.source.stop - _SCOPE, gap.source.stop)


def _gaps(it: Comparison) -> list[Gap]:
    return list(it.alignment.gaps)


def _negators(it: Comparison, terms: tuple[Term, ...], span: range) -> list[int]:
    """Indexes of the negators in a stretch."""
    forms = [t.form for t in terms]
    found = []
    for i in span:
        if not unclitic(forms[i]) & it.lore.negators:
            continue
        if any(
            find_phrase(forms[i : i + len(p)], p) == 0 or forms[max(0, i - 1) : i + 1] == list(p)
            for p in it.lore.not_negating
        ):
            continue
        found.append(i)
    return found


def _at_the_edge(it: Comparison, gap: Gap) -> list[int]:
    """Negators of the source right before the first words that the claim takes up, as they are or inflected."""
    if not gap.opens or not gap.source or not it.alignment.pairs:
        return []
    source, stop = it.alignment.source, gap.source.stop
    mine = frozenset[str]().union(*(shapes(it.content[i].form) for i in gap.claim))
    found = []
    for j in _negators(it, source, range(max(gap.source.start, stop - len(gap.claim) - 1), stop)):
        if j + 1 >= len(source) or it.ground.view.text[source[j].end : source[j + 1].start].strip():
            continue
        if j + 1 == stop or shapes(source[j + 1].form) & mine:
            found.append(j)
    return found


def check_modality(it: Comparison) -> Finding:
    """What the source leaves open, plans or expects is not said as done or certain."""
    for gap in it.alignment.gaps:
        mine = [it.content[i].form for i in gap.claim]
        edge = max(gap.source.start, gap.source.stop - _BESIDE) if gap.opens else _close(gap).start
        theirs = [it.alignment.source[j].form for j in range(edge, gap.source.stop)] if not gap.closes else []
        kept = frozenset[str]().union(*(unclitic(t.form) for t in it.terms))
        lost = next((f for n, f in enumerate(theirs) if _hedge(it, theirs, n, gap) and not unclitic(f) & kept), None)
        if lost and not any(unclitic(f) & it.lore.hedges or (_future(it, f) and not _hedged(it, lost)) for f in mine):
            return breaks("modality", f"the source says «{lost}»", stated=it.words(), found=it.source_words(gap.source))
        firm = next((f for f in mine if unclitic(f) & it.lore.firm), None)
        if firm and not any(unclitic(f) & it.lore.firm for f in theirs):
            return breaks("modality", f"«{firm}» is more than the source says", stated=firm)
        for one in mine:
            for other in theirs:
                if _future(it, other) and not _future(it, one) and shapes(one) & shapes(other):
                    return breaks("modality", "the source says it is still to come", stated=one, found=other)
    return _vouched(it) or holds("modality", "it is as certain as in the source")


def _vouched(it: Comparison) -> Finding | None:
    """The claim's verb vouches for what the source's verb only supposes, offers or alleges."""
    stated = it.terms[it.head.verb].form if it.head.verb is not None and it.head.attributed else ""
    if not unclitic(stated) & it.lore.confirming:
        return None
    open_ = it.lore.hedges | it.lore.words.alleged
    for form, _, _ in source_verbs(it):
        if unclitic(form) & open_ and not shapes(form) & shapes(stated):
            return breaks("modality", "the verb vouches for what the source leaves open", stated=stated, found=form)
    return None


def _hedge(it: Comparison, forms: list[str], n: int, gap: Gap) -> bool:
    bare = unclitic(forms[n])
    if not bare & it.lore.hedges:
        return False
    if "قد" in bare:
        following = forms[n + 1] if n + 1 < len(forms) else _next(it, gap)
        return _present(it, following)
    return True


def _present(it: Comparison, form: str) -> bool:
    """Whether an Arabic verb is in the present: «قد» leaves open what follows; before a past it confirms it."""
    if form[:1] not in ("ي", "ت", "ن") or len(form) < 4:
        return False
    known = it.lore.verbs.get(form)
    past = known is not None and known.feminine is False and form[0] != "ي"
    return not past and not (form[0] == "ت" and form[-1] == "ت")


def _hedged(it: Comparison, form: str) -> bool:
    return bool(unclitic(form) & (it.lore.possible | it.lore.likely | it.lore.intended))


def _next(it: Comparison, gap: Gap) -> str:
    return it.alignment.source[gap.source.stop].form if gap.source.stop < len(it.alignment.source) else ""


def _future(it: Comparison, form: str) -> bool:
    if not it.arabic:
        return form in ("will", "shall")
    bare = form.lstrip("وف")
    return len(bare) > 4 and bare[0] == "س" and bare[1] in "يتنا"


def check_reporting(it: Comparison) -> Finding:
    """The claim's reporting verb says yes or no as the source's does."""
    verb = it.head.verb
    sources = source_verbs(it)
    if it.head.negated and it.head.attributed and not any(negated for _, _, negated in sources):
        return breaks("reporting", "the claim denies that it was said", stated=it.text)
    if verb is None or not it.head.attributed:
        return holds("reporting", "the claim has no reporting verb")
    stated = it.terms[verb].form
    side = _side(it, stated)
    same = next((negated for form, _, negated in sources if shapes(form) & shapes(stated)), None)
    if same is not None and same and not it.head.negated:
        return breaks("reporting", "the source negates this verb", stated=stated)
    if not sources:
        if side == "no":
            return breaks("reporting", "nothing in the source denies or refuses", stated=stated)
        if side == "open":
            return holds("reporting", "the verb only hands over", stated=stated)
        return open_to_doubt("reporting", "the source's reporting verb was not found", stated=stated)
    if any(shapes(form) & shapes(stated) for form, _, _ in sources):
        return holds("reporting", "the source has the same verb", stated=stated)
    against = next((form for form, _, negated in sources if not negated and it.lore.contrary(stated, form)), "")
    if against and not it.head.negated:
        return breaks("reporting", "the source's verb is the contrary", stated=stated, found=against)
    kinds = {_turned(kind, negated) for _, kind, negated in sources}
    found = " / ".join(form for form, _, _ in sources)
    if side != "open" and side not in kinds and (side == "no" or "no" in kinds):
        return breaks("reporting", "the source's verb says otherwise", stated=stated, found=found)
    if side == "open" and kinds == {"no"} and it.head.link != "quote":
        return breaks("reporting", "the source's verb denies or refuses this", stated=stated, found=found)
    return holds("reporting", "the verbs do not clash", stated=stated, found=found)


def _side(it: Comparison, form: str) -> str:
    """Whether a reporting verb affirms, refuses, or only hands over."""
    for bare in sorted(unclitic(form), key=len, reverse=True):
        verb = it.lore.verbs.get(bare)
        if verb is not None:
            return "no" if verb.kind in it.lore.refusing else "yes" if verb.kind in it.lore.affirming else "open"
    return "open"


def _turned(side: str, negated: bool) -> str:
    return {"no": "yes", "yes": "no"}.get(side, side) if negated else side


def source_verbs(it: Comparison) -> list[tuple[str, str, bool]]:
    """The reporting verb that governs the words which the claim takes up: form, side, whether negated; empty for none.

    The nearest verb before them in their sentence; behind «وأن», the first, for the same saying goes on. Quotations are left
    out: what is said inside them governs nothing outside.
    """
    found, source = it.alignment.found, it.alignment.source
    if not found:
        return []
    if it.head.link == "object":
        taken = set(it.alignment.pairs.values())
        beside = (_verb_at(it, j - 1) for j in sorted(taken) if j and j - 1 not in taken)
        close = next((verb for verb in beside if verb), None)
        if close:
            return [close]
    verbs: list[tuple[str, str, bool]] = []
    handing: list[tuple[str, str, bool]] = []
    for j in range(found.start - 1, max(0, found.start - _GOVERNED) - 1, -1):
        if "\n" in it.ground.view.text[source[j].end : source[j + 1].start]:
            break
        verb = _verb_at(it, j)
        if verb is not None:
            verbs.append(verb)
            behind = [t.form for t in source[j + 1 : j + 1 + _LONG]]
            handing += [verb] if it.lore.words.complementisers & set(behind) else []
    spoken = it.terms[it.head.verb].form if it.head.verb is not None else ""
    own = [known for known in verbs if spoken and shapes(known[0]) & shapes(spoken)]
    if own and (_side(it, spoken) == "open" or own[0] in handing):
        return own[:1]
    goes_on = found.start > 0 and bool(
        {"وان", "وبان", "وانه", "وانها"} & {source[found.start - 1].form, source[found.start].form}
    )
    return (handing[:1] or verbs[-1:]) if goes_on else verbs[:1]


def _verb_at(it: Comparison, j: int) -> tuple[str, str, bool] | None:
    source = it.alignment.source
    form = source[j].form
    known = next((b for b in sorted(unclitic(form), key=len, reverse=True) if b in it.lore.verbs), None)
    if known is None or it.ground.view.quoted(source[j].start):
        return None
    negated = j > 0 and bool(unclitic(source[j - 1].form) & it.lore.negators)
    return form, _side(it, known), negated

"""Who did it to whom: two names of a claim that stand the other way round in the source."""

from itertools import pairwise

from agents.faithfulness.claims.comparison import Comparison
from agents.faithfulness.claims.forms import Term
from agents.faithfulness.claims.report import breaks, holds
from agents.faithfulness.names import Mention
from agents.faithfulness.view import find_phrase
from schemas.grounded import Finding


def check_roles(it: Comparison) -> Finding:
    """Names keep their order and their prepositions; words do not change places."""
    swapped = _exchanged(it)
    if swapped:
        return breaks("roles", "two words of the source have changed places", stated=swapped)
    passive = _passive(it)
    for one, other in pairwise(it.claim_mentions):
        if one.keys & other.keys:
            continue
        theirs_one, theirs_other = _in_source(it, one), _in_source(it, other)
        if theirs_one is None or theirs_other is None:
            continue
        mine = (_marker(it, it.content, one), _marker(it, it.content, other))
        theirs = (_marker(it, it.ground.near, theirs_one), _marker(it, it.ground.near, theirs_other))
        flipped = theirs_one.first > theirs_other.first
        bare = mine == ("", "") and theirs == ("", "")
        crossed = mine != theirs and mine == theirs[::-1]
        if (flipped and bare and not passive) or (crossed and not passive):
            stated = it.words(range(one.first, other.last))
            return breaks("roles", "the source has the two names the other way round", stated=stated)
    return holds("roles", "who acts and who is acted on are the source's")


def _in_source(it: Comparison, mention: Mention) -> Mention | None:
    """The same name in the near words: the occurrence that the claim's words are laid beside, or the only one."""
    same = [m for m in it.near_mentions if m.keys & mention.keys]
    laid = it.alignment.pairs.get(mention.first)
    if laid is not None:
        return next((m for m in same if m.first <= laid < m.last), same[0] if len(same) == 1 else None)
    return same[0] if len(same) == 1 else None


def _marker(it: Comparison, terms: tuple[Term, ...], mention: Mention) -> str:
    """The preposition that governs a name; empty for none."""
    if mention.clitic and mention.clitic[-1] in "لبك":
        return mention.clitic[-1]
    before = terms[mention.first - 1].form if mention.first else ""
    return before if before in it.lore.prepositions else ""


def _passive(it: Comparison) -> bool:
    """Whether claim or source names its agent behind «من قبل» or "by", and the other does not."""
    mine, theirs = [t.form for t in it.content], [t.form for t in it.ground.near]
    return any((find_phrase(mine, p) >= 0) != (find_phrase(theirs, p) >= 0) for p in it.lore.passive_agent)


def _exchanged(it: Comparison) -> str:
    """Words of two gaps that stand in each other's place; empty when there are none."""
    for one in it.alignment.gaps:
        for other in it.alignment.gaps:
            if one is other or not one.source or not other.source:
                continue
            goes = any(it.moved.get(i) in other.source for i in one.claim if not it.is_function(it.content[i].form))
            comes = any(it.moved.get(i) in one.source for i in other.claim if not it.is_function(it.content[i].form))
            if goes and comes:
                return f"{it.words(one.claim)} … {it.words(other.claim)}"
    return ""

"""Who did it to whom: two names of a claim that stand the other way round in the source."""

from itertools import combinations, pairwise

from agents.faithfulness.claims.comparison import Comparison
from agents.faithfulness.claims.forms import Term, shapes
from agents.faithfulness.claims.report import breaks, holds
from agents.faithfulness.names import Mention
from agents.faithfulness.view import Word, find_phrase, unclitic
from schemas.grounded import Finding

_BETWEEN = 6
"""Words that may stand between who acts and who is acted on."""


def check_roles(it: Comparison) -> Finding:
    """Names keep their order and their prepositions; words do not change places."""
    passive = _passive(it)
    always = (_exchanged, _displaced, _speaker_in_place, _sole_object, _acted_on)
    tests = always if passive else (*always, _turned_round, _nouns_moved)
    swapped = next((words for test in tests if (words := test(it))), "")
    if swapped:
        return breaks("roles", "two words of the source have changed places", stated=swapped)
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


def _speaker_in_place(it: Comparison) -> str:
    """The claim puts somebody else where the source names the one who acts in the claim; empty when it does not."""
    speaker = frozenset(it.terms[i].form.removeprefix("ال") for i in it.head.speaker if len(it.terms[i].form) > 2)
    for gap in it.alignment.gaps if speaker else ():
        theirs = [it.alignment.source[j].form for j in gap.source]
        bare = {b.removeprefix("ال") for form in theirs for b in unclitic(form)}
        if not gap.opens and gap.claim and speaker <= bare and len(theirs) <= len(speaker) + 3:
            mine = {b.removeprefix("ال") for i in gap.claim for b in unclitic(it.content[i].form)}
            if not mine & speaker:
                return f"{it.words(gap.claim)} … {' '.join(theirs)}"
    return ""


def _sole_object(it: Comparison) -> str:
    """«اتهمت أ ب بكذا» where the source has «اتهمت أ بكذا»: who acts in the claim is acted on in the source."""
    head = it.head
    if not it.arabic or head.verb is None or head.link != "object" or head.kind.kind not in it.lore.words.transitive:
        return ""
    inner = [m for m in it.claim_mentions if m.first <= 1 and not m.clitic]
    source = it.alignment.source
    at = next((j for j, t in enumerate(source) if shapes(t.form) & shapes(it.terms[head.verb].form)), None)
    if not inner or at is None or inner[0].first in it.alignment.pairs:
        return ""
    behind = [m for m in it.near_mentions if at < m.first <= at + 2 and not m.clitic]
    speaker = it.cast.named([Word(0, 0, it.terms[i].form) for i in head.speaker])
    if behind and behind[0].keys & speaker and not behind[0].keys & inner[0].keys:
        return it.words(range(inner[0].first, inner[0].last))
    return ""


def _displaced(it: Comparison) -> str:
    """Other words stand where the source has words that the claim puts elsewhere; empty when none do."""
    targets = set(it.moved.values())
    for gap in it.alignment.gaps:
        mine = [i for i in gap.claim if not it.is_function(it.content[i].form) and i not in it.moved]
        theirs = [j for j in gap.source if not it.is_function(it.alignment.source[j].form)]
        inner = not gap.opens and not gap.closes
        if inner and mine and theirs and all(j in targets for j in theirs) and any(it.is_name(i) for i in mine):
            return it.words(gap.claim)
    return ""


def _turned_round(it: Comparison) -> str:
    """Who is acted on in the claim stands, bare, before who acts in it: in the source it is the other way round."""
    head = it.head
    inner = [m for m in it.claim_mentions if m.first <= 1 and not _marker(it, it.content, m)]
    if head.link != "object" or not inner or not head.speaker:
        return ""
    speaker = it.cast.named([Word(0, 0, it.terms[i].form) for i in head.speaker])
    bare = [m for m in it.near_mentions if not _marker(it, it.ground.near, m)]
    ours = next((m.first for m in bare if m.keys & speaker), None)
    theirs = next((m.first for m in bare if m.keys & inner[0].keys and not m.keys & speaker), None)
    if ours is None or theirs is None or not theirs < ours <= theirs + _BETWEEN:
        return ""
    return it.words(range(inner[0].first, inner[0].last))


def _acted_on(it: Comparison) -> str:
    """English: who acts in the claim stands right behind the verb in the source, and not before it."""
    head, source = it.head, it.alignment.source
    if it.arabic or head.verb is None or head.link != "object" or not head.speaker:
        return ""
    name = [it.terms[i].form for i in head.speaker if it.terms[i].form not in it.lore.glue]
    at = next((j for j, t in enumerate(source) if shapes(t.form) & shapes(it.terms[head.verb].form)), None)
    if at is None or not name:
        return ""
    behind = [t.form for t in source[at + 1 : at + 2 + len(name)]]
    before = [t.form for t in source[:at]]
    return " ".join(name) if name[-1] in behind and name[-1] not in before else ""


def _nouns_moved(it: Comparison) -> str:
    """Two nouns in each other's order, or with each other's prepositions; empty when there are none."""
    where = {**it.alignment.pairs, **it.moved}
    nouns = [i for i in sorted(where) if _noun(it, i)]
    mine = {i: _before(it, it.content, i) for i in nouns}
    theirs = {i: _before(it, it.alignment.source, where[i]) for i in nouns}
    for one, other in combinations(nouns, 2):
        if one not in it.moved and other not in it.moved:
            continue
        crossed = mine[one] == theirs[other] != mine[other] == theirs[one]
        flipped = where[one] > where[other] and mine[one] == theirs[one] == mine[other] == theirs[other] == ""
        if crossed or flipped:
            return f"{it.content[one].form} … {it.content[other].form}"
    return ""


def _noun(it: Comparison, i: int) -> bool:
    """Whether a word is certainly a noun: a name, definite, or feminine by its ending."""
    form = it.content[i].form
    if it.is_function(form):
        return False
    bare = unclitic(form)
    return it.is_name(i) or (it.arabic and (any(b.startswith("ال") for b in bare) or form.endswith("ه")))


def _before(it: Comparison, terms: tuple[Term, ...], i: int) -> str:
    """The preposition before a word or in it; empty for none."""
    form = terms[i].form
    if it.arabic and form[0] in "لب" and (form.startswith("لل") or form[1:3] == "ال"):
        return form[0]
    before = terms[i - 1].form if i else ""
    return before if before in it.lore.prepositions else ""

"""Does the text show the actor mediating: as the agent of a word of mediation, not only beside one?"""

from collections.abc import Iterable

from agents.faithfulness.mediating import (
    DENIED,
    Mediating,
    clause_of,
    comments,
    mediating,
    named_in,
    own_deed,
    shown,
    speaks,
)
from agents.faithfulness.names import Cast, Mention
from agents.faithfulness.verdict import failed, passed, unmeasurable
from agents.faithfulness.view import View
from schemas.evidence import Evidence
from schemas.grounded import Finding


def check_mediating(
    view: View, cast: Cast, evidence: Evidence, actors: Iterable[str], parties: Iterable[str] = ()
) -> Finding:
    """A clause of the evidence or its neighbours names one of `actors` with a word of mediation that nothing denies."""
    keys = {key for key in actors if key in cast.people}
    stated = " / ".join(cast.people[key].name for key in sorted(keys))
    if not keys:
        return unmeasurable("actor", "not_mediating", "no known actor is named")
    if keys & set(parties):
        return failed("actor", "not_mediating", "a party to the matter is no mediator of it", stated=stated)
    words = mediating(view.article.language)
    if words is None:
        reason = f"no words of mediation known for «{view.article.language}»"
        return unmeasurable("actor", "not_mediating", reason, stated=stated)
    own, near = _zone(view, evidence, 0), _zone(view, evidence, 1)
    affirmed, denied = shown(view, words, near)
    if not affirmed and not denied:
        return _without(view, cast, words, own, frozenset(keys), stated)
    mine, refused = shown(view, words, own)
    if refused and not mine:
        reason = f"«{refused[0]}»: the mediation is denied"
        return failed("actor", "not_mediating", reason, stated=stated, found=refused[0])
    found = _agent(view, cast, words, near, frozenset(keys), stated)
    if found.verdict == "fail" and any(own_deed(word, words) for word in mine):
        return unmeasurable("actor", "not_mediating", "who speaks may mean a mediation of their own", stated=stated)
    return found


def _zone(view: View, evidence: Evidence, beside: int) -> range:
    return view.inside(*view.around(evidence.start, evidence.end, before=beside, after=beside))


def _without(view: View, cast: Cast, words: Mediating, own: range, keys: frozenset[str], stated: str) -> Finding:
    """No word of mediation is there, but one of contact may be; a language without a lexicon may have others yet."""
    named = named_in(view, cast, keys, own)
    only_comments = bool(named) and not _meets(view, words, named) and all(comments(view, words, m) for m in named)
    contact = words.has_contact(view.forms(own))
    if not only_comments and (view.lexicon is None or contact):
        return unmeasurable("actor", "not_mediating", "no word of mediation, at most one of contact", stated=stated)
    return failed("actor", "not_mediating", "no word of mediation stands in or beside the words", stated=stated)


def _agent(view: View, cast: Cast, words: Mediating, near: range, keys: frozenset[str], stated: str) -> Finding:
    """Whether a clause that names the actor holds the mediation; who only speaks beside it does not mediate."""
    named = named_in(view, cast, keys, near)
    if named:
        return _in_clauses(view, cast, words, named, stated)
    if named_in(view, cast, keys) or cast.named(view.words) & keys:
        return unmeasurable("actor", "not_mediating", "the actor is named only elsewhere in the article", stated=stated)
    return failed("actor", "not_mediating", "the article does not name the actor", stated=stated)


def _in_clauses(view: View, cast: Cast, words: Mediating, named: list[Mention], stated: str) -> Finding:
    affirmed, denied = _shown_by(view, words, named)
    if affirmed:
        reason = f"the actor and «{affirmed[0]}» stand in one clause"
        return passed("actor", reason, stated=stated, found=affirmed[0])
    keys = frozenset(key for mention in named for key in mention.keys)
    elsewhere, _ = _shown_by(view, words, named_in(view, cast, keys))
    if elsewhere:
        reason = f"only elsewhere in the article does the actor stand by «{elsewhere[0]}»"
        return unmeasurable("actor", "not_mediating", reason, stated=stated, found=elsewhere[0])
    if denied:
        reason = f"«{denied[0]}»: the mediation is denied"
        return failed("actor", "not_mediating", reason, stated=stated, found=denied[0])
    if _meets(view, words, named):
        return unmeasurable("actor", "not_mediating", "a word of contact stands by the actor", stated=stated)
    if all(speaks(view, cast, words, mention) for mention in named):
        reason = "the actor only speaks beside the mediation, no word makes it the agent"
        return failed("actor", "not_mediating", reason, stated=stated)
    return unmeasurable("actor", "not_mediating", "the mediation stands in a clause without the actor", stated=stated)


def _shown_by(view: View, words: Mediating, named: list[Mention]) -> tuple[list[str], list[str]]:
    """The words of mediation in the clauses of these mentions: affirmed, denied."""
    clauses = [shown(view, words, clause_of(view, words, mention), near=DENIED) for mention in named]
    return [word for found, _ in clauses for word in found], [word for _, found in clauses for word in found]


def _meets(view: View, words: Mediating, named: list[Mention]) -> bool:
    """Whether a word of contact stands in a clause of the actor, outside its name."""
    for mention in named:
        clause = clause_of(view, words, mention)
        forms = view.forms(range(clause.start, mention.first)) + view.forms(range(mention.last, clause.stop))
        if words.has_contact(forms):
            return True
    return False

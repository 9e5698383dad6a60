"""The sections of a brief that stand on evidence: one function each, from items to an outline."""

from itertools import groupby

from agents.render.cited import Cited
from agents.render.outline import Data, Entry, Group, Line, Mark, Piece, Section, fact, joined, place
from schemas.brief import Actor, Agreement, Brief, Claim, Discrepancy, LoadedTerm, Mediator, Position, Risk


def positions(brief: Brief, cited: Cited) -> Section:
    """Positions under the actor who holds them, actors in the order in which they first take a stand."""
    order: dict[str, None] = dict.fromkeys(position.holder for position in brief.positions)
    rank = {holder: number for number, holder in enumerate(order)}
    held = sorted(brief.positions, key=lambda position: rank[position.holder])
    groups = [
        Group(_actor_title(holder, cited), tuple(_position(each, cited) for each in group))
        for holder, group in groupby(held, key=lambda position: position.holder)
    ]
    return _section("positions", tuple(groups), cited, always=True)


def mediators(brief: Brief, cited: Cited) -> Section:
    """Who is shown mediating, in which role."""
    return _flat("mediators", [_mediator(each, cited) for each in brief.mediators], cited, always=True)


def risks(brief: Brief, cited: Cited) -> Section:
    """What may come, in the words of the sources."""
    return _flat("risks", [_risk(each, cited) for each in brief.risks], cited, always=True)


def contested(brief: Brief, cited: Cited) -> Section:
    """Claims that one side makes and another denies, with both spans."""
    entries = [_claim(each, cited) for each in brief.claims if each.status == "contested"]
    return _flat("contested", entries, cited, always=True)


def claims(brief: Brief, cited: Cited) -> Section:
    """The claims nobody is seen to deny."""
    return _flat("claims", [_claim(each, cited) for each in brief.claims if each.status != "contested"], cited)


def agreements(brief: Brief, cited: Cited) -> Section:
    """Accords, truces and frameworks."""
    return _flat("agreements", [_agreement(each, cited) for each in brief.agreements], cited)


def discrepancies(brief: Brief, cited: Cited) -> Section:
    """Pairs of spans that cannot both be right."""
    return _flat("discrepancies", [_discrepancy(each, cited) for each in brief.discrepancies], cited)


def loaded_terms(brief: Brief, cited: Cited) -> Section:
    """Labels that take sides, and whose they are."""
    return _flat("loaded_terms", [_loaded_term(each, cited) for each in brief.loaded_terms], cited)


def actors(brief: Brief, cited: Cited) -> Section:
    """Actors who are named and hold no position: the others stand with their positions."""
    holders = {position.holder for position in brief.positions}
    others = [actor for actor in brief.actors if actor.id not in holders]
    return _flat("actors", [_actor(each, cited) for each in others], cited)


def _flat(key: str, entries: list[Entry], cited: Cited, *, always: bool = False) -> Section:
    return _section(key, (Group(entries=tuple(entries)),) if entries else (), cited, always=always)


def _section(key: str, groups: tuple[Group, ...], cited: Cited, *, always: bool) -> Section:
    prose: tuple[Line, ...] = ((cited.words.part("none"),),) if always and not groups else ()
    return Section(cited.words.part(key), prose, groups)


def _actor_title(actor_id: str, cited: Cited) -> Line:
    actor = cited.actors.get(actor_id)
    if actor is None:
        return (Data(actor_id), f" ({cited.words.part('unknown_actor')})")
    pieces: list[Piece] = [Data(actor.name)]
    if actor.name_en and cited.words.language != "ar" and actor.name_en != actor.name:
        pieces += [" (", Data(actor.name_en), ")"]
    pieces.append(f" — {cited.words.code('actor_type', actor.type)}")
    if actor.role:
        pieces += [cited.comma, Data(actor.role)]
    if actor.affiliation:
        pieces += [cited.comma, cited.name(actor.affiliation)]
    return tuple(pieces)


def _actor(actor: Actor, cited: Cited) -> Entry:
    """In one line where the evidence is the name itself; the name is then not quoted a second time."""
    places = [Mark(f"[{place(each, cited.numbers)}]") for each in actor.evidence if each.quote == actor.name]
    head = joined([*_actor_title(actor.id, cited), *(piece for mark in places for piece in (" ", mark))], "")
    rest = [each for each in actor.evidence if each.quote != actor.name]
    return Entry(head, cited.many("also_called", actor.aliases), cited.quotes(rest))


def _position(position: Position, cited: Cited) -> Entry:
    words = cited.words
    kind = joined(
        [
            words.code("stance", position.stance),
            words.code("speech_act", position.speech_act),
            words.code("speech_form", position.speech_form),
        ]
    )
    if position.cue:
        kind = (*kind, " · ", *fact(words.part("cue"), Data(position.cue)))
    facts = (
        *cited.who("via", position.via),
        *cited.who("on_behalf_of", position.on_behalf_of),
        *cited.who("addressee", position.addressee),
        *cited.who("nested_in", position.nested_in),
        *cited.time("said_at", position.said_at),
    )
    quotes = cited.quotes(position.evidence)
    if any(each.quote.startswith(position.issue) for each in position.evidence):
        return Entry(kind, facts, quotes)  # an issue that only begins the quote says nothing of its own
    return Entry((Data(position.issue),), (kind, *facts), quotes)


def _mediator(mediator: Mediator, cited: Cited) -> Entry:
    words = cited.words
    roles = cited.comma.join(words.code("mediator_role", role) for role in mediator.roles)
    parties = (fact(words.part("parties"), *cited.names(mediator.parties)),) if mediator.parties else ()
    facts = (
        fact(words.part("roles"), roles),
        *cited.who("person", mediator.person),
        *parties,
        *cited.said("mandate", mediator.mandate),
        *cited.coded("stage", "mediation_stage", mediator.stage, silent="unspecified"),
        *cited.coded("track", "track", mediator.track, silent="unspecified"),
    )
    return Entry((cited.name(mediator.actor),), facts, cited.quotes(mediator.evidence))


def _risk(risk: Risk, cited: Cited) -> Entry:
    facts = (
        fact(cited.words.part("asserted_by"), cited.name(risk.asserted_by)),
        *cited.said("trigger", risk.trigger),
        *cited.many("indicators", risk.indicators),
        *cited.many("likelihood_words", risk.likelihood_words),
        *cited.coded("likelihood", "likelihood", risk.likelihood),
        *cited.said("impact", risk.impact),
        *cited.coded("horizon", "horizon", risk.horizon, silent="unspecified"),
    )
    return Entry(cited.head(risk.event, risk.evidence), facts, cited.quotes(risk.evidence, head=risk.event))


def _claim(claim: Claim, cited: Cited) -> Entry:
    words = cited.words
    asserted = cited.names(claim.asserted_by) or (words.part("nobody") if claim.only_denied else cited.name(None),)
    denied: tuple[Line, ...] = ()
    if claim.denied_by:
        denied = (fact(words.part("denied_by"), *cited.names(claim.denied_by)),)
    elif claim.status == "one_sided":
        denied = (fact(words.part("denied_by"), words.part("nobody")),)
    facts = (
        joined([words.code("claim_status", claim.status), words.code("modality", claim.modality)]),
        fact(words.part("asserted_by"), *asserted),
        *denied,
        fact(words.part("credibility"), words.code("credibility", claim.credibility)),
    )
    spoken = () if claim.only_denied else claim.evidence_for
    both = bool(spoken and claim.evidence_against)
    return Entry(
        cited.head(claim.text, claim.evidence_for),
        facts,
        cited.quotes(spoken, words.part("for") if both else "", claim.text)
        + cited.quotes(claim.evidence_against, words.part("against")),
    )


def _agreement(agreement: Agreement, cited: Cited) -> Entry:
    words = cited.words
    declared = (fact(words.part("declared_by"), *cited.names(agreement.declared_by)),) if agreement.declared_by else ()
    facts = (
        (words.code("agreement_status", agreement.status),),
        *cited.said("name_en", agreement.name_en),
        *declared,
        *cited.time("date", agreement.date),
    )
    return Entry(
        cited.head(agreement.name, agreement.evidence), facts, cited.quotes(agreement.evidence, head=agreement.name)
    )


def _discrepancy(discrepancy: Discrepancy, cited: Cited) -> Entry:
    pair = (cited.quote(discrepancy.a), cited.quote(discrepancy.b))
    return Entry((Data(discrepancy.field),), cited.said("note", discrepancy.note), pair)


def _loaded_term(term: LoadedTerm, cited: Cited) -> Entry:
    user = cited.words.part("outlet") if term.by == "outlet" else cited.name(term.by)
    facts = (
        fact(cited.words.part("used_by"), user),
        *cited.who("target", term.target),
        *cited.said("neutral_name", term.neutral_name),
    )
    label = term.evidence.quote
    return Entry(cited.head(label, (term.evidence,)), facts, (cited.quote(term.evidence, head=label),))

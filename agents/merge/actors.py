"""Link actors across articles. Two people are never one on a family name alone; «الجيش» is nobody outside its matter."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from agents.merge.known import known_body
from agents.merge.labels import Labels
from agents.merge.matters import matters, may_mean, told_apart
from agents.merge.names import Words, same_body, same_person, strong, words
from schemas.brief import Actor
from schemas.draft import DraftActor
from schemas.grounded import GroundedDraft, GroundedItem

Mention = tuple[str, str]
"""(article id, the reader's key in that article)"""
SINGLE_WORD_NAMES = {"state", "intergovernmental_org", "non_state_armed_group", "political_party", "media", "company"}
"""Types whose members are known by one word everywhere: المغرب, الناتو, حماس."""


@dataclass(frozen=True)
class Cast:
    """The actors of a brief and who each article's keys mean."""

    actors: tuple[Actor, ...]
    ids: Mapping[Mention, str]

    def of(self, article_id: str, key: str | None) -> str | None:
        """The actor id that `key` means in the article; None for no key or an actor that fell away."""
        return self.ids.get((article_id, key)) if key else None


def link(drafts: Sequence[GroundedDraft], labels: Mapping[str, Labels]) -> Cast:
    """One actor for all mentions that are surely the same; numbered A1, A2, … in order of appearance."""
    mentions = {
        (draft.article_id, item.item.key): item
        for draft in drafts
        for item in draft.items
        if isinstance(item.item, DraftActor)
    }
    groups = _groups(mentions)
    ids = {mention: f"A{number}" for number, group in enumerate(groups, 1) for mention in group}
    actors = tuple(_actor(ids[group[0]], group, mentions, ids, labels) for group in groups)
    return Cast(actors, ids)


def _groups(mentions: Mapping[Mention, GroundedItem]) -> list[list[Mention]]:
    """Mentions that are surely one first; then a body's shorter name with the one group whose name it may be."""
    group_of: dict[Mention, list[Mention]] = {mention: [mention] for mention in mentions}
    for one, other in combinations(mentions, 2):
        if _same(mentions[one], mentions[other]):
            _join(group_of[one], group_of[other], group_of, mentions)
    for mention in mentions:
        likely = {id(group_of[other]): group_of[other] for other in mentions if _may_be(mention, other, mentions)}
        likely.pop(id(group_of[mention]), None)
        if len(likely) == 1:
            _join(group_of[mention], next(iter(likely.values())), group_of, mentions)
    _join_in_matters(group_of, mentions)
    return list({id(group): group for group in group_of.values()}.values())


def _join_in_matters(group_of: dict[Mention, list[Mention]], mentions: Mapping[Mention, GroundedItem]) -> None:
    """Join what the articles of one matter tell under shorter names, where nobody else of the other's article may be meant."""
    groups = list({id(group): group for group in group_of.values()}.values())
    matter = matters([[(mention[0], _draft(mentions[mention])) for mention in group] for group in groups])
    told = [mention for mention in mentions if mention[0] in matter]
    meant = {
        frozenset(pair)
        for pair in combinations(told, 2)
        if pair[0][0] != pair[1][0]
        and matter[pair[0][0]] == matter[pair[1][0]]
        and may_mean(*(_draft(mentions[mention]) for mention in pair))
    }
    for one, other in combinations(told, 2):
        if frozenset((one, other)) in meant and not _rivals(one, other, group_of, meant, mentions):
            _join(group_of[one], group_of[other], group_of, mentions)


def _rivals(
    one: Mention,
    other: Mention,
    group_of: Mapping[Mention, list[Mention]],
    meant: Set[frozenset[Mention]],
    mentions: Mapping[Mention, GroundedItem],
) -> bool:
    """Whether either may as well mean somebody else: of the other's article, or of another name of the same kind."""
    return any(
        frozenset((here, rival)) in meant
        and (rival[0] == there[0] or told_apart(_draft(mentions[there]), _draft(mentions[rival])))
        and group_of[rival] is not group_of[there]
        and group_of[rival] is not group_of[here]
        for here, there in ((one, other), (other, one))
        for rival in mentions
        if rival not in (one, other)
    )


def _join(
    left: list[Mention],
    right: list[Mention],
    group_of: dict[Mention, list[Mention]],
    mentions: Mapping[Mention, GroundedItem],
) -> None:
    if left is right or _clash(left, right, mentions):
        return
    left.extend(right)
    for mention in right:
        group_of[mention] = left


def _may_be(one: Mention, other: Mention, mentions: Mapping[Mention, GroundedItem]) -> bool:
    a, b = mentions[one].item, mentions[other].item
    if one[0] == other[0] or not isinstance(a, DraftActor) or not isinstance(b, DraftActor):
        return False
    if "person" in (a.type, b.type):
        return False
    return same_body(a.name, b.name)


def _same(one: GroundedItem, other: GroundedItem) -> bool:
    a, b = one.item, other.item
    if not isinstance(a, DraftActor) or not isinstance(b, DraftActor):
        return False
    if (a.type == "person") != (b.type == "person"):
        return False
    if a.type == "person":
        return same_person((a.name, *a.aliases), (b.name, *b.aliases))
    if a.name_en and a.name_en == b.name_en and a.type == b.type:
        return True
    if (body := _known(a)) and body == _known(b):
        return True
    return not _strong_forms(a).isdisjoint(_strong_forms(b))


def _clash(left: Sequence[Mention], right: Sequence[Mention], mentions: Mapping[Mention, GroundedItem]) -> bool:
    """Whether joining would merge two actors that one article keeps apart under different names."""
    for one in left:
        for other in right:
            if one[0] == other[0] and words(_name(mentions[one])) != words(_name(mentions[other])):
                return True
    return False


def _known(actor: DraftActor) -> str | None:
    return known_body((actor.name, *actor.aliases), actor.type)


def _strong_forms(actor: DraftActor) -> frozenset[Words]:
    """Forms of a name that mean the same actor in any article."""
    single = actor.type in SINGLE_WORD_NAMES
    return frozenset(words(name) for name in (actor.name, *actor.aliases) if strong(name, single=single))


def _draft(item: GroundedItem) -> DraftActor:
    if not isinstance(item.item, DraftActor):
        raise TypeError(f"not an actor: {item.kind}")
    return item.item


def _name(item: GroundedItem) -> str:
    return _draft(item).name


def _actor(
    actor_id: str,
    group: Sequence[Mention],
    mentions: Mapping[Mention, GroundedItem],
    ids: Mapping[Mention, str],
    labels: Mapping[str, Labels],
) -> Actor:
    members = [(article_id, mentions[article_id, key].item) for article_id, key in group]
    drafts = [(article_id, item) for article_id, item in members if isinstance(item, DraftActor)]
    names = [labels[article_id].neutral(name) for article_id, item in drafts for name in (item.name, *item.aliases)]
    name = names[0]
    first = drafts[0][1]
    affiliation = next((ids.get((article, item.affiliation)) for article, item in drafts if item.affiliation), None)
    return Actor(
        id=actor_id,
        name=name,
        name_en=next((item.name_en for _, item in drafts if item.name_en), None),
        aliases=tuple(other for other in dict.fromkeys(names) if other != name),
        type=next((item.type for _, item in drafts if item.type != "other"), first.type),
        role=next((labels[article].neutral(item.role) for article, item in drafts if item.role), None),
        affiliation=affiliation if affiliation != actor_id else None,
        evidence=tuple(mentions[mention].spans["evidence"] for mention in group),
    )

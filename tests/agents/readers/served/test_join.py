"""Readings of parts become one draft."""

from pydantic import BaseModel

from agents.readers.served.join import Reading, joined
from schemas.draft import Draft, DraftActor, DraftPosition, Span


def actor(key: str, name: str, affiliation: str | None = None, aliases: tuple[str, ...] = ()) -> DraftActor:
    return DraftActor(
        key=key, name=name, aliases=[*aliases], type="other", role=None, affiliation=affiliation,
        evidence=Span(sentence=0, quote=name),
    )  # fmt: skip


def position(holder: str, quote: str = "كلام") -> DraftPosition:
    return DraftPosition(
        holder=holder, via=None, on_behalf_of=None, addressee=None, issue="x", speech_act="statement", stance="neutral",
        speech_form="indirect", cue="", nested_in=None, said_at=None, evidence=Span(sentence=0, quote=quote),
    )  # fmt: skip


def reading(actors: list[DraftActor], positions: list[DraftPosition], given: tuple[DraftActor, ...] = ()) -> Reading:
    lists: dict[str, list[BaseModel]] = {"actors": [*actors], "positions": [*positions]}
    return Reading(lists=lists, given=given)


def draft_of(*readings: Reading) -> Draft:
    return joined(readings, "a")[0]


def test_keys_are_renumbered_and_items_follow_them() -> None:
    draft = draft_of(
        reading([actor("A1", "مصر")], [position("A1")]),
        reading([actor("A1", "قطر", "A2"), actor("A2", "عمان")], [position("A1", "ب")]),
    )
    assert [(each.key, each.name) for each in draft.actors] == [("A1", "مصر"), ("A2", "قطر"), ("A3", "عمان")]
    assert [each.holder for each in draft.positions] == ["A1", "A2"]
    assert draft.actors[1].affiliation == "A3"


def test_the_same_name_in_two_parts_is_one_actor_and_the_ledger_says_so() -> None:
    draft, ledger = joined(
        [reading([actor("A1", "أحمد")], []), reading([actor("A4", "احمد", aliases=("أبو سعيد",))], [position("A4")])],
        "a",
    )
    assert [each.key for each in draft.actors] == ["A1"]
    assert draft.actors[0].aliases == ["أبو سعيد"]
    assert draft.positions[0].holder == "A1"
    assert [line.kind for line in ledger] == ["duplicate"]


def test_actors_that_a_part_was_told_of_are_not_proposed_twice() -> None:
    told = actor("A1", "مصر")
    draft, ledger = joined(
        [reading([told], []), reading([actor("A2", "قطر")], [position("A1"), position("A2", "ب")], (told,))], "a"
    )
    assert [each.name for each in draft.actors] == ["مصر", "قطر"]
    assert [each.holder for each in draft.positions] == ["A1", "A2"]
    assert ledger == ()


def test_a_key_nobody_has_never_becomes_somebodys() -> None:
    draft = draft_of(reading([actor("A1", "مصر")], []), reading([actor("A1", "قطر")], [position("A2")]))
    assert draft.positions[0].holder == "?A2"


def test_two_actors_under_one_key_leave_the_key_with_the_first() -> None:
    draft = draft_of(reading([actor("A1", "مصر"), actor("A1", "قطر")], [position("A1")]))
    assert [each.key for each in draft.actors] == ["A1", "A2"]
    assert draft.positions[0].holder == "A1"


def test_an_ambiguous_alias_names_nobody() -> None:
    both = [actor("A1", "حكومة الشرق", aliases=("الحكومة",)), actor("A2", "حكومة الغرب", aliases=("الحكومة",))]
    assert draft_of(reading(both, [position("الحكومة")])).positions[0].holder == "?الحكومة"


def test_the_same_item_twice_is_kept_once_and_noted() -> None:
    draft, ledger = joined([reading([actor("A1", "مصر")], [position("A1"), position("A1")])], "a")
    assert len(draft.positions) == 1
    assert [(line.kind, line.proposed) for line in ledger] == [("duplicate", "كلام")]


def test_more_items_than_a_draft_holds_go_to_the_ledger() -> None:
    draft, ledger = joined([reading([actor("A1", "مصر")], [position("A1", str(n)) for n in range(125)])], "a")
    assert len(draft.positions) == 120
    assert len(ledger) == 5

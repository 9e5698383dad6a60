"""Articles of one matter: whom a short name means there, and when it means nobody."""

from agents.merge.matters import may_mean
from schemas.vocabulary import ActorType
from tests.agents.fakes import actor, article
from tests.agents.merge.casting import ids_of

Told = tuple[str, ActorType]
COMMON: tuple[Told, ...] = (
    ("سامر الحلو", "person"),
    ("رابطة أهالي الجرد", "civil_society"),
    ("كتائب الوادي الأعلى", "non_state_armed_group"),
)
"""Actors that two articles of one matter surely share."""


def _one(first: Told, second: Told) -> bool:
    """Whether two articles of one matter mean one actor by these names."""
    return len({ids[-1] for ids in ids_of((*COMMON, first), (*COMMON, second))}) == 1


def _apart(*told: Told) -> bool:
    """Whether each article of one matter means an actor of its own."""
    return len({ids[-1] for ids in ids_of(*((*COMMON, each) for each in told))}) == len(told)


def test_of_one_matter_the_army_is_the_only_army_there_is() -> None:
    assert _one(("الجيش اللبناني", "armed_force"), ("الجيش", "armed_force"))
    assert _one(("وزارة الصحة في غزة", "government_body"), ("وزارة الصحة بغزة", "government_body"))
    assert _one(("The army", "armed_force"), ("الجيش", "armed_force"))


def test_of_two_matters_the_army_is_nobody() -> None:
    (*_, ours), (*_, theirs) = ids_of(
        (*COMMON[:1], ("الجيش اللبناني", "armed_force")), (*COMMON[:1], ("الجيش", "armed_force"))
    )
    assert ours != theirs


def test_where_two_armies_fight_the_army_is_nobody() -> None:
    assert _apart(("الجيش السوداني", "armed_force"), ("الجيش", "armed_force"), ("الجيش التشادي", "armed_force"))


def test_a_short_name_of_a_council_is_none_of_two_councils() -> None:
    assert _apart(("مجلس الإنقاذ", "other"), ("المجلس", "other"), ("مجلس الأمن", "other"))


def test_a_family_name_is_the_only_one_of_that_name_in_the_matter() -> None:
    assert _one(("بيتر ليندكفيست", "person"), ("ليندكفيست", "person"))
    assert _one(("عوض البرشي", "person"), ("الشيخ عوض", "person"))
    assert _one(("Francesca Lusardi", "person"), ("لوزاردي", "person"))


def test_two_of_one_family_are_never_one_and_neither_is_meant_by_the_family_name() -> None:
    assert _apart(("عوض البرشي", "person"), ("البرشي", "person"), ("سالم البرشي", "person"))
    (*_, uncle, nephew), (*_, meant) = ids_of(
        (*COMMON, ("عوض البرشي", "person"), ("سالم البرشي", "person")), (*COMMON, ("البرشي", "person"))
    )
    assert len({uncle, nephew, meant}) == 3


def test_two_ranks_are_two_people_of_one_family() -> None:
    source = article("قال الشيخ عوض باشعيب كذا. وقال العميد باشعيب كذا. وقال باشعيب كذا.")
    sheikh = actor(source, "A1", "عوض باشعيب", "person", "الشيخ عوض باشعيب")
    assert not may_mean(sheikh, actor(source, "A2", "باشعيب", "person", "العميد باشعيب"))
    assert may_mean(sheikh, actor(source, "A2", "باشعيب", "person"))


def test_an_office_is_one_person_in_one_matter_and_a_source_is_anybody() -> None:
    assert _one(("السفير الإيراني", "person"), ("السفير", "person"))
    assert _apart(("السفير المالي", "person"), ("الوزير المالي", "person"))
    assert _apart(("مصدر أمني", "person"), ("المصدر", "person"))


def test_whose_brother_somebody_is_does_not_stand_in_the_way_of_that_one() -> None:
    (*_, slain, _), (*_, meant) = ids_of(
        (*COMMON, ("جدعان", "person"), ("شقيق جدعان", "person")), (*COMMON, ("جدعان", "person"))
    )
    assert slain == meant


def test_crowds_stay_unresolved_in_one_matter_too() -> None:
    assert _apart(("الطرفان", "collective_unresolved"), ("الطرفان", "collective_unresolved"))

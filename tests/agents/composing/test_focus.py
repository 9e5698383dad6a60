from agents.composing.focus import split
from agents.merge.merged import Merged
from schemas.brief import Actor, Claim, Risk
from schemas.evidence import Evidence


def _span(source: str) -> Evidence:
    return Evidence(source_id=source, start=0, end=3, quote="قال")


def _risk(number: int, *sources: str) -> Risk:
    return Risk(id=f"R{number}", event="تصعيد", evidence=tuple(map(_span, sources)))


def test_what_only_related_articles_say_is_told_apart() -> None:
    denied = Claim(
        id="C1", text="قصف", modality="alleged", evidence_for=(_span("old"),), evidence_against=(_span("new"),),
        status="contested",
    )  # fmt: skip
    merged = Merged(
        actors=(Actor(id="A1", name="المغرب", evidence=(_span("old"),)),),
        risks=(_risk(1, "new"), _risk(2, "old"), _risk(3, "old", "new")),
        claims=(denied,),
    )
    named, around = split(merged, {"old"})
    assert [risk.id for risk in named.risks] == ["R1", "R3"]
    assert [risk.id for risk in around.risks] == ["R2"]
    assert (named.claims, around.claims) == ((denied,), ())
    assert named.actors == around.actors == merged.actors


def test_without_related_articles_everything_is_named() -> None:
    merged = Merged(risks=(_risk(1, "new"),))
    assert split(merged, ()) == (merged, Merged())

"""Who is one in small articles that name their actors one after the other."""

from collections.abc import Sequence

from agents.grounding import SourceText
from agents.merge.actors import link
from agents.merge.labels import labels_of
from agents.placing import place
from schemas.vocabulary import ActorType
from tests.agents.fakes import actor, article, draft


def ids_of(*told: Sequence[tuple[str, ActorType]]) -> list[list[str | None]]:
    """For each article the ids under which a brief holds the actors it names."""
    sources = [
        article("".join(f"{name}\n" for name in (f"خبر {number}", *(name for name, _ in actors))), f"{number}.txt")
        for number, actors in enumerate(told)
    ]
    placed = [
        place(draft(*(actor(s, f"A{n}", name, kind) for n, (name, kind) in enumerate(actors))), SourceText(s))
        for s, actors in zip(sources, told, strict=True)
    ]
    cast = link(placed, {each.article_id: labels_of(each) for each in placed})
    return [[cast.of(s.id, f"A{n}") for n in range(len(actors))] for s, actors in zip(sources, told, strict=True)]

"""Articles as other outlets would print them: reworkings that are copies, and their look-alikes that are none.

Everything is made of the stories given, by a seeded choice. Half of the stories that stand alone are reworked; the other
half are donors, whose words make the fresh part of a look-alike and which are not printed themselves.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from random import Random
from typing import Final

import regex

from evals.finding.stories import Story, printed
from evals.finding.wording import Wording
from retrieval.sources.document import Document
from schemas.base import Frozen


class Printed(Frozen):
    """One document with its gold: documents of one family are one voice."""

    document: Document
    kind: str
    """`story`, `copy` (as annotated), the name of a reworking, or of a look-alike."""
    family: str
    either: tuple[str, ...] = ()
    """Families of which it may belong to any one: a text put together from two."""


def press(stories: Sequence[Story], wording: Wording, seed: int = 7) -> tuple[Printed, ...]:
    """All stories but the donors, their reworkings, and the look-alikes."""
    rng = Random(seed)  # noqa: S311  # no secret: the same press for everybody
    alone = [story for story in stories if story.event is None]
    bases, donors = alone[::2], alone[1::2]
    kept = [story for story in stories if story.event is not None] + bases
    found = [
        Printed(document=story.document(), kind="copy" if story.copy_of else "story", family=story.copy_of or story.id)
        for story in kept
    ]
    found += _copies(bases, donors, wording, rng)
    found += _look_alikes(kept, donors, wording, rng)
    return tuple(found)


def _copies(bases: Sequence[Story], donors: Sequence[Story], wording: Wording, rng: Random) -> Iterator[Printed]:
    for number, (story, local) in enumerate(zip(bases, cycle(donors), strict=False)):
        names = list(REWORKINGS)
        for kind in (names[number % len(names)], names[(number + 3) % len(names)]):
            lines = REWORKINGS[kind](list(story.paragraphs), _local(story, donors, number) or local, wording, rng)
            name = f"{story.id}+{kind}"
            headline = lines[0] if kind in ("new_headline", "all_of_it") else ""
            document = printed(
                name, "\n".join(lines), story, headline=headline, outlet=f"{story.outlet} {kind}", days=rng.randrange(4)
            )
            yield Printed(document=document, kind=kind, family=story.id)


def _local(story: Story, donors: Sequence[Story], number: int) -> Story | None:
    same = [donor for donor in donors if donor.language == story.language]
    return same[number % len(same)] if same else None


def _look_alikes(kept: Sequence[Story], donors: Sequence[Story], wording: Wording, rng: Random) -> Iterator[Printed]:
    for language in sorted({donor.language for donor in donors}):
        own = [donor for donor in donors if donor.language == language]
        known = [story for story in kept if story.language == language and not story.copy_of]
        rng.shuffle(known)
        makers = cycle((_follow_up, _background, _round_up))
        third = len(own) // 3
        for donor, subject, make in zip(own[:third], known, makers, strict=False):
            yield make(donor, subject, known, rng)
        two = own[third:]
        for one, other, said in zip(two[::3], two[1::3], two[2::3], strict=False):
            yield from _same_statement(one, other, said)
        lines = wording.standing(language)
        for donor in two[2::3]:
            document = printed(f"{donor.id}+standing", "\n".join((*_half(donor), *lines)), donor)
            yield Printed(document=document, kind="standing_lines", family=f"{donor.id}+standing")
        for one, other in zip(known[::2][:6], known[1::2][:6], strict=False):
            text = "\n".join((*_half(one), *_half(other, last=True)))
            document = printed(f"{one.id}+{other.id}", text, one, outlet="mixed", days=1)
            yield Printed(
                document=document, kind="mixed_of_two", family=f"{one.id}+{other.id}", either=(one.id, other.id)
            )


def _follow_up(donor: Story, subject: Story, known: Sequence[Story], rng: Random) -> Printed:
    """Another day's report that repeats one paragraph of the first word for word."""
    lines = list(donor.paragraphs)
    lines.insert(1, max(subject.paragraphs, key=len))
    return _own(donor, subject, "follow_up", lines)


def _background(donor: Story, subject: Story, known: Sequence[Story], rng: Random) -> Printed:
    """A new report that ends with the agency's standing background."""
    return _own(donor, subject, "background", [*donor.paragraphs, subject.paragraphs[-1]])


def _round_up(donor: Story, subject: Story, known: Sequence[Story], rng: Random) -> Printed:
    """The day's news: the first paragraphs of several reports, and one of its own."""
    several = [subject, *rng.sample(list(known), 4)]
    return _own(donor, subject, "round_up", [*(story.paragraphs[0] for story in several), donor.paragraphs[0]])


def _own(donor: Story, subject: Story, kind: str, lines: Sequence[str]) -> Printed:
    name = f"{donor.id}+{kind}"
    return Printed(document=printed(name, "\n".join(lines), donor, days=1), kind=kind, family=name)


def _same_statement(one: Story, other: Story, said: Story) -> Iterator[Printed]:
    """Two reports that carry the same official statement whole, as what it is: a quotation."""
    statement = "«" + " ".join(said.paragraphs[1:3]).strip('«»"“”') + "»"
    for donor in (one, other):
        lines = list(donor.paragraphs)
        lines.insert(2, statement)
        name = f"{donor.id}+statement"
        yield Printed(document=printed(name, "\n".join(lines), donor), kind="same_statement", family=name)


def _half(story: Story, *, last: bool = False) -> tuple[str, ...]:
    middle = (len(story.paragraphs) + 1) // 2
    return story.paragraphs[middle:] if last else story.paragraphs[:middle]


Lines = list[str]
Reworking = Callable[[Lines, Story, Wording, Random], Lines]


def _shortened(lines: Lines, local: Story, wording: Wording, rng: Random) -> Lines:
    return lines[: max(2, round(len(lines) * rng.uniform(0.45, 0.75)))]


def _brief(lines: Lines, local: Story, wording: Wording, rng: Random) -> Lines:
    return lines[: max(2, round(len(lines) * 0.3))]


def _new_headline(lines: Lines, local: Story, wording: Wording, rng: Random) -> Lines:
    return [wording.reworded(lines[0], local.language, rng)[:60], wording.credit(local.language, rng), *lines]


def _reordered(lines: Lines, local: Story, wording: Wording, rng: Random) -> Lines:
    rest = lines[1:]
    rng.shuffle(rest)
    return [lines[0], *rest]


def _reworded(lines: Lines, local: Story, wording: Wording, rng: Random) -> Lines:
    return [wording.reworded(line, local.language, rng) for line in lines]


def _respelt(lines: Lines, local: Story, wording: Wording, rng: Random) -> Lines:
    return [respelt(line) for line in lines]


def _local_added(lines: Lines, local: Story, wording: Wording, rng: Random) -> Lines:
    at = rng.randrange(1, len(lines) + 1)
    return [*lines[:at], *local.paragraphs[1:3], *lines[at:]]


def _sentences_cut(lines: Lines, local: Story, wording: Wording, rng: Random) -> Lines:
    """Every paragraph loses a clause, as in a text cut to fit."""
    return [_trimmed(line, rng) for line in lines]


def _all_of_it(lines: Lines, local: Story, wording: Wording, rng: Random) -> Lines:
    short = _reworded(_shortened(lines, local, wording, rng), local, wording, rng)
    return _new_headline([*[respelt(line) for line in short], local.paragraphs[1]], local, wording, rng)


def _trimmed(line: str, rng: Random) -> str:
    clauses = regex.split(r"(?<=[،,;؛.])\s+", line)
    if len(clauses) < 3:
        return line
    del clauses[rng.randrange(1, len(clauses))]
    return " ".join(clauses)


def respelt(text: str) -> str:
    """Another house's orthography: hamza seats, final yeh and teh marbuta, digits, vowel signs."""
    table = str.maketrans("أإآ0123456789", "ااا٠١٢٣٤٥٦٧٨٩")
    bare = regex.sub(r"[\u064B-\u0652]", "", text).translate(table)
    return regex.sub(r"ة\b", "ه", regex.sub(r"ي\b", "ى", bare))


REWORKINGS: Final[dict[str, Reworking]] = {
    "shortened": _shortened,
    "brief": _brief,
    "new_headline": _new_headline,
    "reordered": _reordered,
    "reworded": _reworded,
    "respelt": _respelt,
    "local_added": _local_added,
    "clauses_cut": _sentences_cut,
    "all_of_it": _all_of_it,
}

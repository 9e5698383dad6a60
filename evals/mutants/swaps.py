"""Operators that put something else in a place: numbers, names, speakers, roles, dates."""

import itertools
from collections.abc import Iterator
from random import Random

import regex

from evals.mutants.base import Base, Mutant, Setting, cut, folded, pieces
from evals.mutants.mentions import Count, actors_in, counts, mentions, other_actors
from evals.reading_gold import GoldSpan

_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AR_PREP = frozenset(("من", "الي", "علي", "في", "عن", "مع", "بين"))


def number_absent(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """A number becomes one that the article does not have."""
    for count in counts(base.content, setting.words["numbers"]):
        value = count.value + random.randint(2, 9)
        present = {c.value for c in counts(setting.gold.article.text, setting.words["numbers"])}
        while value in present or str(value) in setting.gold.article.text:
            value += 7
        yield _number("number_absent", base, count, value)


def number_swapped(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """A number becomes another number of the article that the cited words do not have."""
    present = {c.value for c in counts(setting.gold.article.text, setting.words["numbers"])}
    here = {c.value for c in counts(_around(setting, base), setting.words["numbers"])}
    for count in counts(base.content, setting.words["numbers"]):
        others = sorted(present - here - {count.value})
        if others:
            yield _number("number_swapped", base, count, random.choice(others))


def _number(operator: str, base: Base, count: Count, value: int) -> Mutant:
    content = cut(base.content, count.start, count.end, str(value))
    return with_content(operator, base, content)


def with_content(operator: str, base: Base, content: str) -> Mutant:
    """The mutant whose content is another; its typed form has it as the issue."""
    made = base.but(content=content)
    return Mutant(operator, base, made.text, {"issue": content} if base.position is not None else {})


def _around(setting: Setting, base: Base) -> str:
    """The claim's own words in the article with their lines' neighbours: 200 characters on each side."""
    text = setting.gold.article.text
    return text[max(0, base.span.start - 200) : base.span.end + 200]


def entity_absent(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """A name becomes one that the article does not have."""
    gold, words = setting.gold, setting.words
    for mention in mentions(base.content, tuple(gold.actors.values())):
        kind = gold.actors[mention.key].type
        names = words["people"] if kind == "person" else words["places"] if kind == "state" else words["bodies"]
        name = _unknown(names, gold.article.text, random)
        if name:
            yield with_content("entity_absent", base, cut(base.content, mention.start, mention.end, name))
    if base.holder and random.random() < 0.5:
        person = gold.actors[base.holder_key].type == "person"
        name = _unknown(words["people"] if person else words["bodies"], gold.article.text, random)
        if name:
            yield Mutant("entity_absent", base, base.but(holder=name).text)


def _unknown(names: list[str], text: str, random: Random) -> str | None:
    shared = folded(text)
    free = [name for name in names if not any(word in shared for word in folded(name).split() if len(word) > 4)]
    return random.choice(free) if free else None


def entity_swapped(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """A name in the content becomes another actor of the article, not named in the cited words."""
    gold = setting.gold
    near = actors_in(gold, GoldSpan(max(0, base.span.start - 200), base.span.end + 200))
    for mention in mentions(base.content, tuple(gold.actors.values())):
        others = [a for a in other_actors(setting, base, like=mention.key) if a.key not in near | {mention.key}]
        others = [a for a in others if not _shares(a.names[0], gold.actors[mention.key].names)]
        if others:
            put = random.choice(others).names[0]
            yield with_content("entity_swapped", base, cut(base.content, mention.start, mention.end, put))


def _shares(name: str, names: tuple[str, ...]) -> bool:
    """Whether two names have a longer word in common."""
    mine = {w.removeprefix("ال") for w in folded(name).split() if len(w) > 3}
    return bool(mine & {w.removeprefix("ال") for n in names for w in folded(n).split()})


def role_swap(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """Two actors of one claim exchange their places: who did it to whom."""
    gold, symmetric = setting.gold, {folded(w) for w in setting.words["symmetric"]}
    inside = [m for m in mentions(base.content, tuple(gold.actors.values())) if not m.clitic.startswith("و")]
    words = [p.form for p in pieces(base.text)]
    joint = [m for m in mentions(base.content, tuple(gold.actors.values())) if m.first < 3 and m.clitic.startswith("و")]
    if symmetric & set(words) or joint:
        return
    if base.link == " " and base.holder and inside:
        first = inside[0]
        written = base.content[first.start : first.end]
        if not _shares(base.holder, gold.actors[first.key].names):
            made = base.but(holder=written, content=cut(base.content, first.start, first.end, base.holder))
            yield Mutant("role_swap", base, made.text, {"holder": first.key, "addressee": base.holder_key})
    for a, b in itertools.pairwise(inside):
        one, two = base.content[a.start : a.end], base.content[b.start : b.end]
        between = base.content[a.end : b.start]
        beside = regex.search(r"(?:^|\s)و\S*\s*$|\band\s*$|^\s*[،,]\s*$", between)
        if a.key == b.key or beside or _shares(one, gold.actors[b.key].names) or folded(one) == folded(two):
            continue
        swapped = base.content[: a.start] + two + between + one + base.content[b.end :]
        yield with_content("role_swap", base, swapped)


def speaker_swap(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """The words are given to another actor of the article."""
    if not base.holder:
        return
    others = other_actors(setting, base, like=base.holder_key)
    inside = {m.key for m in mentions(base.content, tuple(setting.gold.actors.values()))}
    others = [a for a in others if a.key not in inside] or others
    if others:
        other = random.choice(others)
        fields = {"holder": other.key, "on_behalf_of": None}
        yield Mutant("speaker_swap", base, base.but(holder=other.names[0]).text, fields)


def date_shifted(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """A weekday, month, year or relative day becomes another."""
    near = {p.form for p in pieces(_around(setting, base))}
    for name in ("weekdays", "months", "relative_days"):
        names = setting.words[name]
        forms = {folded(n): n for n in names}
        for piece in pieces(base.content):
            bare = next((f for f in (piece.form, piece.form[1:]) if f in forms), None)
            if bare is None or (name == "relative_days" and bare == folded("اليوم")):
                continue
            others = [n for n in names if folded(n) not in near and folded(n) != bare]
            if others:
                start = piece.end - len(base.content[piece.start : piece.end]) + (len(piece.form) - len(bare))
                put = random.choice(others)
                yield with_content("date_shifted", base, cut(base.content, start, piece.end, put))
    for year in _YEAR.finditer(base.content):
        put = str(int(year.group()) + random.choice((-2, -1, 1, 3)))
        if put not in setting.gold.article.text:
            yield with_content("date_shifted", base, cut(base.content, year.start(), year.end(), put))

"""States by name, by capital, and by their people with the article (الأميركيون)."""

from dataclasses import replace

from agents.readers.embedded.affixes import definite, governed_by_prefix, indefinite, readings
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import nisbas, small_words, state_names
from agents.readers.embedded.mention import Kind, Mention, name_start
from agents.readers.embedded.once import once

_RULED = frozenset(("جمهوريه", "مملكه", "دوله", "سلطنه", "اماره"))
"""What stands before a state's name in full: جمهورية كينيا."""
_SIDE = frozenset(("الجانب", "الطرف"))
"""What a state is called as a party to talks: الجانب الأردني."""
_MASCULINE = frozenset(("لبنان", "العراق", "الاردن", "المغرب", "السودان", "اليمن", "الصومال", "النيجر"))


@once
def _openings() -> frozenset[str]:
    """The first words of the states' names."""
    return frozenset(name[0] for name in state_names())


def state(doc: Document, i: int) -> Mention | None:
    """The state, or the two sides as a group, that begins at word i."""
    names = state_names()
    for prefix, form in readings(doc.folded[i]):
        for size in (4, 3, 2, 1) if form in _openings() else ():
            phrase = (form, *doc.folded[i + 1 : i + size])
            if len(phrase) == size and phrase in names and _plain(doc, i, size):
                return _make(doc, i, i + size, prefix, phrase, "state")
        ruled = indefinite(form) in _RULED and i + 1 < len(doc.words) and doc.gaps[i + 1] == " "
        if ruled and (inner := state(doc, i + 1)) is not None and inner.kind == "state" and inner.name in names:
            return replace(inner, first=i, start=name_start(doc, i, prefix), governed=governed_by_prefix(prefix))
        if form in _SIDE and i + 1 < len(doc.words) and doc.gaps[i + 1] == " " and _of_state(doc.folded[i + 1]):
            return _make(doc, i, i + 2, prefix, (form, doc.folded[i + 1]), "state")
        if form in small_words()["groups"]:
            return _make(doc, i, i + 1, prefix, (form,), "group")
        if definite(form) and form in nisbas() and form.endswith(("ون", "ين")) and form not in ("اليمنيين",):
            return _make(doc, i, i + 1, prefix, (form,), "state")
    return None


def _of_state(word: str) -> bool:
    """Whether a word is a state's adjective in the masculine singular (الأردني)."""
    return definite(word) and word in nisbas() and word.endswith("ي")


def _plain(doc: Document, i: int, size: int) -> bool:
    return all(doc.gaps[k] == " " for k in range(i + 1, i + size))


def _make(doc: Document, i: int, stop: int, prefix: str, phrase: tuple[str, ...], kind: Kind) -> Mention:
    return Mention(
        i,
        stop,
        name_start(doc, i, prefix),
        doc.words[stop - 1].end,
        kind,
        "state" if kind == "state" else "collective_unresolved",
        phrase,
        ("m" if phrase[0] in _MASCULINE else "f") if kind == "state" and phrase in state_names() else None,
        "d" if kind == "group" else "s" if phrase in state_names() else "p",
        None,
        phrase[0],
        None,
        governed_by_prefix(prefix),
    )

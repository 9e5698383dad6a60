"""The verbs of mediation and what their clauses must hold, compiled from the files `mediation….yaml`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from agents.readers.embedded.lexicon import data, folded
from agents.readers.embedded.mediation_forms import formed
from agents.readers.embedded.morphology import Inflection, inflections
from agents.readers.embedded.once import once
from agents.readers.embedded.phrases import Phrase, Phrases
from schemas.vocabulary import MediatorRole


@dataclass(frozen=True, slots=True)
class MediationVerb:
    """One form of a verb of mediation, and what makes it one."""

    role: MediatorRole
    kinds: tuple[str, ...]
    """Lists of words of each of which the clause must hold one; none where the verb says it all."""
    how: Inflection
    unless: str = ""
    """List of words of which the clause must hold none."""
    pointing: bool = False
    """Whether only the form with an object suffix counts (هدنة أبرمها فلان)."""
    outsiders: bool = False
    """Whether a party of the conflict may do it too, so that only others mediate by it."""


_DOUBLED = "\u0651"
"""The mark of a doubled letter: with it two letters of a verb are enough to be told by (عدّ)."""


def _files() -> tuple[Any, ...]:
    return data("ar", "mediation"), data("ar", "mediation_scenes"), data("ar", "mediation_both")


@once
def mediation_verbs() -> dict[str, tuple[MediationVerb, ...]]:
    """Folded form → what it tells."""
    return _verbs([entry for file in _files() for entry in file["verbs"]])


@once
def plain_mediation_verbs() -> frozenset[str]:
    """Forms of the verbs that mostly tell of mediation, whatever their clause holds."""
    return frozenset(_verbs(data("ar", "mediation")["verbs"]))


@once
def own_verbs() -> dict[str, tuple[MediationVerb, ...]]:
    """The same of what mediators say of themselves: forms of «we» and «I»."""
    told = data("ar", "mediation_scenes")["own_verbs"]
    return _verbs([entry for file in _files() for entry in file["verbs"] if entry["past"] in told], person=1)


def _verbs(entries: list[dict[str, Any]], person: int = 3) -> dict[str, tuple[MediationVerb, ...]]:
    table: dict[str, list[MediationVerb]] = {}
    for entry in entries:
        least = 2 if _DOUBLED in entry["past"] else 3
        for form, how in inflections(entry["past"], entry["present"], entry.get("doing"), None):
            passed = how.form == "past" or not entry.get("past_only")
            if len(form) >= least and how.person == person and passed:
                table.setdefault(form, []).append(_verb(entry, how))
    return {form: tuple(rows) for form, rows in table.items()}


def _verb(entry: dict[str, Any], how: Inflection) -> MediationVerb:
    kinds = str(entry.get("object", ""))
    return MediationVerb(
        cast(MediatorRole, entry["role"]),
        tuple(kinds.split("_")) if kinds else (),
        how,
        str(entry.get("unless", "")),
        bool(entry.get("pointing")),
        bool(entry.get("outsiders")),
    )


def verbs_at(form: str) -> tuple[MediationVerb, ...]:
    """What a folded word tells as a verb of mediation, with و or ف or the particle of the future before it or not."""
    table = mediation_verbs()
    rows = table.get(form) or (table.get(form[1:]) if form[:1] in "وف" else None)
    if not rows and form.removeprefix("و").startswith(("سي", "ست")):
        rows = table.get(form.removeprefix("و")[1:])
    if not rows and form.startswith("ال"):
        told = (*table.get(form[2:], ()), *table.get(form[2:] + "ا", ()))
        rows = tuple(row for row in told if row.how.form == "doing")
    return rows or ()


_ANY = "*"
_NO_OPENING = frozenset(
    (
        "verbs",
        "roots",
        "calling",
        "offered",
        "apart",
        "sides",
        "papers",
        "posts",
        "own_places",
        "things",
        "writers",
        "people",
        "like",
        "turning",
        "owing",
        "timing",
        "willing",
        "naming",
        "of_where",
        "sent_from",
        "aides",
        "either_of_them",
        "own_watchers",
        "its_members",
    )
)
"""Parts of the files whose phrases open nothing that is told, besides the `…_words` of clauses."""


@once
def _openings() -> dict[str, set[str]]:
    """First word without its article of whatever tells of mediation → the words that may follow it, `_ANY` where it stands alone."""
    found: dict[str, set[str]] = {}
    listed: list[Phrase] = [(form,) for form in (*mediation_verbs(), *own_verbs(), "هو", "هي")]
    listed += formed("ownplace")
    for file in _files():
        for key in (key for key in file if not key.endswith("_words") and key not in _NO_OPENING):
            for row in file[key]:
                told = row.get("nouns") or [row.get("phrase") or row["word"]] if isinstance(row, dict) else [row]
                listed += map(folded, told)
    for phrase in listed:
        found.setdefault(phrase[0].removeprefix("ال"), set()).add(phrase[1] if len(phrase) > 1 else _ANY)
    return found


@lru_cache(maxsize=16384)
def _followers(word: str) -> frozenset[str]:
    """What may follow the folded word where it opens anything, whatever is joined to it."""
    rests = {word[k:] for k in range(4)}
    rests |= {rest[2:] for rest in rests if rest[:2] in ("ال", "لل")}
    forms = {form for rest in rests for form in (rest, rest.removesuffix("ا"), rest + "ا")}
    return frozenset(after for form in forms for after in _openings().get(form, ()))


def may_open(words: Sequence[str], i: int) -> bool:
    """Whether anything that tells of mediation may begin at word i: a quick look, which says yes too often and never no too often."""
    followers = _followers(words[i])
    return bool(followers) and (_ANY in followers or (i + 1 < len(words) and words[i + 1] in followers))


@lru_cache(maxsize=1024)
def clause_words(kind: str) -> Phrases[bool]:
    """The words of one kind that a clause of mediation must hold, of all files."""
    key = f"{kind}_words"
    listed = [folded(words) for file in _files() for words in file.get(key, ())]
    return Phrases.of([*listed, *formed(kind)])

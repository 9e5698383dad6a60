"""The lexicons, loaded once and compiled into tables over folded words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast

import yaml

from agents.readers.embedded.morphology import Inflection, inflections
from agents.readers.embedded.once import once
from agents.readers.embedded.phrases import Phrase, Phrases
from retrieval.text.normalise import fold_text
from schemas.vocabulary import MediatorRole, SpeechAct

FOLDER = Path(__file__).parent / "lexicon"
TitleKind = Literal["spokes", "envoy", "office", "rank", "expert", "source", "kin"]


def folded(words: str) -> Phrase:
    """A word or phrase as a tuple of folded words, cut at hyphens as an article's words are (porte-parole)."""
    return tuple(fold_text(words).replace("-", " ").split())


@lru_cache(maxsize=64)
def data(language: str, name: str) -> Any:
    """The parsed YAML file `language/name.yaml`."""
    with (FOLDER / language / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (both are safe)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that carries a stand, and the complements it takes."""

    lemma: str
    act: SpeechAct
    that: bool = False
    bare: bool = False
    person: bool = False
    weak: bool = False
    deed: bool = False
    names: bool = False
    negated: bool = False
    """Whether the verb takes a stand only where it is negated (لم يشأ، لا يمانع), the one its list says."""
    preps: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    """Beginnings of words of which one must stand behind the verb; none where it says enough by itself."""


@dataclass(frozen=True, slots=True)
class CueForm:
    """One reading of a written form."""

    verb: Verb
    how: Inflection


def _cue_entries() -> Iterator[tuple[Verb, dict[str, Any]]]:
    """Every verb of the lists that carry a stand, with its entry."""
    for file in (data("ar", "verbs"), data("ar", "deeds")):
        for act, verbs in file.items():
            for entry in verbs:
                verb = Verb(
                    lemma=entry["past"],
                    act=cast(SpeechAct, act),
                    that=bool(entry.get("that")),
                    bare=bool(entry.get("bare")),
                    person=bool(entry.get("person")),
                    weak=bool(entry.get("weak")),
                    deed=bool(entry.get("deed")),
                    names=bool(entry.get("names")),
                    negated=bool(entry.get("negated")),
                    preps=frozenset(fold_text(p) for p in entry.get("with", ())),
                    needs=tuple(map(fold_text, entry.get("needs", ()))),
                )
                yield verb, entry


def _forms(*, skipped: bool) -> dict[str, tuple[CueForm, ...]]:
    """Folded written form → the verbs it may be; the forms that the entries skip, or all others."""
    table: dict[str, list[CueForm]] = {}
    for verb, entry in _cue_entries():
        skip = {fold_text(w) for w in entry.get("skip", ())}
        for form, how in inflections(entry["past"], entry["present"], entry.get("doing"), entry.get("noun")):
            if (form in skip) is skipped and len(form) > 1:
                table.setdefault(form, []).append(CueForm(verb, how))
    return {form: tuple(readings) for form, readings in table.items()}


@once
def cue_forms() -> dict[str, tuple[CueForm, ...]]:
    """Folded written form → the verbs it may be, in the order of the files."""
    return _forms(skipped=False)


@once
def doubled_forms() -> dict[str, tuple[CueForm, ...]]:
    """Forms left out because other words are written so: verbs all the same where a doubled letter is printed (بيّن)."""
    forms = _forms(skipped=True)
    return {f: kept for f, rs in forms.items() if (kept := tuple(r for r in rs if r.how.form in ("past", "present")))}


@once
def frames() -> dict[str, Phrases[bool]]:
    """Set phrases of reporting by their use."""
    return {use: Phrases.of(folded(p) for p in phrases) for use, phrases in data("ar", "frames").items()}


@once
def according_to_him() -> dict[str, frozenset[tuple[str, ...]]]:
    """First word of what gives a clause to who speaks already (بحسبه، على حد قولها; ف or و joined too) → the rest."""
    table: dict[str, set[tuple[str, ...]]] = {}
    for first, *rest in (folded(p) for p in data("ar", "frames")["according_to_him"]):
        for joined in ("", "و", "ف"):
            table.setdefault(joined + first, set()).add(tuple(rest))
    return {first: frozenset(rests) for first, rests in table.items()}


@once
def small_words() -> dict[str, frozenset[str]]:
    """Function words by kind."""
    return {kind: frozenset(fold_text(w) for w in words) for kind, words in data("ar", "small_words").items()}


@once
def common_words() -> frozenset[str]:
    """Everyday words that neither open nor continue a name."""
    return frozenset(data("ar", "common_words")["words"].split())


@once
def given_names() -> dict[str, Literal["m", "f"] | None]:
    """Folded given name → gender; None when it is not told."""
    source = data("ar", "given_names")
    table: dict[str, Literal["m", "f"] | None] = {}
    for kind, gender in (("foreign", None), ("men", "m"), ("women", "f")):
        for name in source[kind]:
            if " " not in name:
                table.setdefault(fold_text(name), cast(Literal["m", "f"] | None, gender))
    return table


@once
def name_particles() -> tuple[frozenset[str], frozenset[str]]:
    """Words inside names (بن، أبو، ولد), and those that make a name with الله after them."""
    source = data("ar", "given_names")
    return frozenset(map(fold_text, source["before_name"])), frozenset(map(fold_text, source["divine"]))


@once
def owned_sayings() -> dict[str, str]:
    """Folded noun of saying, with و or ف joined or not → the pronoun of its owner joined to it, "" where he is named."""
    table: dict[str, str] = {}
    for (noun,) in frames()["owned_sayings"]:
        stem = noun[:-1] + "ت" if noun.endswith("ه") else noun
        for joined in ("", "و", "ف"):
            table.setdefault(joined + noun, "")
            for pronoun in ("ه", "ها", "هم"):
                table.setdefault(joined + stem + pronoun, pronoun)
    return table


@once
def everyday_names() -> frozenset[str]:
    """Given names that are words of the language as well."""
    return frozenset(map(fold_text, data("ar", "given_names")["also_words"]))


@once
def title_heads() -> dict[Phrase, TitleKind]:
    """Folded title head → kind; feminine forms included."""
    table: dict[Phrase, TitleKind] = {}
    for kind, titles in data("ar", "titles").items():
        for title in titles:
            head = folded(title)
            table.setdefault(head, kind)
            if kind != "rank" and len(head) == 1 and not head[0].endswith(("ه", "ون", "ين", "ان")):
                table.setdefault((head[0] + "ه",), kind)
    return table


@once
def body_heads() -> dict[Phrase, str]:
    """Folded head of a body's name → actor type."""
    table: dict[Phrase, str] = {}
    for kind, heads in data("ar", "bodies").items():
        for head in heads:
            table.setdefault(folded(head), kind)
    return table


@dataclass(frozen=True, slots=True)
class State:
    """A state and the words that name it."""

    english: str
    capital_english: str
    adjective: str
    arabic: tuple[str, ...]
    capitals: tuple[str, ...]
    nisba: tuple[str, ...]
    french: str = ""
    also: tuple[str, ...] = ()
    """Other English and French names."""
    french_also: tuple[str, ...] = ()
    """French names of its capital, and others of its own."""


@once
def states() -> tuple[State, ...]:
    """All states of the gazetteer."""
    french = {row["state"]: tuple(row["names"]) for row in data("fr", "capitals")}
    return tuple(
        State(
            e["en"],
            e["capital_en"],
            e["adjective"],
            tuple(e["ar"]),
            tuple(e["capital"]),
            tuple(e["nisba"]),
            e.get("fr", ""),
            tuple(e.get("also", ())),
            french.get(e["en"], ()),
        )
        for e in data("shared", "states")
    )


@once
def state_names() -> dict[Phrase, State]:
    """Folded Arabic name or capital → state."""
    return {folded(name): state for state in states() for name in (*state.arabic, *state.capitals)}


@once
def nisbas() -> dict[str, State]:
    """Folded adjective of belonging, with gender, number and article → state; single words only."""
    table: dict[str, State] = {}
    for state in states():
        for base in state.nisba:
            if " " in base:
                continue
            for ending in ("", "ه", "ين", "ون", "ا", "تين", "ات", "ان"):
                for article in ("", "ال"):
                    table.setdefault(article + fold_text(base) + ending, state)
    return table


@lru_cache(maxsize=1024)
def phrases(name: str, *path: str) -> Phrases[bool]:
    """The phrases of a list in an Arabic lexicon, folded: `phrases("risk", "harms")`."""
    node = data("ar", name)
    for key in path:
        node = node[key]
    return Phrases.of(folded(p) for p in node)


_NAMING = frozenset(
    ("pair_words", "party_words", "mediators", "guarantors", "monitors", "facilitators", "vouching", "armed")
)
"""Lists whose words do name somebody."""


@once
def matter_words() -> frozenset[str]:
    """Single words of the lexicons of mediation, risk, claims and relevance: what articles are about, and nobody's name."""
    lists = [*data("ar", "mediation").items(), *data("ar", "relevance").items()]
    lists += [("harms", data("ar", "risk")["harms"]), *data("ar", "claims").items()]
    told = (entry for name, entries in lists if name not in _NAMING and isinstance(entries, list) for entry in entries)
    return frozenset(fold_text(entry) for entry in told if isinstance(entry, str) and " " not in entry)


@once
def mediation_frames() -> Phrases[tuple[MediatorRole, bool]]:
    """Set phrase → role, and whether the mediator stands before it."""
    nouns = data("ar", "mediation")["nouns"]
    return Phrases({folded(e["phrase"]): (cast(MediatorRole, e["role"]), bool(e.get("before"))) for e in nouns})


@once
def mediation_deeds() -> dict[str, tuple[tuple[MediatorRole, frozenset[str]], ...]]:
    """Verbal noun of mediation → role, and what it must be about, folded and bare."""
    table: dict[str, list[tuple[MediatorRole, frozenset[str]]]] = {}
    for entry in data("ar", "mediation")["deeds"]:
        about = frozenset(map(fold_text, entry["of"]))
        for noun in entry["nouns"]:
            table.setdefault(fold_text(noun), []).append((cast(MediatorRole, entry["role"]), about))
    return {noun: tuple(rows) for noun, rows in table.items()}


@once
def likelihood_words() -> Phrases[bool]:
    """Word of likelihood → whether it is one only before a verb in the present (قد)."""
    return Phrases({folded(e["word"]): bool(e.get("needs_verb")) for e in data("ar", "risk")["likelihood"]})


@once
def sure_likelihood_words() -> Phrases[bool]:
    """Words of likelihood that need no word of harm beside them."""
    return Phrases.of(folded(e["word"]) for e in data("ar", "risk")["likelihood"] if e.get("alone"))


@dataclass(frozen=True, slots=True)
class Label:
    """A loaded term; `before` when the party stands before it (فلان، واجهة كذا)."""

    neutral: str | None
    before: bool = False
    head: str | None = None
    """The neutral word where more of the name follows (مرتزقة كذا)."""
    of_party: bool = False
    """Whether somebody must be named in it or right behind it: an everyday word otherwise (بوق السيارة، دوري أبطال)."""
    where: frozenset[str] = frozenset()
    """Words of which the article must hold one: an everyday word elsewhere (المخزن outside Morocco)."""


@once
def labels() -> Phrases[Label]:
    """Folded label → what a brief says instead."""
    return Phrases({folded(e["label"]): _label(e) for e in data("ar", "labels")["terms"]})


def _label(entry: Mapping[str, Any]) -> Label:
    where = frozenset(folded(word)[0] for word in entry.get("where", ()))
    party, before = bool(entry.get("of_party")), bool(entry.get("before"))
    return Label(entry.get("neutral"), before, entry.get("head"), party, where)


@once
def creed_labels() -> dict[str, frozenset[str]]:
    """Folded adjective → the nouns on which it takes sides."""
    creeds = data("ar", "labels")["creeds"]
    return {" ".join(folded(e["label"])): frozenset(" ".join(folded(w)) for w in e["upon"]) for e in creeds}


@once
def topics() -> Phrases[str]:
    """Word of an article's matter → armed, deeds, peace or elsewhere."""
    table: dict[Phrase, str] = {}
    for kind, words in data("ar", "relevance").items():
        for word in words:
            table.setdefault(folded(word), kind)
    return Phrases(table)

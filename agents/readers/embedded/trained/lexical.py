"""What the lexicons know of a word by itself, as short tags: cue, title, body, state, name, particle.

One table for Arabic, English and French; a word is looked up in all of them, and cached by its folded form.
"""

from functools import lru_cache

from agents.readers.embedded.affixes import indefinite, readings
from agents.readers.embedded.english_lexicon import (
    english,
    english_adjectives,
    english_bodies,
    english_states,
    english_verbs,
)
from agents.readers.embedded.lexicon import (
    body_heads,
    common_words,
    cue_forms,
    frames,
    given_names,
    labels,
    likelihood_words,
    name_particles,
    nisbas,
    phrases,
    small_words,
    state_names,
    title_heads,
)
from agents.readers.embedded.mediation_lexicon import plain_mediation_verbs
from agents.readers.embedded.once import once
from agents.readers.embedded.trained.french import french_tags


@once
def _small() -> dict[str, str]:
    """Folded function word → its kind."""
    kinds = ("prepositions", "connectors", "days", "groups", "crowds", "things", "turns_to", "emphasis", "pairs")
    table: dict[str, str] = {}
    for kind in kinds:
        for word in small_words()[kind]:
            table.setdefault(word, kind)
    for use in ("that", "again_that", "according", "relatives", "pointing"):
        for phrase in frames()[use]:
            table.setdefault(phrase[0], use)
    return table


@once
def _single() -> dict[str, tuple[str, ...]]:
    """Folded single-word entries of the phrase lists → their lists."""
    table: dict[str, list[str]] = {}
    lists = (
        ("harm", phrases("risk", "harms")),
        ("likely", likelihood_words()),
        ("label", labels()),
        ("charge", phrases("claims", "charges")),
        ("saying", phrases("claims", "sayings")),
        ("talks", phrases("mediation", "talk_words")),
        ("truce", phrases("mediation", "truce_words")),
    )
    for name, entries in lists:
        for phrase in entries:
            if len(phrase) == 1:
                table.setdefault(phrase[0], []).append(name)
    return {word: tuple(names) for word, names in table.items()}


_ARTICLES = frozenset(
    ("the", "a", "an", "its", "his", "her", "their", "our", "le", "la", "les", "un", "une", "son", "sa", "leur")
)


@lru_cache(maxsize=32768)
def lexical_tags(word: str) -> tuple[str, ...]:
    """Tags of a folded word, without and with its proclitics taken off."""
    if word[:1].isascii() or not ("\u0600" <= word[:1] <= "\u06ff"):
        return _latin(word)
    tags: list[str] = []
    for prefix, rest in readings(word):
        found = _arabic(rest, bare=not prefix)
        tags += found
        if found and prefix:
            tags.append(f"pre-{prefix}")
    return tuple(dict.fromkeys(tags))[:9]


def _arabic(word: str, *, bare: bool) -> list[str]:
    tags = []
    for reading in cue_forms().get(word, ())[:2]:
        strength = (
            "weak" if reading.verb.weak else "deed" if reading.verb.deed else "say" if reading.verb.that else "do"
        )
        tags.append(f"{reading.how.form}-{strength}")
        tags.append(f"act-{reading.verb.act}")
    plain = indefinite(word)
    for form in (word,) if plain == word else (word, plain):
        if (form,) in title_heads():
            tags.append(f"title-{title_heads()[(form,)]}")
        if (form,) in body_heads():
            tags.append(f"body-{body_heads()[(form,)]}")
        tags += _single().get(form, ())
    if (word,) in state_names():
        tags.append("state")
    elif word in nisbas():
        tags.append("nisba")
    if word in given_names():
        tags.append("given")
    if word in name_particles()[0]:
        tags.append("particle")
    if word in plain_mediation_verbs():
        tags.append("mediates")
    if bare and word in _small():
        tags.append(_small()[word])
    if bare and word in common_words():
        tags.append("common")
    return tags


def _latin(word: str) -> tuple[str, ...]:
    form = word.removesuffix("'s").removesuffix("’s")
    tags = ["article"] if form in _ARTICLES else []
    verb = english_verbs().get((form,))
    if verb is not None:
        strength = "weak" if verb.weak else "say" if verb.that else "do"
        tags += [f"{verb.form}-{strength}", f"act-{verb.act}"]
    if (form,) in english("titles"):
        tags.append("title")
    if (form,) in english_bodies():
        tags.append(f"body-{english_bodies()[(form,)]}")
    if (form,) in english_states():
        tags.append("state")
    elif form in english_adjectives():
        tags.append("nisba")
    if (form,) in english("sources"):
        tags.append("source")
    if (form,) in english("talk_words"):
        tags.append("talks")
    if (form,) in english("stop"):
        tags.append("stop")
    return (*tags, *french_tags(form))

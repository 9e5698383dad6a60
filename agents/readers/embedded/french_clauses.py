"""Small words of a French clause: adverbs round a verb, pronouns before an infinitive."""

from collections.abc import Sequence

from agents.readers.embedded.english_lexicon import EnglishVerb, french, french_infinitives

_LONGEST_ADVERB = 5
_INFINITIVE = ("er", "ir", "re", "oir")
_SHORT = 3
_STRESSED = frozenset(("lui", "elle", "eux", "elles"))


def adverb_behind(words: Sequence[str], k: int) -> int:
    """Words of an adverb that begins at word k: au contraire, plutôt; 0 for none."""
    return french("between").match(words, k)


def adverb_before(words: Sequence[str], k: int) -> int:
    """Words of an adverb that ends before word k; 0 for none."""
    sizes = range(min(_LONGEST_ADVERB, k), 0, -1)
    return next((size for size in sizes if tuple(words[k - size : k]) in french("between")), 0)


def stressed(words: Sequence[str], gaps: Sequence[str], k: int) -> bool:
    """Whether word k is a pronoun between commas that repeats the subject: soutient, lui, que …."""
    return words[k] in _STRESSED and "," in gaps[k] and "," in gaps[k + 1]


def infinitive_behind(words: Sequence[str], k: int) -> bool:
    """Whether a pronoun and its infinitive begin at word k: l'avoir dit, s'être rendu, les avoir vus, en recevoir."""
    plain = french("plain_infinitives")
    word = words[k].replace("’", "'")
    if word == "être" or (word.startswith(("l'", "n'", "s'")) and (word[2:],) in plain):
        return True
    if word.startswith("s'"):
        return word.endswith(_INFINITIVE)
    following = words[k + 1] if k + 1 < len(words) else ""
    if (word,) in french("articles_before"):
        return (following,) in plain
    known = (word,) in french("before_infinitive") and len(following) > _SHORT
    return known and following.endswith(_INFINITIVE)


def led_verb(words: Sequence[str], i: int) -> tuple[EnglishVerb, int] | None:
    """The verb in the infinitive behind words at word i that only lead up to it, and the words of both: tient à préciser."""
    own = words[i] in ("se", "s'est")
    size = french("leading").match(words, i + own)
    if not size:
        return None
    size += own
    following = [word.removeprefix("d'").removeprefix("d’") for word in words[i + size : i + size + _SHORT]]
    named = french_infinitives().match(following, 0)
    return (french_infinitives()[tuple(following[:named])], size + named) if named else None

"""Words that deny or call something untrue inside what is said, in the article's language."""

from collections.abc import Callable, Sequence

from agents.readers.embedded.affixes import readings
from agents.readers.embedded.english_denials import english_lies, english_negates
from agents.readers.embedded.english_lexicon import english
from agents.readers.embedded.french_denials import french_lies, french_negates
from agents.readers.embedded.latin_dismissals import waves_off
from agents.readers.embedded.lexicon import data, phrases
from agents.readers.embedded.once import once
from retrieval.text.normalise import fold_text


def negating(language: str) -> Callable[[str], bool]:
    """What tells whether a folded word negates."""
    return {"ar": _arabic_negates, "fr": french_negates}.get(language, english_negates)


def negations(words: Sequence[str], language: str) -> list[bool]:
    """For each folded word whether it negates; not inside what only looks so: ما لم, not only, no doubt."""
    found = [*map(negating(language), words)]
    seeming = phrases("denials", "seeming") if language == "ar" else english("seeming")
    for k in range(len(words)):
        if size := seeming.match(words, k):
            found[k : k + size] = [False] * size
    return found


def untrue(words: Sequence[str], language: str) -> bool:
    """Whether one of the folded words, or a phrase of them, calls something untrue."""
    if language != "ar":
        lies = french_lies() if language == "fr" else english_lies()
        return any(w.startswith(lies) for w in words) or waves_off(words)
    if any(phrases("denials", "untrue_phrases").match(words, k) for k in range(len(words))):
        return True
    return any(bare.startswith(_arabic_untrue()) for word in words for bare in _bare(word))


def absolute(word: str) -> bool:
    """Whether a folded Arabic word makes a negation flat: أحدا، قط، سوى."""
    return (word,) in phrases("denials", "absolutes")


def _bare(word: str) -> set[str]:
    """The word without what is joined before it, with and without the article."""
    return {form.removeprefix(article) for _, form in readings(word) for article in ("", "ال")}


def _arabic_negates(word: str) -> bool:
    known = phrases("denials", "negations")
    return (word,) in known or (word[:1] in "وف" and (word[1:],) in known)


@once
def _arabic_untrue() -> tuple[str, ...]:
    return tuple(fold_text(word) for word in data("ar", "denials")["untrue"])

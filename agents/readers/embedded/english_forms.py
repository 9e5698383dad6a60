"""The written forms of an English verb that carries a stand: of one verb, of a list of them, of fixed words."""

from collections.abc import Iterator
from typing import Any, Literal

Forms = dict[str, Literal["finite", "ing"]]


def english_forms(entry: dict[str, Any]) -> Iterator[tuple[str, Forms, list[str]]]:
    """Base, forms of its first word, and the words behind that, of every verb of an entry.

    `base` is one verb, its past in `past` where irregular; `bases` several, each with its past behind a stroke
    (read out/read out); `fixed` words that stand as they are written (of the opinion).
    """
    told = [entry["base"] + "/" + entry.get("past", "")] if "base" in entry else entry.get("bases", ())
    for given in told:
        whole, _, past = str(given).partition("/")
        base, *rest = whole.split()
        yield whole, _inflected(base, past.split()[0] if past else ""), rest
    for given in entry.get("fixed", ()):
        base, *rest = str(given).split()
        yield str(given), {base: "finite"}, rest


def _inflected(base: str, past: str) -> Forms:
    stem = base.removesuffix("e")
    consonant_y = base[-1] == "y" and base[-2] not in "aeiou"
    past = past or (base[:-1] + "ied" if consonant_y else stem + "ed")
    third = base + "es" if base.endswith(("s", "sh", "ch")) else base[:-1] + "ies" if consonant_y else base + "s"
    forms: Forms = {base: "finite", third: "finite", past: "finite", stem + "ing": "ing", base + "ing": "ing"}
    if past.endswith("ed") and past[-4:-3] == past[-3:-2]:
        forms[past[:-2] + "ing"] = "ing"  # quipped, quipping
    if base.endswith(("al", "el")) and base[-3] not in "aeiou":
        forms |= {base + "led": "finite", base + "ling": "ing"}  # signaled, signalled
    return forms

"""What a brief calls a labelled party instead: a neutral head, and the rest of its name without words that take sides."""

from typing import cast

from agents.readers.embedded.affixes import definite, readings
from agents.readers.embedded.document import Document
from agents.readers.embedded.lexicon import Label, body_heads, creed_labels, folded, labels, nisbas
from schemas.vocabulary import ActorType

_POSSESSIVES = ("ها", "هم", "ه")


def neutral_name(doc: Document, first: int, last: int, at: int, size: int, label: Label) -> str | None:
    """The neutral name of a labelled stretch; None where nothing is left of it once the label is off.

    Args:
        doc: The article.
        first: First word of the stretch.
        last: One past its last word.
        at: First word of the label inside it.
        size: Words of the label.
        label: What the lexicon knows of it.
    """
    if label.before:
        return None
    before, after = _kept(doc, first, at), _kept(doc, at + size, last)
    if label.neutral is None:
        return " ".join([*before, *after]) or None
    head = _head(label, doc.words[at + size - 1].text, bool(after) or _goes_on(doc, last))
    if size > 1 or not label.neutral.endswith(("ون", "ين")):
        after = _agreeing(head, after)
    return " ".join([*before, head, *after])


def neutral_type(label: Label) -> ActorType | None:
    """The kind of actor that the neutral head makes, where it makes one."""
    if label.neutral is None:
        return None
    form = folded(label.neutral)
    plain = tuple(word.removeprefix("ال") for word in form)
    return cast(ActorType | None, body_heads().get(form) or body_heads().get(plain[:1]))


def _goes_on(doc: Document, k: int) -> bool:
    """Whether the name goes on past the stretch: a word with the article right after one without it."""
    named = k < len(doc.words) and not doc.gaps[k].strip() and definite(doc.written[k])
    return named and not definite(doc.written[k - 1])


def _kept(doc: Document, first: int, last: int) -> list[str]:
    """The words of a range without labels; a label with a neutral name of its own gives way to that."""
    kept: list[str] = []
    k = first
    while k < last:
        size = labels().match(doc.written, k)
        if size and k + size <= last:
            neutral = labels()[tuple(doc.written[k : k + size])].neutral
            kept += neutral.split() if neutral else []
            k += size
            continue
        if doc.written[k] not in creed_labels():
            kept.append(_plain(doc.written[k], doc.words[k].text))
        k += 1
    return kept


def _plain(word: str, text: str) -> str:
    """A word that is a label with article or ending (المليشيات) as its neutral name; any other as it stands."""
    bare = word.removeprefix("ال")
    label = labels().get((bare,)) if bare != word else None
    return _head(label, text, False) if label is not None and label.neutral else text


def _head(label: Label, text: str, followed: bool) -> str:
    """The neutral head in the number, case, definiteness and with the pronoun of the label's last word `text`."""
    head = (label.head if followed and label.head else label.neutral) or ""
    form = readings(" ".join(folded(text)))[-1][1]
    if head.endswith("ون") and form.endswith("ين"):
        head = head.removesuffix("ون") + "ين"
    if (form,) not in labels() and definite(form) and not definite(head) and (form[2:],) in labels():
        return " ".join("ال" + word for word in head.split())
    suffix = next((s for s in _POSSESSIVES if form.endswith(s) and (form.removesuffix(s),) in labels()), "")
    if suffix:
        head = label.head or head
        head = head.removesuffix("ة") + "ت" if head.endswith("ة") else head
    return head + suffix


def _agreeing(head: str, after: list[str]) -> list[str]:
    """Adjectives of belonging behind a head that is feminine or a plural of things take the ending of such (ي → ية)."""
    if not head.split()[0].endswith(("ة", "ات")):
        return after
    given: list[str] = []
    for place, word in enumerate(after):
        adjective = len(given) == place and word.endswith("ي") and " ".join(folded(word)) in nisbas()
        given.append(word + "ة" if adjective and definite(word) else word)
    return given

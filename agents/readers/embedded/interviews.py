"""Interviews: which lines are answers, by their marks (س / ج, a bullet and a dash) or by the questions before them."""

from collections.abc import Sequence

import regex

from agents.readers.embedded.document import Document
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.lexicon import frames
from agents.readers.embedded.mention import Mention
from retrieval.text.normalise import fold_text

_LINE = regex.compile(r"(?m)^[^\S\n]*(\S[^\n]*?)[^\S\n]*$")
_LETTERED = regex.compile(r"(?:ج|جواب|الجواب|A)\s*(?:\([^)\n]*\))?\s*[:：]")
_LETTERED_BY_STOP = regex.compile(r"A\.\s")
_DASH = regex.compile(r"[-–—‒―ـ]+\s")
_BULLET = regex.compile(r"(?:[■□▪●•◆◼*؟]|[-–—‒―ـ]+\s|(?:س|سؤال|Q)\s*\d*\s*[:：])")
_LABEL = regex.compile(r"[^:：\d\n.؟?!]{2,60}[:：]\s")
"""A speaker's name before a line's words: such a transcript says itself who speaks."""
_INTERVIEW = regex.compile(
    r"حاور|حوار|مقابلة|أجر[اىت]|interview|spoke to|spoke with|sat down with|in conversation|answered (?:our|my) questions|received (?:our|me|us)\b"
    r"|talked (?:to|with) (?:us|me|our)|sp(?:eaks|oken) (?:to|with) (?:us|me|our)|met (?:us|our|me|him|her|them)\b|sat down|q ?& ?a|caught up with|agreed to (?:talk|speak|answer|meet)"
    r"|(?:asked|questioned|visited|telephoned|rang|reached|called on|caught|found|joined|saw) (?:him|her|them) (?:at|by|in|on|for|about|over|from|outside|aboard|between|after|before)\b"
    r"|(?:talked|spoke|speaks|sat) (?:to|with) (?:him|her|them)\b|put (?:our|these|some|the|a few) questions to"
    r"|entretien|propos recueillis|nous (?:a )?re[çc]|à nos questions",
    regex.IGNORECASE,
)
_HEAD = 4
"""Lines in which a text says that it is an interview."""
_STRAY = 5
"""One question in so many may stand where an answer is due."""
_LEAST = 3
"""Questions that make a text an interview; two where question and answer bear letters."""
_SHARE = 0.3
"""Least share of an interview's lines that are questions."""
_NEAR = 20
"""Words behind the last name of a lead in which it may say that the paper met him."""
_LONGEST_QUESTION = 60
"""Words a question may have."""


def answer_lines(doc: Document) -> tuple[range, ...]:
    """Code-point ranges of the answers' lines; none where the article is no interview."""
    lines = [range(*m.span(1)) for m in _LINE.finditer(doc.text, pos=doc.article.body_start)]
    texts = [doc.text[line.start : line.stop] for line in lines]
    answered = _LETTERED_BY_STOP if any(text.startswith("Q. ") for text in texts) else _LETTERED
    lettered = [line for line, text in zip(lines, texts, strict=True) if answered.match(text)]
    if len(lettered) >= _LEAST - 1:
        return tuple(lettered)
    dashed = _dashed(lines, texts) or _dialogue(lines, texts)
    if len(dashed) >= _LEAST:
        return dashed
    labelled = sum(_LABEL.match(text) is not None for text in texts)
    return () if labelled >= _LEAST else _unmarked(lines, texts)


def _dashed(lines: Sequence[range], texts: Sequence[str]) -> tuple[range, ...]:
    """Lines with a dash after lines with another mark, or after a question without one."""
    found = []
    for k in range(1, len(lines)):
        before, text = texts[k - 1], texts[k]
        asks = _BULLET.match(before) or _asks(before)
        if _DASH.match(text) and asks and not _asks(text) and before[:1] != text[:1]:
            found.append(lines[k])
    return tuple(found)


def _dialogue(lines: Sequence[range], texts: Sequence[str]) -> tuple[range, ...]:
    """Every second line with a dash, where questions and answers bear the same one and the first of them asks."""
    marked = [k for k, text in enumerate(texts) if _DASH.match(text)]
    asking = [_asks(texts[k]) for k in marked]
    few = len(marked) < 2 * _LEAST or not asking[0] or sum(asking[::2]) < _LEAST
    if few or sum(asking[1::2]) > len(marked) // (2 * _STRAY):
        return ()
    return tuple(lines[k] for k in marked[1::2])


def _unmarked(lines: Sequence[range], texts: Sequence[str]) -> tuple[range, ...]:
    """The lines between short questions, once enough of them stand by themselves in the text."""
    asked = [k for k, text in enumerate(texts) if _asks(text) and len(text.split()) < _LONGEST_QUESTION]
    if (turns := _in_turns(asked, texts)) is not None:
        return tuple(lines[k] for k in turns)
    if len(asked) < _LEAST or len(asked) < _SHARE * len(lines):
        return ()
    return tuple(lines[k + 1] for k in asked if k + 1 < len(lines) and not _asks(texts[k + 1]))


def _in_turns(asked: Sequence[int], texts: Sequence[str]) -> range | None:
    """Numbers of the answers where a text that calls itself an interview goes line by line, also behind questions that do not ask."""
    if len(asked) < _LEAST or not any(_INTERVIEW.search(text) for text in texts[:_HEAD]):
        return None
    first = asked[0]
    odd = [k for k in asked if (k - first) % 2]
    questions, answers = texts[first::2], texts[first + 1 :: 2]
    words = sum(len(t.split()) for t in questions), sum(len(t.split()) for t in answers)
    if len(odd) > len(asked) // _STRAY or words[0] >= words[1]:
        return None
    return range(first + 1, len(texts), 2)


def _asks(text: str) -> bool:
    return text.rstrip(" »”\"'*_").endswith(("؟", "?"))


def guest(doc: Document, inventory: Inventory, answers: Sequence[range]) -> Entity | None:
    """Who answers in an interview: whom its lead says that it met or its headline names, else its first person in full.

    The interviewer is nobody's guest, nor is who is named in the first question; those asked about come last.
    """
    if not answers:
        return None
    before = [
        m
        for m in inventory.mentions
        if m.kind == "person" and m.start < answers[0].start and not _interviews(doc, m.first)
    ]
    asked = _question_start(doc, answers[0])
    lead = [m for m in before if m.start < asked] or before
    named = [m for m in lead if len(inventory.of(m).name) > 1] or (lead if lead != before else [])
    if (received := _right_behind(doc, lead)) is not None:
        return inventory.of(received)
    if (met := _met(doc, named)) is not None:
        return inventory.of(met)
    headline = set(fold_text(doc.article.title or "").replace(":", " ").split())
    told = range(answers[0].start, answers[-1].stop)
    entities = [inventory.of(m) for m in named]
    titled = [e for e in entities if headline.issuperset(e.name)]
    silent = [e for e in entities if not any(m.start in told for m in e.mentions)]
    return next(iter(titled or silent or entities), None)


def _question_start(doc: Document, answer: range) -> int:
    """Where the line before an answer begins."""
    asked = doc.text[: answer.start].rstrip()
    return max(asked.rfind("\n") + 1, doc.article.body_start)


def _right_behind(doc: Document, lead: Sequence[Mention]) -> Mention | None:
    """Whom the words of meeting name right behind them, by whatever name: استقبلنا العقيد فلان."""
    for m in lead:
        for size in (1, 2, 3):
            if m.first >= size and frames()["met_us"].match(doc.folded, m.first - size) == size:
                return m
    return None


def _met(doc: Document, named: Sequence[Mention]) -> Mention | None:
    """The person nearest to the words that say whom the paper met: التقينا فلانا، فلانة استقبلتنا."""
    for k in range(min(named[-1].last + _NEAR, len(doc.words)) if named else 0):
        size = frames()["met_us"].match(doc.folded, k)
        if size and k + size <= len(doc.words):
            beside = [m for m in named if doc.words[m.first].sentence == doc.words[k].sentence]
            if beside:
                return min(beside, key=lambda m: m.first - k - size if m.first > k else k - m.last)
    return None


def _interviews(doc: Document, i: int) -> bool:
    """Whether the name is the interviewer's: حاورها فلان، أجرت الحوار فلانة، by X."""
    before = doc.folded[max(0, i - 3) : i]
    asked = (w.removeprefix("و").startswith(("حاور", "اجر", "حوار", "الحوار", "interview")) for w in before)
    return any(asked) or before[-1:] in (
        ["by"],
        ["par"],
        ["correspondent"],
        ["reporter"],
    )


def inside(answers: Sequence[range], offset: int) -> bool:
    """Whether the offset stands in one of the answers."""
    return any(offset in line for line in answers)

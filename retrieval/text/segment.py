"""A text cut into sentences, and sentences gathered into passages.

Sentence ends are . ! ? ؟ ۔ … and the line break. A stop is none after an abbreviation (د. م. Mr. U.N.), inside a
number (3.5), or inside a quotation that is only a part of its sentence.
"""

from itertools import pairwise

import regex

from retrieval.text.quotation import quotations
from schemas.article import Article, Passage, Sentence

SHORTEST, LONGEST, _TARGET = 80, 200, 150
"""Words in a passage."""
_LONG_QUOTATION = 600
"""Code points: a longer quotation is cut at its own stops."""
_LINE = regex.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")
_STOP = regex.compile(r"(?P<stop>[.!?؟۔…]+)(?P<closers>[»”“’\"'›)\]}]*)(?=(?P<after>\s+|$|\p{Arabic}))")
_LAST_WORD = regex.compile(r"[\p{L}\p{M}\p{N}.]+\Z")
_ABBREVIATION = regex.compile(
    r"(?i:mr|mrs|ms|dr|prof|gen|col|lt|sgt|capt|maj|brig|adm|rev|hon|sen|rep|gov|st|no|vs|etc|cf|jr|sr|mme|mlle"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|inc|ltd|co|e\.g|i\.e|al|vol|fig|art|pp?)"
    r"|\p{Lu}|(?:\p{L}\.)+\p{L}"
)
_ARABIC_ABBREVIATION = regex.compile(
    r"[وبلف]?(?:ال)?(?:\p{Arabic}\p{M}*|(?:\p{Arabic}\p{M}*\.)+\p{Arabic}\p{M}*|هـ|ق|إلخ|أ\.د)"
)
_WORD = regex.compile(r"\S{1,40}+\p{M}*+")
"""What counts as a word here: of a run without white space, each forty code points, so that no passage is endless."""
_REST = ("؛;", "،,:：、。！？")
"""Where a sentence that is longer than a passage is cut: after these, the first ones rather than the second."""


def sentences(text: str, start: int = 0) -> tuple[Sentence, ...]:
    """The sentences of `text` from `start` on: half-open, in order, covering everything but white space."""
    protected = _protected(text, start)
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text, pos=start):
        begin = line.start()
        visible = line.start() + len(line.group().rstrip())
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if stop.end() < visible and _ends(text, stop, begin, protected):
                spans.append((begin, stop.end()))
                begin = stop.end()
        spans.append((begin, line.end()))
    trimmed = [_trim(text, *span) for span in spans]
    return tuple(Sentence(index=i, start=s, end=e) for i, (s, e) in enumerate(t for t in trimmed if t[0] < t[1]))


def passages(article: Article) -> tuple[Passage, ...]:
    """The article in runs of whole sentences, 80–200 words each where it is that long; all of it is covered."""
    units = [
        piece
        for sentence in sentences(article.text, article.body_start)
        for piece in _pieces(article.text, sentence.start, sentence.end)
    ]
    sizes = [len(_WORD.findall(article.text, *unit)) for unit in units]
    return tuple(
        Passage(id=f"{article.id}:{i}", article_id=article.id, index=i, start=units[first][0], end=units[last - 1][1])
        for i, (first, last) in enumerate(_groups(sizes))
    )


def _protected(text: str, start: int) -> bytearray:
    """One byte a code point: 1 inside a quotation that is only a part of its sentence."""
    inside = bytearray(len(text) + 1)
    for quotation in quotations(text, start):
        whole_line = _at_line_edge(text, quotation.start, -1) and _at_line_edge(text, quotation.end, 1)
        if quotation.closed and not whole_line and quotation.end - quotation.start <= _LONG_QUOTATION:
            size = quotation.inner_end - quotation.inner_start
            inside[quotation.inner_start : quotation.inner_end] = b"\x01" * size
    return inside


def _at_line_edge(text: str, at: int, step: int) -> bool:
    """Whether nothing but stops and white space stands between `at` and the line's end on that side."""
    i = at - 1 if step < 0 else at
    while 0 <= i < len(text) and text[i] not in "\n\r":
        if not (text[i].isspace() or text[i] in ".!?؟۔…"):
            return False
        i += step
    return True


def _ends(text: str, stop: "regex.Match[str]", begin: int, protected: bytearray) -> bool:
    """Whether the stop ends the sentence that began at `begin`; more follows it on its line."""
    at, marks, closers = stop.start(), stop.group("stop"), stop.group("closers")
    if protected[at] and protected[stop.end() - 1]:
        return False
    following = stop.end() + (len(stop.group("after")) if stop.group("after").isspace() else 0)
    if text[following : following + 1].islower():
        return False
    if closers and protected[at] and not marks.startswith(".") and len(marks) == 1:
        return False
    if marks != ".":
        return True
    return not _is_abbreviation(text[max(begin, at - 24) : at], at - begin, bool(stop.group("after").strip()))


def _is_abbreviation(before: str, offset: int, glued: bool) -> bool:
    """Whether the word before a single full stop is one that takes a stop of its own."""
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last.group()
    if word.isdecimal():
        return offset <= len(word) + 1  # the number of a list entry
    if regex.search(r"\p{N}\s*\Z", before[: last.start()]):
        return False  # 2012 م. / 5 p. : a unit, not a title
    if regex.match(r"\p{Arabic}", word):
        return _ARABIC_ABBREVIATION.fullmatch(word) is not None
    return glued or _ABBREVIATION.fullmatch(word) is not None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence itself, or pieces of 80 to 200 words when it is longer than a passage may be."""
    words = [found.span() for found in _WORD.finditer(text, start, end)]
    if len(words) <= LONGEST:
        return [(start, end)]
    cuts = [0]
    while len(words) - cuts[-1] > LONGEST:
        cuts.append(_best_cut(text, words, cuts[-1]))
    return [(words[a][0], words[b - 1][1]) for a, b in pairwise([*cuts, len(words)])]


def _best_cut(text: str, words: list[tuple[int, int]], first: int) -> int:
    """The word before which to cut: nearest to the target after a semicolon, else a comma, else between words.

    Both sides keep 80 words or more.
    """
    last = min(first + LONGEST, len(words) - SHORTEST)
    wanted = min(first + _TARGET, last)
    places = sorted(range(first + SHORTEST, last + 1), key=lambda at: (abs(at - wanted), at))
    for marks in _REST:
        for at in places:
            if text[words[at - 1][1] - 1] in marks:
                return at
    apart = (at for at in places if words[at - 1][1] < words[at][0])
    return next(apart, wanted)


def _groups(sizes: list[int]) -> list[tuple[int, int]]:
    """Runs [first, last) of units so that each run holds 80–200 words if it can."""
    groups: list[tuple[int, int]] = []
    first, total = 0, 0
    for i, size in enumerate(sizes):
        if i > first and (total + size > LONGEST or total >= _TARGET):
            groups.append((first, i))
            _join_short(sizes, groups)
            first, total = i, 0
        total += size
    if first < len(sizes):
        groups.append((first, len(sizes)))
    if len(groups) > 1 and total < SHORTEST:
        *ends, end = _even(sizes, groups[-2][0], groups[-1][1])
        groups[-2:] = ends
        _join_short(sizes, groups)
        groups.append(end)
    return groups


def _join_short(sizes: list[int], groups: list[tuple[int, int]]) -> None:
    """A last run that a long sentence cut short goes to the one before it, where that has room."""
    if len(groups) < 2 or sum(sizes[slice(*groups[-1])]) >= SHORTEST:
        return
    (first, _), (_, last) = groups[-2:]
    if sum(sizes[first:last]) <= LONGEST:
        groups[-2:] = [(first, last)]


def _even(sizes: list[int], first: int, last: int) -> list[tuple[int, int]]:
    """One run if it is short enough, otherwise two as equal as whole units allow."""
    whole = sum(sizes[first:last])
    if whole <= LONGEST:
        return [(first, last)]
    running, best, cut = 0, whole, first + 1
    for i in range(first, last - 1):
        running += sizes[i]
        worst = max(running, whole - running)
        if worst < best:
            best, cut = worst, i + 1
    return [(first, cut), (cut, last)]

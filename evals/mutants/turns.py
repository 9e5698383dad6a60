"""Operators that turn what is said: negation, the reporting verb, contraries, modality, whose words they are."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import regex

from evals.mutants.base import Base, Mutant, Piece, Setting, cut, folded, pieces
from evals.mutants.swaps import with_content
from evals.reading_gold import GoldSpan

_PRESENT = regex.compile(r"[يتن]\p{L}{3,}")
_FUTURE = regex.compile(
    r"[وف]?(?!سيار|سياد|سياس|سياق|سياح|سياج|سيد|سيف$|سيل$|سينا|سيطر|سير[هات]|سيره|ست[هة]|ستين|ستون|ستار|ستان|سيء|سيي)س[يتن]\p{L}{2,}"
)
_AUXILIARY = frozenset(
    (
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "should",
        "has",
        "have",
        "had",
        "must",
    )
)
_FIRST = regex.compile(r"^[وف](?=\p{L}{3})")


def negation_added(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """The content, or the verb that reports it, is negated."""
    words, made = setting.words, list[Mutant]()
    found = pieces(base.content)
    if base.language == "ar":
        made += _negated_arabic(base, found, words)
        if base.order == "verb_first" and base.holder:
            jussive = {folded(k): v for k, v in words["jussive"].items()}.get(folded(base.verb))
            if jussive:
                turned = base.but(order=random.choice(("subject_first", "verb_first")), verb=f"لم {jussive}")
                made.append(Mutant("negation_added", base, turned.text))
    else:
        made += _negated_english(base, found)
    if base.link.strip() in ("أن", "إن", "بأن", "that") or base.order == "narrative":
        prefix = random.choice(words["negation_prefixes"])
        put = prefix + " " + base.content
        made.append(with_content("negation_added", base, put))
    if made:
        yield random.choice(made)


def _negated_arabic(base: Base, found: tuple[Piece, ...], words: Mapping[str, Any]) -> Iterator[Mutant]:
    drop = {folded(str(w)) for w in words["drop"]}
    for i, piece in enumerate(found):
        raw = base.content[piece.start : piece.end]
        behind = found[i - 1].form if i else ""
        if behind in drop or {p.form for p in found[max(0, i - 2) : i]} & drop:
            continue
        if _FUTURE.fullmatch(piece.form) and len(piece.form) > 4:
            yield with_content(
                "negation_added",
                base,
                cut(base.content, piece.start, piece.end, "لن " + raw.lstrip("وف").removeprefix("س")),
            )
            return
        if (
            _PRESENT.fullmatch(piece.form)
            and behind not in ("ان", "قد", "الي", "من", "في", "علي", "عن")
            and i < 3
            and piece.form[0] == "ي"
        ):
            yield with_content("negation_added", base, cut(base.content, piece.start, piece.start, "لا "))
            return


def _negated_english(base: Base, found: tuple[Piece, ...]) -> Iterator[Mutant]:
    for i, piece in enumerate(found):
        if piece.form in _AUXILIARY and i + 1 < len(found) and found[i + 1].form not in ("not", "no", "never"):
            yield with_content("negation_added", base, cut(base.content, piece.end, piece.end, " not"))
            return


def negation_dropped(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """A negator is taken out."""
    drop = {folded(str(w)) for w in setting.words["drop"]}
    found = pieces(base.content)
    for i, piece in enumerate(found[:-1]):
        joined = piece.form[piece.form[:1] in ("و", "ف") :]
        bare = next((form for form in (piece.form, joined) if form in drop), None)
        following = found[i + 1].form
        if bare is None or (bare in ("ما", "غير", "دون") and not _negating(bare, following, i)):
            continue
        if base.language == "ar" and bare == "لا" and following in ("بد", "سيما", "شك", "يزال", "تزال"):
            continue
        put = "س" if bare == "لن" else ""
        start = piece.start + len(piece.form) - len(bare)
        content = base.content[:start].rstrip() + (" " if base.content[:start].strip() else "")
        content += put + base.content[found[i + 1].start :]
        if bare == "cannot":
            content = cut(base.content, piece.start, piece.end, "can")
        yield with_content("negation_dropped", base, content)
        return


def _negating(bare: str, following: str, index: int) -> bool:
    """«ما» before a verb at the head negates; elsewhere it may be a relative."""
    if bare == "ما":
        return index == 0 and not following.startswith("ال")
    return bare == "غير" and not following.startswith("ال")


def reporting_flipped(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """The verb becomes the one that reports the contrary: said → denied, accepted → refused."""
    flips = {folded(k): v for k, v in setting.words["flips"].items()}
    verb = _FIRST.sub("", base.verb) if base.language == "ar" else base.verb
    if not base.holder or base.link.strip().startswith(":"):
        return
    form = folded(verb)
    feminine = base.language == "ar" and form.endswith("ت") and form[:-1] not in ("صم",)
    masculine = next((f for f in (form, form[:-1], form[:-1] + "ي", form[:-1] + "ا") if f in flips), None)
    first = form.split()[0] if form else ""
    if base.language == "en":
        masculine = first if first in flips else None
    if masculine is None:
        return
    put = flips[masculine]
    if feminine and masculine != form:
        put = (put[:-1] if put[-1] in "ىا" else put) + "ت"
    act = "denial" if put.startswith(("نف", "أنكر", "den", "disp")) else None
    yield Mutant(
        "reporting_flipped", base, base.but(verb=put).text, {"speech_act": act, "stance": "opposes"} if act else {}
    )


def antonym(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """A word becomes its contrary."""
    pairs = {folded(a): b for pair in setting.words["antonyms"] for a, b in (pair, pair[::-1])}
    made = []
    for piece in pieces(base.content):
        for clitic in ("", "ال", "وال", "بال", "لل", "و", "ب", "ل") if base.language == "ar" else ("",):
            bare = piece.form.removeprefix(clitic)
            if piece.form.startswith(clitic) and bare in pairs:
                put = clitic + pairs[bare]
                if folded(put) not in {p.form for p in pieces(base.cited)}:
                    made.append(with_content("antonym", base, cut(base.content, piece.start, piece.end, put)))
                break
    if made:
        yield random.choice(made)


def modality_strengthened(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """What may be, or is still to come, becomes what is."""
    hedges = {folded(h) for h in setting.words["hedges"]}
    intentions = {folded(k): v for k, v in setting.words["intentions"].items()}
    found = pieces(base.content)
    verb = _FIRST.sub("", base.verb)
    if folded(verb) in intentions and base.holder:
        yield Mutant("modality_strengthened", base, base.but(verb=intentions[folded(verb)]).text)
    for i, piece in enumerate(found):
        following = found[i + 1].form if i + 1 < len(found) else ""
        if (
            base.language == "ar"
            and piece.form == "قد"
            and following[:1] in "يتن"
            and len(following) > 3
            and not following.endswith("ت")
        ):
            put = random.choice(("س", "")) if following[0] in "يت" else "س"
            rest = base.content[found[i + 1].start :]
            yield with_content("modality_strengthened", base, base.content[: piece.start] + put + rest)
            continue
        if piece.form in intentions:
            put = intentions[piece.form]
            yield with_content("modality_strengthened", base, cut(base.content, piece.start, piece.end, put))
            continue
        if piece.form in hedges and piece.form != "قد" and i > 0:
            yield with_content("modality_strengthened", base, cut(base.content, piece.start, piece.end, ""))
            continue
        if (
            base.language == "ar"
            and _FUTURE.fullmatch(piece.form)
            and len(piece.form) > 4
            and piece.form[:2] in ("سي", "ست")
        ):
            raw = base.content[piece.start : piece.end]
            past = raw[2:] + ("ت" if piece.form[1] == "ت" else "")
            yield with_content("modality_strengthened", base, cut(base.content, piece.start, piece.end, past))
            continue


def gloss_to_speaker(setting: Setting, base: Base, random: Random) -> Iterator[Mutant]:
    """The outlet's own words are given to somebody who spoke in the article."""
    words = setting.words
    if base.order == "narrative":
        speakers = [b for b in setting.bases if b.holder and b.position is not None]
        if not speakers or _one_voice(setting):
            return
        speaker = min(speakers, key=lambda b: (abs(b.span.start - base.span.start), b.number))
        verb, link = ("قال", " إن ") if base.language == "ar" else ("said", " that ")
        order = "verb_first" if base.language == "ar" else "subject_first"
        made = base.but(order=order, verb=verb, holder=speaker.holder, link=link)
        yield Mutant("gloss_to_speaker", base, made.text, {})
        return
    text = setting.gold.article.text
    line = text.find("\n", base.span.end)
    tail = text[base.span.end : line if line >= 0 else len(text)]
    for opener in words["gloss_openers"]:
        at = tail.find(opener)
        if 0 <= at < 60:
            stop = regex.search(r"[.؛;\n]|$", tail[at:])
            gloss = tail[at + len(opener) : at + (stop.start() if stop else len(tail))].strip(" ،,»”")
            start = base.span.end + at
            if len(gloss.split()) >= 3 and not any(
                p.span.start < start + len(gloss) and start < p.span.end for p in setting.gold.positions
            ):
                verb, link = ("قال", " إن الأمر يتعلق بـ") if base.language == "ar" else ("said", " that it was about ")
                made = base.but(verb=verb, link=link, content=gloss, tail="", span=GoldSpan(start, start + len(gloss)))
                whole = text[base.span.start : start + len(opener) + len(gloss)]
                yield Mutant("gloss_to_speaker", base.but(cited=whole), made.text, {"voice": "gloss"})
                return


def _one_voice(setting: Setting) -> bool:
    """Whether the whole text is somebody's own words: a column, a statement, an interview."""
    positions = setting.gold.positions
    own = [p for p in positions if p.speech == "direct" and not p.cue]
    return len(own) > 0.3 * len(positions)

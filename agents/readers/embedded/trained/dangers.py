"""Stands and clauses that may tell of a risk, with what speaks for each."""

from dataclasses import dataclass

from agents.readers.embedded.complements import lookup
from agents.readers.embedded.english_lexicon import elided, english
from agents.readers.embedded.lexicon import cue_forms
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.risk import FoundRisk, made_risk
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.trained.lexis import Features, lexis_of, odds
from agents.readers.embedded.trained.sequences import SequenceModel
from agents.readers.embedded.trained.situation import Situation
from agents.readers.embedded.trained.trees import Trees

LEAST = 0.3
"""Chance from which a stretch is a risk."""
LEAST_RULED = 0.1
"""The same for one in which the rules see a risk."""
_ACTS = (
    "statement",
    "accusation",
    "denial",
    "rejection",
    "threat",
    "warning",
    "assessment",
    "demand",
    "appeal",
    "condition",
)
_UNLESS = frozenset(("اذا", "لو", "unless", "if", "until", "si"))


@dataclass(frozen=True, slots=True)
class Danger:
    """A stretch that may tell of a risk; half-open word range."""

    first: int
    last: int
    stand: Stand | None
    ruled: bool


class Dangers:
    """The risks of one article."""

    def __init__(self, told: Situation, reading: Reading, ruled: list[FoundRisk]) -> None:
        self.told, self.reading = told, reading
        self.ruled = ruled

    def all(self) -> list[Danger]:
        """Every stand, and every clause outside them in which the rules see a risk."""
        doc = self.reading.doc
        reach = [
            (doc.word_at(r.span.where or 0), doc.word_at((r.span.where or 0) + len(r.span.quote))) for r in self.ruled
        ]
        found = []
        for stand in self.reading.stands:
            ruled = any(first < stand.last and stand.first < last for first, last in reach)
            found.append(Danger(stand.first, stand.last, stand, ruled))
        for first, last in reach:
            if not any(d.first < last and first < d.last for d in found):
                found.append(Danger(first, last, None, True))
        return found

    def features(self) -> list[Features]:
        """The words of each of the stretches."""
        lexis = lexis_of(self.reading.doc)
        return [lexis.of_stretch(d.first, d.last) for d in self.all()]

    def rows(self, words: SequenceModel) -> list[dict[str, float]]:
        """What speaks for each of the stretches, as numbers; `words` judges by the words alone."""
        by_words = odds(words, self.features())
        return [{"words_say": told, **self._row(d)} for d, told in zip(self.all(), by_words, strict=True)]

    def _row(self, danger: Danger) -> dict[str, float]:
        doc, stand = self.reading.doc, danger.stand
        words = doc.folded[danger.first : danger.last]
        tags = [t for k in range(danger.first, danger.last) for t in self.told.words.tags[k]]
        bare = [elided(w) for w in words]
        likely = sum(bool(english("likelihood").match(bare, k)) for k in range(len(bare)))
        harms = sum(bool(english("harms").match(bare, k)) for k in range(len(bare)))
        future = sum(
            w[:2] in ("سي", "ست", "سن") or w in ("سوف", "will", "would", "قد", "may", "could", "might") for w in words
        )
        row = {
            "ruled": float(danger.ruled),
            "alone": float(stand is None),
            "likely": float(tags.count("likely") + likely),
            "harm": float(tags.count("harm") + harms),
            "truce": float(tags.count("truce") + tags.count("talks")),
            "future": float(future),
            "unless": float(sum(w in _UNLESS for w in words)),
            "fears": float(
                any(w[:4] in ("اخشي", "نخشي", "يخشي", "تخشي", "خشيه", "مخاو", "خطر", "fear", "risk") for w in words)
            ),
            "size": float(len(words)),
            "arabic": float(words[0][:1] > "\u0600"),
        }
        if stand is not None:
            for act in _ACTS:
                row[f"act_{act}"] = float(stand.act == act)
            row["deed"] = float(stand.form == "action")
            if stand.cue_at is not None:
                for reading in cue_forms().get(lookup(doc.folded[stand.cue_at])[1], ())[:2]:
                    row[f"lemma_{reading.verb.lemma}"] = 1.0
        return row

    def chosen(self, words: SequenceModel, trees: Trees) -> list[FoundRisk]:
        """The risks of the article in text order."""
        dangers = self.all()
        found = []
        for danger, chance in zip(dangers, trees.chances(self.rows(words)), strict=True):
            if chance >= (LEAST_RULED if danger.ruled else LEAST):
                made = self._made(danger)
                found += [made] if made is not None else []
        return sorted(found, key=lambda r: r.span.where or 0)

    def _made(self, danger: Danger) -> FoundRisk | None:
        """The risk as the rules describe it, where they do; else made from its words."""
        doc = self.reading.doc
        start, end = doc.words[danger.first].start, doc.words[danger.last - 1].end
        for risk in self.ruled:
            where = risk.span.where or 0
            if where < end and start < where + len(risk.span.quote):
                return risk
        return made_risk(self.reading, danger.first, danger.last, danger.stand.holder if danger.stand else None)

"""Who may hold a stand: the entities near its words, with what speaks for each."""

from collections.abc import Sequence

from agents.readers.embedded.complements import lookup
from agents.readers.embedded.entities import Entity
from agents.readers.embedded.lexicon import cue_forms
from agents.readers.embedded.mention import Mention
from agents.readers.embedded.trained.situation import Situation
from agents.readers.embedded.trained.spans import Candidate

Rows = list[tuple[Entity, dict[str, float]]]
"""Possible holders of one candidate, described."""
_FAR = 40.0
_SENTENCES = 2
"""Sentences before the words in which a holder is looked for."""
_SPEAKERS = 5


class Holders:
    """Gathers and describes the possible holders of an article's candidates."""

    def __init__(self, told: Situation, found: Sequence[Candidate]) -> None:
        self.told = told
        self.found = found
        self.rule_order = list(told.stands)
        self.held: dict[int, int] = {}
        self._lasting: dict[int, dict[str, float]] = {}
        self._ruled: dict[int, list[tuple[int, int]]] = {}
        """Number of an entity → what the rules have it say."""
        for stand in told.stands:
            self.held[stand.holder.number] = self.held.get(stand.holder.number, 0) + 1
            self._ruled.setdefault(stand.holder.number, []).append((stand.first, stand.last))

    def near(self, candidate: Candidate) -> list[Entity]:
        """Entities that may hold the candidate, in a fixed order."""
        told, doc = self.told, self.told.doc
        sentence = told.sentence(candidate.first)
        begin = doc.bounds[max(0, sentence - _SENTENCES)][0]
        stop = min(len(doc.words), max(doc.bounds[told.sentence(candidate.last - 1)][1], candidate.last + 12))
        chosen = {told.inventory.of(m).number: told.inventory.of(m) for m in told.mentions_between(begin, stop)}
        more = [s.holder for s in candidate.stands] + self._speakers(candidate)
        more += [e for e in (told.spoken.get(sentence), *told.voices.values()) if e is not None]
        chosen.update((e.number, e) for e in more)
        return [chosen[k] for k in sorted(chosen) if chosen[k].mentions]

    def _speakers(self, candidate: Candidate) -> list[Entity]:
        """Those who spoke last before the candidate by the rules, latest first, each once."""
        order: list[Entity] = []
        for stand in reversed(self.rule_order):
            if stand.first < candidate.first and stand.holder not in order:
                order.append(stand.holder)
            if len(order) >= _SPEAKERS:
                break
        return order

    def rows(self, candidate: Candidate) -> list[tuple[Entity, dict[str, float]]]:
        """Each possible holder with what speaks for it, as numbers."""
        shared = self._shared(candidate)
        speakers = self._speakers(candidate)
        following = next((s.holder for s in self.rule_order if s.first >= candidate.last), None)
        return [(e, {**shared, **self._row(candidate, e, speakers, following)}) for e in self.near(candidate)]

    def _shared(self, candidate: Candidate) -> dict[str, float]:
        told, first = self.told, candidate.first
        row = {
            "size": float(candidate.size),
            "ruled": float(bool(candidate.stands)),
            "mute": float(candidate.cue in self.told.mute),
            "joint": float(len(candidate.stands)),
            "way": float(first - candidate.cue) if candidate.cue >= 0 else _FAR,
            "cue_inside": float(candidate.cue >= first),
            "after": float(candidate.after - candidate.last) if candidate.after >= 0 else _FAR,
            "in_quote": float(told.doc.words[first].quote >= 0),
            "colon": float(":" in told.words.gaps[first]),
            "begins": float(first == told.doc.bounds[told.sentence(first)][0]),
            "form_d": float(candidate.stretch is not None and candidate.stretch.kind == "D"),
            "form_v": float(candidate.stretch is not None and candidate.stretch.kind == "V"),
        }
        if candidate.cue >= 0:
            tags = told.words.tags[candidate.cue]
            for tag in ("past-", "present-", "doing-", "noun-", "finite-", "ing-", "fr-", "according"):
                row[f"cue_{tag}"] = float(any(t.startswith(tag) for t in tags))
            row["cue_weak"] = float(any(t.endswith("-weak") for t in tags))
            row["cue_opens"] = float(candidate.cue == told.doc.bounds[told.sentence(candidate.cue)][0])
            row["cue_joined"] = float(told.doc.folded[candidate.cue][:1] == "و")
            row["cue_comma"] = float("," in told.words.gaps[candidate.cue])
        return row

    def _row(
        self, candidate: Candidate, entity: Entity, speakers: Sequence[Entity], following: Entity | None
    ) -> dict[str, float]:
        told = self.told
        first, last = candidate.first, candidate.last
        before = [m for m in entity.mentions if m.last <= first]
        nearest = max(before, key=lambda m: m.first, default=None)
        row = {
            "rule": float(any(s.holder is entity for s in candidate.stands)),
            "rule_other": float(bool(candidate.stands) and all(s.holder is not entity for s in candidate.stands)),
            "rule_over": float(any(a < last and b > first for a, b in self._ruled.get(entity.number, ()))),
            "rule_body": float(any(s.holder.body is entity for s in candidate.stands)),
            "speaker": float(speakers.index(entity)) if entity in speakers else 9.0,
            "following": float(entity is following),
            "spoken": float(told.spoken.get(told.sentence(first)) is entity),
            "back": float(min(first - nearest.last, 200)) if nearest is not None else 250.0,
            "back_lines": float(min(told.line_of[first] - told.line_of[nearest.first], 6))
            if nearest is not None
            else 9.0,
            "back_sentences": float(min(told.sentence(first) - told.sentence(nearest.first), 6))
            if nearest is not None
            else 9.0,
            "own": float(any(first <= m.first < last for m in entity.mentions)),
            "own_early": float(any(first <= m.first <= first + 2 for m in entity.mentions)),
            **self._of(entity),
        }
        if nearest is not None:
            row["back_free"] = float(not nearest.governed)
            row["back_in_quote"] = float(told.doc.words[nearest.first].quote >= 0)
            row["between"] = float(min(len(told.mentions_between(nearest.last, first)), 9))
            start = told.doc.bounds[told.sentence(nearest.first)][0]
            row["back_opens"] = float(nearest.first - start <= 1)
            row["back_line_opens"] = float(nearest.first - told.line_start(nearest.first) <= 2)
            row["back_colon"] = float(":" in told.words.gaps[nearest.last])
        for name, cue in (("cue", candidate.cue), ("end", candidate.after)):
            row.update(self._beside(name, cue, entity))
        return row

    def _of(self, entity: Entity) -> dict[str, float]:
        """What holds of the entity wherever it is weighed."""
        known = self._lasting.get(entity.number)
        if known is None:
            voices, sure = self.told.voices, self.told.sure
            known = self._lasting[entity.number] = {
                "held": float(self.held.get(entity.number, 0)),
                "voice_author": float(voices.get("author") is entity),
                "voice_issuer": float(voices.get("issuer") is entity),
                "voice_guest": float(voices.get("guest") is entity),
                "count": float(len(entity.mentions)),
                "person": float(entity.type == "person"),
                "titled": float(entity.kind == "title"),
                "state": float(entity.kind == "state"),
                "body": float(entity.kind == "body"),
                "source": float(entity.kind == "source"),
                "group": float(entity.kind == "group"),
                "nested": float(entity.nested),
                "spokes": float(entity.spokes),
                "has_body": float(entity.body is not None),
                "words": float(len(entity.name)),
                "sure": max((sure.get(m.first, 0.0) for m in entity.mentions), default=0.0),
            }
        return known

    def _beside(self, name: str, cue: int, entity: Entity) -> dict[str, float]:
        """Where the entity's mentions stand to a cue, and whether verb and entity agree."""
        if cue < 0:
            return {f"{name}_next": _FAR, f"{name}_prev": _FAR}
        told, doc = self.told, self.told.doc
        low, high = doc.bounds[told.sentence(cue)]
        later = [m for m in entity.mentions if cue < m.first < high]
        earlier = [m for m in entity.mentions if low <= m.first and m.last <= cue]
        row = {
            f"{name}_next": float(min(m.first for m in later) - cue) if later else _FAR,
            f"{name}_prev": float(cue - max(m.last for m in earlier)) if earlier else _FAR,
            f"{name}_agrees": self._agreement(cue, entity),
        }
        if later:
            row.update(self._after_cue(name, cue, min(later, key=lambda m: m.first)))
        if earlier:
            close = max(earlier, key=lambda m: m.first)
            between = told.mentions_between(close.last, cue)
            row[f"{name}_prev_free"] = float(not close.governed)
            row[f"{name}_prev_between"] = float(sum(not m.governed for m in between))
            row[f"{name}_prev_first"] = float(min(m.first for m in earlier) - low <= 1)
            row[f"{name}_prev_comma"] = float("," in told.words.gaps[close.last])
            cues = told.cue_at[close.last : cue]
            row[f"{name}_prev_cues"] = float(sum(cues))
        return row

    def _after_cue(self, name: str, cue: int, mention: Mention) -> dict[str, float]:
        told = self.told
        gaps = told.words.gaps[cue + 1 : mention.first + 1]
        return {
            f"{name}_next_free": float(not mention.governed),
            f"{name}_next_between": float(len(told.mentions_between(cue + 1, mention.first))),
            f"{name}_next_marks": float(sum(bool(set(g) & set(',<:"')) for g in gaps)),
            f"{name}_next_that": float(any("that" in told.words.tags[k] for k in range(cue + 1, mention.first))),
            f"{name}_next_cues": float(sum(told.cue_at[cue + 1 : mention.first])),
            f"{name}_next_quote": float(told.doc.words[mention.first].quote >= 0),
        }

    def _agreement(self, cue: int, entity: Entity) -> float:
        """1 where gender and number of the verb fit the entity, -1 where they do not, 0 where one is not known."""
        readings = [r.how for r in cue_forms().get(lookup(self.told.doc.folded[cue])[1], ()) if r.how.form != "noun"]
        readings = [how for how in readings if how.person == 3 and how.gender is not None]
        if not readings or (entity.gender is None and entity.plural == "s"):
            return 0.0
        fits = any(
            (how.gender == entity.gender or entity.gender is None or entity.plural != "s" or how.number != "s")
            and (how.number == "s" or entity.plural != "s" or entity.kind == "body")
            for how in readings
        )
        return 1.0 if fits else -1.0

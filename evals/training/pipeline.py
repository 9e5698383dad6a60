"""All models trained in their order, each from what the ones before it say of articles they have not seen.

The open articles are cut into folds, whole events in one. A model of a later stage learns from the output of earlier
models trained without the article's fold, so that it learns how far to trust them. The fold's own models are kept
beside the final ones: with them the open part can be scored as unseen.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

from agents.readers.embedded.document import Document
from agents.readers.embedded.english import english_risks
from agents.readers.embedded.latin_mediation import latin_mediators
from agents.readers.embedded.mediation import Found, find_mediators
from agents.readers.embedded.reading import Reading
from agents.readers.embedded.risk import FoundRisk, find_risks
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.trained import acts as acts_of
from agents.readers.embedded.trained import models as names
from agents.readers.embedded.trained.chain import chained
from agents.readers.embedded.trained.choosing import by_candidate, choose_from, judge
from agents.readers.embedded.trained.dangers import Dangers
from agents.readers.embedded.trained.disputes import Disputes
from agents.readers.embedded.trained.holders import Holders, Rows
from agents.readers.embedded.trained.joining import Joined
from agents.readers.embedded.trained.lexis import NO, YES, Features
from agents.readers.embedded.trained.mediating import Mediating
from agents.readers.embedded.trained.seeing import Ruled, Sight, describe, mention, rule, situate
from agents.readers.embedded.trained.sequences import SequenceModel
from agents.readers.embedded.trained.situation import Situation
from agents.readers.embedded.trained.spans import Candidate, candidates, span_row
from agents.readers.embedded.trained.trees import Trees
from agents.readers.embedded.trained.words import WordFeatures, expanded
from agents.readers.embedded.trained.worth import actor_rows
from evals.reading_gold import STANCES, GoldArticle
from evals.training import boosting, crf
from evals.training.labels import mention_labels, span_labels
from evals.training.truth import Truth, misled

FOLDS = 5
_EVEN = {"learning_rate": 0.04, "min_data_in_leaf": 30, "feature_fraction": 0.4, "lambda_l2": 10.0}
"""Settings of the ranker of stands: small steps, no small leaves."""
_LONG = {**_EVEN, "learning_rate": 0.06, "feature_fraction": 0.5}
"""Those of the rankers of holders, which have the most rows and gain from many trees."""
_HOLDER_ROUNDS = 400
_WORDS = {"c1": 0.05, "c2": 3.0, "max_iterations": 80}
"""Settings of the models of words: many weak features, few examples."""
_KINDS = {"c1": 0.3, "c2": 1.0}
"""The same for acts and stances, of which there are many examples."""
_CRF = {"c1": 0.3, "c2": 1.0, "max_iterations": 120}
"""Settings of the sequence models, which at half the iterations find a twentieth fewer of the spans."""
Say = Callable[[str], None]


def fold_of(article_id: str) -> int:
    """The fold of an article: whole events in one, by a hash that no order of files changes."""
    return int(sha256(article_id.split("-")[0].encode()).hexdigest(), 16) % FOLDS


@dataclass
class Work:
    """One article on its way through the stages."""

    gold: GoldArticle
    sight: Sight
    fold: int
    joined: Joined = field(init=False)
    ruled: Ruled = field(init=False)
    told: Situation = field(init=False)
    truth: Truth = field(init=False)
    found: list[Candidate] = field(init=False)
    right: list[bool] = field(init=False)
    kept: list[float] = field(init=False)
    rows: list[Rows] = field(init=False)
    again: list[Rows] = field(init=False)
    stands: list[Stand] = field(init=False)


class Pipeline:
    """Trains into a folder: the final models in it, each fold's in `fold0` and so on."""

    def __init__(
        self, golds: Sequence[GoldArticle], folder: Path, say: Say = print, workers: int = 2, resume: bool = False
    ) -> None:
        self.folder, self.say, self.workers, self.resume = folder, say, workers, resume
        self.work = [Work(g, describe(Document(g.article), arabic=g.language == "ar"), fold_of(g.id)) for g in golds]
        for fold in range(FOLDS):
            (folder / f"fold{fold}").mkdir(parents=True, exist_ok=True)

    def run(self) -> None:
        """All stages."""
        self._mentions()
        self._spans()
        self._candidates()
        self._holders()
        self._actors()
        self._items()

    # sequence models ---------------------------------------------------------------------------------------------

    def _mentions(self) -> None:
        labels = [mention_labels(w.gold, w.sight.doc) for w in self.work]
        self._sequence(names.MENTIONS, [w.sight.words.features() for w in self.work], labels)
        folds = self._sequences(names.MENTIONS)
        for w in self.work:
            w.joined = mention(w.sight, folds[w.fold])
            w.ruled = rule(w.sight, w.joined)

    def _spans(self) -> None:
        features = [w.sight.words.remarked(w.joined.mentions).features() for w in self.work]
        self._sequence(names.SPANS, features, [span_labels(w.gold, w.sight.doc) for w in self.work])
        folds = self._sequences(names.SPANS)
        for w in self.work:
            w.told = situate(w.sight, w.joined, w.ruled, folds[w.fold])
            w.truth = Truth(w.gold, w.told)

    def _sequence(self, name: str, features: Sequence[WordFeatures], labels: Sequence[Sequence[str]]) -> None:
        tasks = [(self.folder / name, -1), *((self.folder / f"fold{k}" / name, k) for k in range(FOLDS))]
        jobs = [
            (
                file,
                [f for f, w in zip(features, self.work, strict=True) if w.fold != left_out],
                [y for y, w in zip(labels, self.work, strict=True) if w.fold != left_out],
            )
            for file, left_out in tasks
            if not (self.resume and file.exists())
        ]
        if self.workers > 1:
            with ProcessPoolExecutor(self.workers, mp_context=get_context("spawn")) as pool:
                list(pool.map(_train_sequence, jobs))
        else:
            list(map(_train_sequence, jobs))
        self.say(f"{name}: {len(features)} articles")

    def _sequences(self, name: str) -> list[SequenceModel]:
        return [SequenceModel.load(self.folder / f"fold{k}" / name) for k in range(FOLDS)]

    # rankers -----------------------------------------------------------------------------------------------------

    def _candidates(self) -> None:
        rows = []
        for w in self.work:
            w.found = candidates(w.told)
            w.right = [bool(w.truth.matching(c)) for c in w.found]
            rows.append([span_row(w.told, c, w.found) for c in w.found])
        folds = self._trees(names.KEEP, rows, [w.right for w in self.work], rounds=210, **_EVEN)
        for w, described in zip(self.work, rows, strict=True):
            w.kept = folds[w.fold].chances(described)

    def _holders(self) -> None:
        rows: list[list[boosting.Row]] = []
        learnt: list[list[boosting.Row]] = []
        right: list[list[bool]] = []
        for number, w in enumerate(self.work):
            gathered = Holders(w.told, w.found)
            w.rows = [gathered.rows(c) for c in w.found]
            told = [(c, options) for c, options, good in zip(w.found, w.rows, w.right, strict=True) if good]
            learnt.append([row for place, (_, o) in enumerate(told) for row in misled(o, number * 1000 + place)])
            right.append([w.truth.holds(e, c) for c, options in told for e, _ in options])
        folds = self._trees(names.HOLDER, learnt, right, rounds=_HOLDER_ROUNDS, **_LONG)
        for w in self.work:
            first = by_candidate(folds[w.fold], w.rows)
            w.again = chained(w.told, w.found, w.rows, w.kept, first)
            chosen = [o for o, good in zip(w.again, w.right, strict=True) if good]
            rows.append([row for options in chosen for _, row in options])
        self._trees(names.AGAIN, rows, right, rounds=_HOLDER_ROUNDS, **_LONG)
        for w in self.work:
            part = [Trees.load(self.folder / f"fold{w.fold}" / n) for n in (names.KEEP, names.HOLDER, names.AGAIN)]
            w.stands = choose_from(w.told, judge(w.told, *part))

    def _actors(self) -> None:
        described = [actor_rows(w.told, w.stands) for w in self.work]
        right = [w.truth.actors([e for e, _ in rows]) for w, rows in zip(self.work, described, strict=True)]
        self._trees(names.ACTOR, [[row for _, row in rows] for rows in described], right, rounds=160)

    def _items(self) -> None:
        """Mediators, disputes and risks, each from the stands that unseen articles are given."""
        readings = [Reading(w.sight.doc, w.ruled.inventory, w.stands, w.ruled.subjects) for w in self.work]
        mediating = [Mediating(w.told, r, _mediators(w, r)) for w, r in zip(self.work, readings, strict=True)]
        right = [w.truth.mediators(m.entities()) for w, m in zip(self.work, mediating, strict=True)]
        words = self._words(names.MEDIATOR_WORDS, [m.features() for m in mediating], right)
        self._trees(
            names.MEDIATOR, [m.rows(model) for m, model in zip(mediating, words, strict=True)], right, rounds=120
        )
        disputes = [Disputes(r) for r in readings]
        parts = [[w.truth.part((s.first, s.last)) for s in d.stands] for w, d in zip(self.work, disputes, strict=True)]
        words = self._in_turn(names.DISPUTE_WORDS, [d.features() for d in disputes], parts)
        right = [
            [
                w.truth.contested((p.first, p.last), (d.stands[p.denial].first, d.stands[p.denial].last))
                for p in d.pairs()
            ]
            for w, d in zip(self.work, disputes, strict=True)
        ]
        self._trees(names.DISPUTE, [d.rows(model) for d, model in zip(disputes, words, strict=True)], right, rounds=120)
        self._kinds(disputes)
        dangers = [Dangers(w.told, r, _risks(w, r)) for w, r in zip(self.work, readings, strict=True)]
        right = [[w.truth.risky((x.first, x.last)) for x in d.all()] for w, d in zip(self.work, dangers, strict=True)]
        words = self._words(names.DANGER_WORDS, [d.features() for d in dangers], right)
        self._trees(names.DANGER, [d.rows(model) for d, model in zip(dangers, words, strict=True)], right, rounds=100)

    def _kinds(self, disputes: Sequence[Disputes]) -> None:
        """What stands do and which way they point, of those that are the gold's."""
        things: list[list[Features]] = []
        acts: list[list[str]] = []
        stances: list[list[str]] = []
        for w, d in zip(self.work, disputes, strict=True):
            told = zip(acts_of.traits(d), (w.truth.position((s.first, s.last)) for s in d.stands), strict=True)
            right = [(features, p) for features, p in told if p is not None]
            things.append([features for features, _ in right])
            acts.append([acts_of.label(p.act) for _, p in right])
            stances.append([acts_of.label(STANCES[p.polarity]) for _, p in right])
        for name, labels in ((names.ACT_WORDS, acts), (names.STANCE_WORDS, stances)):
            alone = [[[thing] for thing in own] for own in things]
            self._by_words(name, alone, [[[each] for each in own] for own in labels], **_KINDS)

    # models of words ---------------------------------------------------------------------------------------------

    def _words(
        self, name: str, things: Sequence[Sequence[Features]], right: Sequence[Sequence[bool]]
    ) -> list[SequenceModel]:
        """A model that judges each thing by itself; for each article the one that has not seen it."""
        alone = [[[thing] for thing in own] for own in things]
        labels = [[[YES if yes else NO] for yes in own] for own in right]
        return self._by_words(name, alone, labels)

    def _in_turn(
        self, name: str, things: Sequence[Sequence[Features]], labels: Sequence[Sequence[str]]
    ) -> list[SequenceModel]:
        """A model that judges things in their order; for each article the one that has not seen it."""
        return self._by_words(name, [[own] for own in things], [[own] for own in labels])

    def _by_words(
        self,
        name: str,
        runs: Sequence[Sequence[Sequence[Features]]],
        labels: Sequence[Sequence[Sequence[str]]],
        **how: float,
    ) -> list[SequenceModel]:
        for left_out in range(-1, FOLDS):
            folder = self.folder if left_out < 0 else self.folder / f"fold{left_out}"
            chosen = [k for k, w in enumerate(self.work) if w.fold != left_out]
            learnt = [run for k in chosen for run in runs[k]]
            crf.train(folder / name, learnt, [told for k in chosen for told in labels[k]], **{**_WORDS, **how})
        self.say(f"{name}: {sum(map(len, runs))} runs")
        folds = self._sequences(name)
        return [folds[w.fold] for w in self.work]

    def _trees(
        self,
        name: str,
        rows: Sequence[Sequence[boosting.Row]],
        right: Sequence[Sequence[bool]],
        rounds: int,
        **how: float,
    ) -> list[Trees]:
        for left_out in range(-1, FOLDS):
            folder = self.folder if left_out < 0 else self.folder / f"fold{left_out}"
            chosen = [k for k, w in enumerate(self.work) if w.fold != left_out]
            flat = [row for k in chosen for row in rows[k]]
            boosting.train(folder / name, flat, [good for k in chosen for good in right[k]], rounds, **how)
        self.say(f"{name}: {sum(map(len, rows))} rows, {sum(map(sum, right))} right")
        return [Trees.load(self.folder / f"fold{k}" / name) for k in range(FOLDS)]


def _train_sequence(job: tuple[Path, Sequence[WordFeatures], Sequence[Sequence[str]]]) -> None:
    file, features, labels = job
    crf.train(file, [expanded(f) for f in features], labels, **_CRF)


def _mediators(w: Work, reading: Reading) -> list[Found]:
    """What the rules take for mediators."""
    if w.ruled.english is not None:
        return latin_mediators(reading, w.ruled.english, "fr" if w.gold.article.language == "fr" else "en")
    return find_mediators(reading)


def _risks(w: Work, reading: Reading) -> list[FoundRisk]:
    """What the rules take for risks."""
    return find_risks(reading) if w.sight.arabic else english_risks(reading)

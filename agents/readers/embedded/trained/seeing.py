"""From an article's words to its situation: mentions joined, entities, the rules' stands, the model's stretches."""

from collections.abc import Mapping
from dataclasses import dataclass

from agents.readers.embedded.document import Document
from agents.readers.embedded.english_mentions import english_inventory, english_mentions
from agents.readers.embedded.english_positions import EnglishFinder
from agents.readers.embedded.entities import Entity, Inventory
from agents.readers.embedded.inventory import take_inventory
from agents.readers.embedded.mentions import find_mentions
from agents.readers.embedded.positions import PositionFinder
from agents.readers.embedded.stands import Stand
from agents.readers.embedded.subjects import Subjects
from agents.readers.embedded.trained.choosing import choose
from agents.readers.embedded.trained.joining import Joined, join
from agents.readers.embedded.trained.models import Models
from agents.readers.embedded.trained.sequences import SequenceModel
from agents.readers.embedded.trained.situation import Situation
from agents.readers.embedded.trained.words import Described


@dataclass(frozen=True)
class Seen:
    """An article as read by rules and models together."""

    told: Situation
    ruled: "Ruled"
    stands: list[Stand]


LEAN = -1.0
"""How far the mention model is made to lean towards naming somebody: the rules and the ranker weed out later."""
FAINT = -0.7
"""The same for the model of stands, where it proposes more than it believes."""


@dataclass(frozen=True)
class Sight:
    """The words of an article and who is mentioned in it."""

    doc: Document
    arabic: bool
    words: Described
    """Marked with the rules' mentions."""


def describe(doc: Document, *, arabic: bool) -> Sight:
    """The words, marked with what the rules name."""
    return Sight(doc, arabic, Described(doc, find_mentions(doc) if arabic else english_mentions(doc)))


def mention(sight: Sight, model: SequenceModel) -> Joined:
    """All mentions, by rules and model."""
    found = model.decode(model.scores(sight.words.features()), LEAN)
    return join(sight.doc, sight.words.mentions, found)


@dataclass(frozen=True)
class Ruled:
    """Entities and what the rules make of the article."""

    inventory: Inventory
    stands: list[Stand]
    subjects: Subjects
    spoken: Mapping[int, Entity]
    mute: frozenset[int]
    voices: Mapping[str, Entity]
    english: EnglishFinder | None = None


def rule(sight: Sight, joined: Joined) -> Ruled:
    """The rules' reading over the joined mentions."""
    if not sight.arabic:
        inventory = english_inventory(sight.doc, joined.mentions)
        english = EnglishFinder(sight.doc, inventory)
        stands = english.find()
        own = {"guest": english.guest, "author": english.author, "issuer": english.issuer}
        voices = {name: entity for name, entity in own.items() if entity is not None}
        return Ruled(inventory, stands, Subjects(sight.doc, inventory), english.spoken, frozenset(), voices, english)
    finder = PositionFinder(sight.doc, take_inventory(sight.doc, joined.mentions))
    stands = finder.find()
    told = {"issuer": finder.issuer, "author": finder.author, "guest": finder.guest}
    voices = {name: entity for name, entity in told.items() if entity is not None}
    return Ruled(finder.inventory, stands, finder.speakers, finder.spoken, frozenset(finder.mute), voices)


def situate(sight: Sight, joined: Joined, ruled: Ruled, model: SequenceModel) -> Situation:
    """All that candidates are judged by."""
    words = sight.words.remarked(joined.mentions)
    scores = model.scores(words.features())
    chances = model.chances(scores)
    inside = 1.0 - chances[:, model.outside]
    begins = chances[:, [k for k, label in enumerate(model.labels) if label[0] == "B"]].sum(1)
    stretches, faint = model.leaning(scores, (0.0, FAINT), chances)
    return Situation(
        sight.doc,
        words,
        ruled.inventory,
        ruled.stands,
        stretches,
        faint,
        inside,
        begins,
        joined.sure,
        ruled.spoken,
        ruled.mute,
        ruled.voices,
    )


def look(doc: Document, models: Models, *, arabic: bool) -> Seen:
    """Mentions, entities and stands of an article."""
    sight = describe(doc, arabic=arabic)
    joined = mention(sight, models.mentions)
    ruled = rule(sight, joined)
    told = situate(sight, joined, ruled, models.spans)
    return Seen(told, ruled, choose(told, models))

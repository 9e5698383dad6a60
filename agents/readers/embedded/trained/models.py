"""The trained models, loaded once."""

from dataclasses import dataclass
from pathlib import Path

from agents.readers.embedded.once import once
from agents.readers.embedded.trained.clusters import MODELS
from agents.readers.embedded.trained.sequences import SequenceModel
from agents.readers.embedded.trained.trees import Trees

MENTIONS, SPANS = "mentions.crf.gz", "spans.crf.gz"
KEEP, HOLDER, AGAIN, ACTOR = "keep.trees.gz", "holder.trees.gz", "holder_again.trees.gz", "actor.trees.gz"
MEDIATOR_WORDS, DISPUTE_WORDS, DANGER_WORDS = "mediator.words.gz", "dispute.words.gz", "danger.words.gz"
ACT_WORDS, STANCE_WORDS = "act.words.gz", "stance.words.gz"
MEDIATOR, DISPUTE, DANGER = "mediator.trees.gz", "dispute.trees.gz", "danger.trees.gz"


@dataclass(frozen=True)
class Models:
    """All models of the embedded reader."""

    mentions: SequenceModel
    spans: SequenceModel
    keep: Trees
    holder: Trees
    holder_again: Trees
    """Judges with what the first judgement says of the stands around."""
    actor: Trees
    mediator: Trees
    mediator_words: SequenceModel
    """Judges by words alone, as those of disputes and dangers do."""
    dispute: Trees
    dispute_words: SequenceModel
    danger: Trees
    danger_words: SequenceModel
    act_words: SequenceModel
    """Tells what a stand does, as `stance_words` which way it points."""
    stance_words: SequenceModel

    @classmethod
    def load(cls, folder: Path) -> "Models":
        """Read the models of a folder."""
        return cls(
            mentions=SequenceModel.load(folder / MENTIONS),
            spans=SequenceModel.load(folder / SPANS),
            keep=Trees.load(folder / KEEP),
            holder=Trees.load(folder / HOLDER),
            holder_again=Trees.load(folder / AGAIN),
            actor=Trees.load(folder / ACTOR),
            mediator=Trees.load(folder / MEDIATOR),
            mediator_words=SequenceModel.load(folder / MEDIATOR_WORDS),
            dispute=Trees.load(folder / DISPUTE),
            dispute_words=SequenceModel.load(folder / DISPUTE_WORDS),
            danger=Trees.load(folder / DANGER),
            danger_words=SequenceModel.load(folder / DANGER_WORDS),
            act_words=SequenceModel.load(folder / ACT_WORDS),
            stance_words=SequenceModel.load(folder / STANCE_WORDS),
        )


@once
def shipped() -> Models:
    """The models that come with the package."""
    return Models.load(MODELS)

"""The trained models, loaded once."""

from dataclasses import dataclass
from pathlib import Path

from agents.readers.embedded.once import once
from agents.readers.embedded.trained.clusters import MODELS
from agents.readers.embedded.trained.sequences import SequenceModel
from agents.readers.embedded.trained.trees import Trees

MENTIONS, SPANS = "mentions.crf.gz", "spans.crf.gz"
KEEP, HOLDER, AGAIN, ACTOR = "keep.trees.gz", "holder.trees.gz", "holder_again.trees.gz", "actor.trees.gz"
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
    dispute: Trees
    danger: Trees

    @classmethod
    def load(cls, folder: Path) -> "Models":
        """Read the models of a folder."""
        return cls(
            SequenceModel.load(folder / MENTIONS),
            SequenceModel.load(folder / SPANS),
            Trees.load(folder / KEEP),
            Trees.load(folder / HOLDER),
            Trees.load(folder / AGAIN),
            *(Trees.load(folder / name) for name in (ACTOR, MEDIATOR, DISPUTE, DANGER)),
        )


@once
def shipped() -> Models:
    """The models that come with the package."""
    return Models.load(MODELS)

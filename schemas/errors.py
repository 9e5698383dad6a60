"""Every error wasit raises on purpose. Each message says what happened, with which value, and what to do next.

WasitError                 exit 1
├── UsageError             exit 2   the call's words are off
├── InputError             exit 3   a document cannot be read: missing, empty, binary, unknown form
├── ArchiveError           exit 4   the data folder: read-only, locked, newer version, damaged
├── ModelError             exit 5   the model server
│   ├── ModelUnavailable            nothing answers, or the model is not there
│   ├── ModelTimeout                it answered too slowly
│   ├── ModelMisbehaved             it answered something that is no answer
│   └── OutputTruncated             it was cut off, or it cut the prompt
├── EmbedderError          exit 5   the embeddings server; searches go by words alone meanwhile
│   ├── EmbedderUnavailable         nothing answers in time, or the model is not there
│   └── EmbedderMisbehaved          it answered something that is no vectors, or those of another model
└── SettingsError          exit 2   a setting has a value that cannot be
"""


class WasitError(Exception):
    """Root of the tree; `exit_code` is what the command line returns for it."""

    exit_code = 1


class UsageError(WasitError):
    """The call's words are off."""

    exit_code = 2


class SettingsError(UsageError):
    """A setting has a value that cannot be."""


class InputError(WasitError):
    """A document cannot be read."""

    exit_code = 3


class ArchiveError(WasitError):
    """The data folder cannot be used as it is."""

    exit_code = 4


class ModelError(WasitError):
    """The model server did not do what was asked."""

    exit_code = 5


class ModelUnavailable(ModelError):
    """Nothing answers at the address, or the model is not there."""


class ModelTimeout(ModelError):
    """A deadline passed: connect, first token, idle or total."""


class ModelMisbehaved(ModelError):
    """The answer is no answer: wrong shape, wrong model, empty."""


class OutputTruncated(ModelError):
    """The answer was cut off, or the server cut the prompt."""


class EmbedderError(WasitError):
    """The embeddings server did not do what was asked; nothing is lost, vectors are made later."""

    exit_code = 5


class EmbedderUnavailable(EmbedderError):
    """Nothing answers at the address in time, or the model is not there."""


class EmbedderMisbehaved(EmbedderError):
    """The answer is no vectors: wrong count, wrong dimension, no numbers; or they are another model's."""

"""An extract: one reader's draft of one article, kept so that nothing is read twice."""

from schemas.base import Frozen
from schemas.draft import Draft
from schemas.run import Rejection, Usage


class ExtractKey(Frozen):
    """What an extract depends on; change one part and the article is read again."""

    article_id: str
    reader: str
    """Reader and model with its digest, for example `embedded/1` or `served/1:ollama/qwen3.5@sha256…`."""
    prompt: str
    """Hash over all prompts, lexicons or model files the reader uses."""
    schema_version: str


class Extract(Frozen):
    """A draft as it was proposed, with what was lost on the way to it."""

    key: ExtractKey
    draft: Draft
    ledger: tuple[Rejection, ...] = ()
    """Items the reader's output held that could not even be parsed."""
    usage: Usage = Usage()
    passages_read: int = 0
    passages_total: int = 0
    notes: tuple[str, ...] = ()
    about_conflict: bool = True
    """Where false the article is about something else: its statements are kept here, and none enters a brief."""

"""read: one article, once for ever per reader."""

from langgraph.runtime import Runtime

from agents.context import Context
from agents.readers import Reader
from agents.runtime import context_of
from agents.state import BriefState, ReadTask
from schemas.article import Article
from schemas.errors import ModelError, ModelUnavailable
from schemas.extract import Extract, ExtractKey
from schemas.run import Rejection
from schemas.vocabulary import SCHEMA_VERSION


def read(state: ReadTask, runtime: Runtime[Context]) -> BriefState:
    """Take the extract from the archive, or have the article read and keep what came of it.

    Raises:
        ModelUnavailable: Nothing answers; the run stops and can be resumed. Any other fault of the model costs this
            article only, and stands in the ledger.
    """
    context = context_of(runtime)
    article_id = state["article_id"]
    article = context.archive.article(article_id)
    if article is None:
        return {"unread": {article_id: _unread(article_id, "it is no longer in the archive")}}
    key = extract_key(article, context.reader)
    extract = context.archive.extract(key)
    if extract is None:
        try:
            extract = _read(context, article, key)
        except ModelUnavailable:
            raise
        except ModelError as error:
            return {"unread": {article_id: _unread(article_id, str(error))}}
    return {"extracts": {article_id: extract}}


def extract_key(article: Article, reader: Reader) -> ExtractKey:
    """What the extract of `article` by `reader` is kept under."""
    name = reader.name if reader.model is None else f"{reader.name}:{reader.model}"
    return ExtractKey(article_id=article.id, reader=name, prompt=reader.fingerprint, schema_version=SCHEMA_VERSION)


def _read(context: Context, article: Article, key: ExtractKey) -> Extract:
    extract = context.reader.read(article).model_copy(update={"key": key})
    context.archive.save_extract(extract)
    return extract


def _unread(article_id: str, reason: str) -> Rejection:
    return Rejection(stage="read", kind="model_failed", item="article", reason=reason, article_id=article_id)

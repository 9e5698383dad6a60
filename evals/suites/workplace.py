"""A data folder of its own for a suite, and the reader or model it measures."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from agents.context import Context, reader_for
from agents.readers import Reader
from agents.settings import load
from evals.harness.sample import Identity, Source
from evals.suites.options import identity
from retrieval.ingest import ingest
from retrieval.text.segment import passages
from schemas.article import Article
from schemas.config import Settings


def settings_for(model: str, home: Path, related: int | None = None) -> Settings:
    """The settings of a run in `home`; no settings file has a say in them."""
    settings, _ = load({"home": home, "model": model, "related": related}, toml_path=home / "none.toml")
    return settings


def named(suite: str, reader: Reader) -> Identity:
    """Who is measured: `embedded/1`, or the served model with its digest."""
    name = f"{reader.name} {reader.model}" if reader.model else reader.name
    return identity(suite, name, reader.fingerprint, dict(reader.prompts))


def reader_of(model: str) -> Reader:
    """The reader that a model's name stands for."""
    return reader_for(settings_for(model, Path.cwd()))


@contextmanager
def workplace(model: str, related: int | None = None) -> Iterator[Context]:
    """A context over an empty archive that is gone afterwards."""
    with (
        TemporaryDirectory(prefix="wasit-eval-") as home,
        Context.open(settings_for(model, Path(home), related)) as context,
    ):
        yield context


def take_in(context: Context, paths: Sequence[Path]) -> tuple[Article, ...]:
    """Ingest files and folders; the articles of the archive afterwards."""
    ingest(paths, context.archive, context.embedder, max_bytes=context.settings.max_file_mb * 1_000_000)
    return tuple(context.archive.articles())


def put(context: Context, articles: Iterable[Article]) -> None:
    """Put articles that are already made into the archive."""
    for article in articles:
        pieces = passages(article)
        vectors = context.embedder.embed([article.text[piece.start : piece.end] for piece in pieces])
        context.archive.add(article, pieces, vectors, context.embedder.embed([article.text])[0])


def source_of(article: Article) -> Source:
    """An article for the drill-down."""
    return Source(id=article.id, title=article.title or article.ref, text=article.text, language=article.language)

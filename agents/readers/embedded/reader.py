"""The embedded reader: rules, lexicons and small models of our own; deterministic, nothing to download."""

from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from agents.readers.embedded.arabic import Drafted, empty_draft, read_arabic
from agents.readers.embedded.english import read_latin
from agents.readers.embedded.lexicon import FOLDER
from agents.readers.embedded.trained.models import Models, shipped
from retrieval import text
from retrieval.text.language import detect
from retrieval.text.segment import passages
from schemas.article import Article
from schemas.draft import Draft
from schemas.extract import Extract, ExtractKey
from schemas.run import Rejection
from schemas.vocabulary import SCHEMA_VERSION

VERSION = "1"
READS = ("ar", "en", "fr")


class EmbeddedReader:
    """Reads Arabic, English and, less well, French without a served model."""

    name = f"embedded/{VERSION}"
    model: str | None = None
    model_digest: str | None = None

    def __init__(self, models: Models | None = None) -> None:
        self.prompts: dict[str, str] = {}
        self._models = models

    @cached_property
    def fingerprint(self) -> str:
        """Hash over the lexicons, the models, the reader's modules and those that fold and cut the text for it."""
        digest = sha256(VERSION.encode())
        for folder in (FOLDER.parent, Path(text.__file__).parent):
            for file in sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".yaml", ".gz")):
                digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()[:16]

    def read(self, article: Article) -> Extract:
        """The draft of an article; never raises for what the article says."""
        total = len(passages(article))
        draft, notes, about = self._draft(article)
        return Extract(
            key=ExtractKey(
                article_id=article.id, reader=self.name, prompt=self.fingerprint, schema_version=SCHEMA_VERSION
            ),
            draft=draft,
            passages_read=total,
            passages_total=total,
            notes=tuple(notes),
            about_conflict=about,
        )

    def repair(self, article: Article, draft: Draft, misses: Sequence[Rejection]) -> Extract | None:
        """Nothing: the same rules would read the same."""
        return None

    def _draft(self, article: Article) -> Drafted:
        language = article.language if article.language != "und" else detect(article.text[:4000])
        if language not in READS and language != "und":
            return Drafted(
                empty_draft(), [f"the embedded reader reads {', '.join(READS)}, not {language}: nothing was read"]
            )
        models = self._models if self._models is not None else shipped()
        if language in ("en", "fr"):
            return read_latin(article, models)
        return read_arabic(article, models)

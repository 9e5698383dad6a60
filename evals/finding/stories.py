"""The articles of our own reading set, as documents to ingest, with what the near-copy and related evals ask about them."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from evals.reading_gold import GoldArticle, load
from retrieval.sources.document import Document
from schemas.base import Frozen
from schemas.errors import InputError


class Story(Frozen):
    """One article of the reading set."""

    id: str
    language: str
    published: date
    outlet: str
    headline: str
    text: str
    event: str | None = None
    """Articles of one event tell of one matter."""
    copy_of: str | None = None
    """The article whose wire text it is, under another masthead."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines of the text."""
        return tuple(line for line in self.text.split("\n") if line.strip())

    def document(self) -> Document:
        """What is ingested."""
        return printed(self.id, self.text, self)


def printed(name: str, text: str, story: Story, *, headline: str = "", outlet: str = "", days: int = 0) -> Document:
    """A text as a document named `name`, with the story's own particulars where no others are given."""
    return Document(
        ref=name,
        text=text,
        title=headline or story.headline,
        outlet=outlet or story.outlet,
        url=f"https://example.org/{name}",
        language=story.language,
        published_at=datetime.combine(story.published, time(), UTC) + timedelta(days),
    )


def stories(folder: Path) -> tuple[Story, ...]:
    """The stories of a folder of annotated articles, in order of their names; none when it holds none."""
    if not any(folder.rglob("*.txt")):
        return ()
    return tuple(_story(gold) for gold in load(folder))


def _story(gold: GoldArticle) -> Story:
    article = gold.article
    if article.published_at is None:
        raise InputError(f"{gold.id}: no date of publication; give it `#published: YYYY-MM-DD`")
    return Story(
        id=gold.id,
        language=gold.language,
        published=article.published_at.date(),
        outlet=article.outlet or "",
        headline=article.title or "",
        text=article.text,
        event=gold.event,
        copy_of=gold.copy_of,
    )

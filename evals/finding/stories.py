"""The articles of our own reading set, as documents to ingest, with what the near-copy and related evals ask about them."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from retrieval.sources.document import Document
from schemas.base import Frozen

FILE = "articles.jsonl"


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
    """The stories of a folder that holds `articles.jsonl`; none when it does not."""
    path = folder / FILE
    if not path.is_file():
        return ()
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Story(
            id=row["id"],
            language=row["lang"],
            published=date.fromisoformat(row["published"]),
            outlet=row["outlet"],
            headline=row["headline"],
            text=row["text"],
            event=row.get("event"),
            copy_of=row.get("copy_of"),
        )
        for row in rows
    )

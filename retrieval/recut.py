"""Passages cut anew: for an archive whose articles came in when passages were cut in another way."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from retrieval import stamp
from retrieval.archive import Archive
from retrieval.text.segment import passages
from schemas.article import Passage

_TEXT: Final = Path(__file__).parent / "text"


def recut(archive: Archive) -> int:
    """Cuts every article that would be cut otherwise today; how many those were. Cheap when it has been done before.

    Raises:
        ArchiveError: The archive cannot be read or written; nothing is changed then.
    """
    if stamp.cutting(archive) == cutting():
        return 0
    changed: dict[str, tuple[Passage, ...]] = {}
    for article in archive.articles():
        cut = passages(article)
        if cut != archive.passages(article.id):
            changed[article.id] = cut
    if changed:
        archive.recut(changed, cutting())
    return len(changed)


@cache
def cutting() -> str:
    """The name of the way in which passages are cut now: it follows the code that cuts them."""
    digest = hashlib.sha256()
    for name in ("segment.py", "quotation.py"):
        digest.update((_TEXT / name).read_bytes())
    return digest.hexdigest()[:16]

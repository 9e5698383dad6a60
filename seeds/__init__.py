"""The seed article and its companions, as files: data, importing nothing. `seeds/README.md` says where each comes from."""

from importlib.resources import files
from pathlib import Path

ARTICLE = "000_02bd19a6e4fc2aab.txt"
"""The seed article's file name."""


def article() -> Path:
    """The seed article: an Arabic newspaper text on Libya, UTF-8, byte for byte as it was given."""
    return _folder() / ARTICLE


def companions() -> tuple[Path, ...]:
    """The background documents written for this project, Markdown with front matter, in the order of their numbers."""
    return tuple(sorted((_folder() / "companions").glob("*.md")))


def _folder() -> Path:
    """The package's own folder. wasit is installed unpacked (never run from a zip), so a plain path is enough."""
    return Path(str(files("seeds")))

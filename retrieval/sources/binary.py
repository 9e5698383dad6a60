"""Files that are no text, named so that a person knows what to do with them."""

import regex

from retrieval.sources.document import Refused

_CONVERT = "convert it to text first (.txt, .md, .html or .json)"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"OggS\x00", "an audio file"),
    (b"ID3\x03", "an audio file"),
    (b"ID3\x04", "an audio file"),
)
_CONTROL = regex.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536


def refuse_binary(data: bytes) -> None:
    """Let text pass.

    Raises:
        Refused: known magic numbers, zero bytes, or more than one control character in a hundred.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise Refused(f"it looks like {name}", _CONVERT)
    if data[4:8] == b"ftyp":
        raise Refused("it looks like a video or audio file", _CONVERT)
    sample = data[:_SAMPLE]
    if b"\0" in data or len(_CONTROL.findall(sample)) > len(sample) / 100:
        raise Refused("it is binary, not text", _CONVERT)

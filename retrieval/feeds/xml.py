"""XML from strangers: no document type, no entities of its own, mended where it is broken.

Without a document type an entity cannot be defined, so that none can grow when it is read ("billion laughs"), and no
address in it is followed. What only declares a document type, as RSS 0.91 does, loses that and is read.
"""

from html.entities import html5
from typing import Any, NamedTuple

import regex
from lxml import etree  # type: ignore[import-untyped]

from retrieval.sources.document import Refused

_APART = r"(?:[\s\ufeff]++|<\?.*?\?>|<!--.*?-->)*+"
_DOCTYPE = r"""<!DOCTYPE(?:[^\[>"']++|"[^"]*+"|'[^']*+')*+(?:\[(?P<subset>.*?)\]\s*)?>"""
_PROLOG = regex.compile(rf"\A{_APART}(?:{_DOCTYPE}{_APART})?", regex.DOTALL | regex.IGNORECASE)
_ENTITY = regex.compile(r"<!ENTITY\s+(?!%)", regex.IGNORECASE)
_NOT_XML = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = regex.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});")
_STRAY = regex.compile(r"&(?!(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")
_PREDEFINED = ("amp", "lt", "gt", "quot", "apos")


class Parsed(NamedTuple):
    """The root of a tree (lxml), and whether the XML had to be mended."""

    root: Any
    mended: bool


def without_prolog(text: str) -> str:
    """`text` from its root element on.

    Raises:
        Refused: its document type declares entities, or cannot be read.
    """
    prolog = _PROLOG.match(text)
    end = prolog.end() if prolog else 0
    if prolog and prolog["subset"] and _ENTITY.search(prolog["subset"]):
        raise Refused("it declares XML entities of its own, which can grow without end", "leave it out")
    rest = text[end:]
    if rest[:9].upper() == "<!DOCTYPE":
        raise Refused("its document type cannot be read", "leave it out")
    return rest


def parse_xml(text: str) -> Parsed:
    """The tree of XML that begins with its root element.

    Raises:
        Refused: there is no element in it, or it is nested without end.
    """
    clean = _NOT_XML.sub("\ufffd", text)
    for source, recover in ((clean, False), (_mended(clean), True)):
        parser = etree.XMLParser(
            recover=recover, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(source.encode("utf-8"), parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root is not None:
            return Parsed(root, recover)
    raise Refused("its XML cannot be read", "check the address in a browser")


def _mended(text: str) -> str:
    """`text` with HTML's entities as letters and every stray `&` written out; CDATA sections untouched."""
    first, *rest = text.split("<![CDATA[")
    parts = [_referred(first)]
    for part in rest:
        inside, end, outside = part.partition("]]>")
        parts += [f"<![CDATA[{inside}]]>", _referred(outside)] if end else [_referred(part)]
    return "".join(parts)


def _referred(text: str) -> str:
    return _STRAY.sub("&amp;", _REFERENCE.sub(_reference, text)) if "&" in text else text


def _reference(match: "regex.Match[str]") -> str:
    name = str(match[1])
    if name in _PREDEFINED:
        return str(match[0])
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        legal = code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF and not _NOT_XML.match(chr(code))
        return f"&#{code};" if legal else "\ufffd"
    letters = html5.get(f"{name};", "")
    return "".join(f"&#{ord(letter)};" for letter in letters) or f"&amp;{name};"

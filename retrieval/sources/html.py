"""Web pages: the article's visible text and what the page says about itself."""

import logging
from itertools import islice
from typing import Any

import regex

from retrieval.sources.document import LEAST_LETTERS, Document, Refused, letters
from retrieval.sources.encoding import Decoded
from retrieval.sources.fields import read_fields
from retrieval.sources.hidden import drop_hidden
from retrieval.sources.page_bounds import require_bounded, thin_out
from retrieval.sources.page_fields import page_fields

_CHARSET = regex.compile(rb"""(?i)<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""")
_DECLARATION = regex.compile(r"\A[\s\ufeff]*<\?xml[^>]*\?>")
_AROUND_THE_ARTICLE = ("nav", "header", "footer", "aside", "form", "figure", "menu")
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "body",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    }
)
_SHORT = 400
_MOST_ELEMENTS = 20_000
"""Past it only the visible blocks are taken: trafilatura's time grows faster than the page."""
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # what they cannot do, our failures say


def declared_charset(data: bytes) -> str | None:
    """The charset that the page's own first kilobytes name."""
    match = _CHARSET.search(data[:4096])
    return match.group(1).decode("ascii", "replace").lower() if match else None


def read_html(found: Decoded, ref: str) -> Document:
    """The article of a page. `text` is title and visible paragraphs, a blank line between blocks.

    Raises:
        Refused: the page has no visible article.
    """
    require_bounded(found.text)
    tree = _parse(found.text)
    thin_out(tree)
    fields: dict[str, object] = dict(page_fields(tree))
    hint = fields.pop("language", None)
    drop_hidden(tree)
    text, guessed = _article(tree)
    if letters(text) < LEAST_LETTERS:
        raise Refused("the page shows no article", "save the article's own page, or its text as .txt")
    for field in ("title", "author", "published_at"):
        if not fields.get(field) and guessed.get(field):
            fields[field] = guessed[field]
    title = _without_outlet(str(fields["title"]), fields.get("outlet")) if fields.get("title") else None
    given = read_fields({**fields, "title": title})
    text = _with_title(text, given.get("title"))
    return Document(ref=ref, text=text, encoding=found.encoding, **given, **_language(text, hint))


def _parse(source: str) -> Any:
    from lxml import etree, html  # type: ignore[import-untyped]

    source = _DECLARATION.sub("", source).replace("\0", "").strip("\ufeff \t\r\n")
    try:
        return html.document_fromstring(source, parser=html.HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Refused("it is not a web page", "save the page anew, or its text as .txt") from error


def _article(tree: Any) -> tuple[str, dict[str, object]]:
    """Trafilatura's text, or all visible blocks where it finds little or runs paragraphs together; its metadata."""
    from trafilatura import bare_extraction

    own = _visible(tree)
    if sum(1 for _ in islice(tree.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        return own, {}
    try:
        page = bare_extraction(
            tree,
            include_comments=False,
            include_images=False,
            include_links=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # a page it cannot take apart still has its visible blocks
        page = None
    if page is None:
        return own, {}
    guessed = {"title": page.title, "author": page.author, "published_at": page.date}
    text = "\n\n".join(filter(None, (" ".join(line.split()) for line in (page.text or "").split("\n"))))
    run_together = "\n" not in text and "\n" in own and letters(own, 0, 10**6) < 2 * letters(text, 0, 10**6)
    return (own if letters(text, 0, _SHORT) < _SHORT or run_together else text), guessed


def _visible(tree: Any) -> str:
    """The visible text of the article, main part or body of the page, one block a paragraph."""
    from copy import deepcopy

    containers = tree.xpath("//article") or tree.xpath("//main") or tree.xpath("//body") or [tree]
    root = deepcopy(max(containers, key=lambda element: len(element.text_content())))
    root.tail = None
    for element in list(root.iter(*_AROUND_THE_ARTICLE)):
        if element is not root and element.getparent() is not None and not list(element.iter("h1")):
            element.drop_tree()
    for element in root.iter():
        if element.tag in _BLOCKS:
            element.text = "\u2029" + (element.text or "")
            element.tail = "\u2029" + (element.tail or "")
    blocks = (" ".join(block.split()) for block in root.text_content().split("\u2029"))
    return "\n\n".join(filter(None, blocks))


def _without_outlet(title: str, outlet: object) -> str:
    if not outlet:
        return title
    return regex.sub(rf"\s*[-–—|:•]\s*{regex.escape(str(outlet).strip())}\s*$", "", title) or title


def _with_title(text: str, title: str | None) -> str:
    """`text` with its headline first, unless it already stands in the opening."""
    if not title or title in " ".join(text[: 4 * len(title) + 200].split()):
        return text
    return f"{title}\n\n{text}"


def _language(text: str, hint: object) -> dict[str, str]:
    """The page's stated language, only where the text itself does not tell: templates often state the wrong one."""
    from retrieval.text.language import detect

    told = detect(text)
    return {"language": told if told != "und" or not hint else str(hint)}

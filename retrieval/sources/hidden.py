"""What a reader of a web page does not see: scripts, templates and elements hidden by attribute or style.

Hidden text is where instructions to a model are planted, so it goes before anything else looks at the page.
"""

from typing import Any

import regex

_NEVER_SHOWN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "select",
        "option",
        "datalist",
        "textarea",
        "input",
        "button",
        "dialog",
    }
)
_HIDES = regex.compile(
    r"""(?ix) display\s*:\s*none | visibility\s*:\s*(?:hidden|collapse) | content-visibility\s*:\s*hidden
    | (?<![\w-])opacity\s*:\s*0*(?:\.0+)?%?\s*(?:!|;|$) | font-size\s*:\s*0*(?:\.0+)?(?:px|em|rem|pt|%)?\s*(?:!|;|$)
    | (?<![\w-])(?:left|right|top|text-indent)\s*:\s*-\d{3,} | clip\s*:\s*rect\(\s*0
    | (?<![\w-])color\s*:\s*transparent"""
)
_SHOWS = regex.compile(r"(?i)display\s*:\s*(?!none)\w|visibility\s*:\s*visible")
# Each of these looks at a place in the style sheet a bounded number of times, however it is written.
_AT_RULE = regex.compile(r"@[^{};@]*+(?:;|\{(?:[^{}]++|\{[^{}]*+\})*+\})")
_RULE = regex.compile(r"(?<![^{}])([^{}]++)\{([^{}]*+)\}")
_SIMPLE = regex.compile(r"([.#])([\w-]+)")
_MOST_CSS = 500_000


def drop_hidden(tree: Any) -> None:
    """Remove from an lxml `tree`, in place, every element that is not shown; text after it stays."""
    classes, ids = _hiding_rules(tree)
    doomed = [element for element in tree.iter() if _is_hidden(element, classes, ids)]
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: Any, classes: frozenset[str], ids: frozenset[str]) -> bool:
    if not isinstance(element.tag, str):
        return True
    if element.tag in ("html", "body", "head"):
        return False
    if element.tag in _NEVER_SHOWN or element.get("hidden") is not None:
        return True
    return bool(
        _HIDES.search(element.get("style") or "")
        or element.get("id") in ids
        or not classes.isdisjoint((element.get("class") or "").split())
    )


def _hiding_rules(tree: Any) -> tuple[frozenset[str], frozenset[str]]:
    """Classes and ids that the page's own style sheet hides and no rule of it shows again."""
    css = "\n".join(element.text or "" for element in tree.iter("style"))[:_MOST_CSS]
    hidden: set[tuple[str, str]] = set()
    shown: set[tuple[str, str]] = set()
    for selectors, body in _RULE.findall(_AT_RULE.sub(" ", _uncommented(css))):
        if _HIDES.search(body):
            hidden |= {(m[1], m[2]) for part in selectors.split(",") if (m := _SIMPLE.fullmatch(part.strip()))}
        elif _SHOWS.search(body):
            shown |= set(_SIMPLE.findall(selectors))
    kept = hidden - shown
    return (
        frozenset(name for sign, name in kept if sign == "."),
        frozenset(name for sign, name in kept if sign == "#"),
    )


def _uncommented(css: str) -> str:
    """A style sheet without its comments; one that is never closed goes on to the end."""
    first, *rest = css.split("/*")
    return " ".join((first, *(part.partition("*/")[2] for part in rest)))

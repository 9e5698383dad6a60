"""What a thinking model puts before its answer, taken off."""

from typing import Final

import regex

_BLOCK: Final = regex.compile(
    r"\s*<(think|thinking|thought|reasoning)>(.*?)(?:</\1>|\Z)", regex.DOTALL | regex.IGNORECASE
)
_TAIL: Final = regex.compile(r"\A[^{\[]*?</(?:think|thinking|thought|reasoning)>", regex.DOTALL | regex.IGNORECASE)


def without_thinking(content: str) -> tuple[str, bool]:
    """The content after leading thinking blocks, and whether there were any.

    Only the beginning is looked at: the same tag inside a quotation is the article's. A block that never ends leaves
    nothing: what a model was still thinking is no answer.
    """
    thought = False
    while found := _BLOCK.match(content):
        content, thought = content[found.end() :], True
    if found := _TAIL.match(content):
        content, thought = content[found.end() :], True
    return content, thought

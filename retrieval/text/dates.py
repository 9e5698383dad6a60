"""Dates: of publication (`parse_published`), in the text (`find_times`), and what they come to (`resolve`)."""

from retrieval.text.published import parse_published
from retrieval.text.times import resolve
from retrieval.text.timespans import find_times

__all__ = ["find_times", "parse_published", "resolve"]

"""Spans: the half-open code-point ranges into the raw text that every annotation is built on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the raw text: `raw[start:end] == text`.

    Examples:
        >>> Span(start=0, end=4, text="Kyiv").end
        4
    """

    start: int
    end: int
    text: str

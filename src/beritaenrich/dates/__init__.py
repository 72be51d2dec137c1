"""Dates, times, durations and sets, normalised to TIMEX3.

A scanner reads expressions off the text by a small grammar, words from `resources/dates`; a separate, pure step resolves
each against an anchor. No clock is read.
"""

from beritaenrich.dates.anchors import coerce_published
from beritaenrich.dates.normalise import normalise_dates

__all__ = ["coerce_published", "normalise_dates"]

"""Dates, times, durations and sets, normalised to TIMEX3.

A scanner reads expressions off the text by a small grammar, words from `resources/dates`; a separate, pure step resolves
each against an anchor. No clock is read.
"""

from beritaenrich.dates.anchors import coerce_published
from beritaenrich.dates.normalise import normalise_dates
from beritaenrich.dates.timex3 import to_timex3

__all__ = ["coerce_published", "normalise_dates", "to_timex3"]

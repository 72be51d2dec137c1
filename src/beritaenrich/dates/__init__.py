"""Dates, times, durations and sets, normalised to TIMEX3."""

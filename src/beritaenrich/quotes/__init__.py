"""Quotations with their speakers, and the sources that an article names."""

from beritaenrich.quotes.attributions import extract_attributions
from beritaenrich.quotes.direct import extract_quotes

__all__ = ["extract_attributions", "extract_quotes"]

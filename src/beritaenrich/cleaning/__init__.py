"""Cleaning: raw text into blocks with roles, metadata, and the body as the newspaper printed it."""

from beritaenrich.cleaning.clean import clean

__all__ = ["clean"]

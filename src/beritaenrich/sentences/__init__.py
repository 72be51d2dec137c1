"""Sentences and tokens of the cleaned text."""

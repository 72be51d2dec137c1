"""What every engine returns."""

ScoredName = tuple[int, int, str, float]
"""A name as `(first token, last token + 1, kind, probability)`."""

"""Scores against gold sets: `python -m beritaenrich.evaluation`."""

"""The recipe of the tagger, from data to weights: `python -m beritaenrich.training`."""

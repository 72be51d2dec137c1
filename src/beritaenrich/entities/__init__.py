"""Names in sentences, and the persons, places and organisations that they name."""

from beritaenrich.entities.acronyms import find_acronyms

__all__ = ["find_acronyms"]

"""Names in sentences, and the persons, places and organisations that they name."""

from beritaenrich.entities.acronyms import find_acronyms
from beritaenrich.entities.tagging import tag_entities

__all__ = ["find_acronyms", "tag_entities"]

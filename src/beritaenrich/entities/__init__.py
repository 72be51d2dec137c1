"""Names in sentences, and the persons, places and organisations that they name."""

from beritaenrich.entities.acronyms import find_acronyms
from beritaenrich.entities.resolution import link_mentions, resolve_entities
from beritaenrich.entities.tagging import tag_entities

__all__ = ["find_acronyms", "link_mentions", "resolve_entities", "tag_entities"]

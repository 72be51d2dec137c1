"""What looks like a verb by its prefix, where no list of words can say it."""

from beritaenrich.quotes.wordlists import words

_ACTIVE = ("meng", "meny", "mem", "men", "mel", "mer")
_PASSIVE = ("di", "ter")
_ANY = ("me", "ber", *_PASSIVE)
_SHORTEST, _SHORTEST_ACTIVE = 5, 7


def is_active(word: str) -> bool:
    """Tell whether a word inside a noun phrase can only be an active verb, and ends the phrase.

    Examples:
        >>> is_active("mengajak"), is_active("menteri"), is_active("merah")
        (True, False, False)
    """
    long = len(word) >= _SHORTEST_ACTIVE
    return long and word.islower() and word.startswith(_ACTIVE) and word not in words("nouns_in_men")


def is_passive(word: str) -> bool:
    """Tell whether the word behind a subject looks passive: what is done to somebody, they do not say."""
    return word.startswith(_PASSIVE) and len(word) >= _SHORTEST


def begins_like_verb(word: str) -> bool:
    """Tell whether a word at the head of a sentence, where nouns are rare, may be its verb: meraih, berlari, dipilih."""
    return word.islower() and word.startswith(_ANY) and len(word) >= _SHORTEST

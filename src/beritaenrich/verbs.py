"""What looks like a verb by its prefix, for the stages that cannot list all verbs."""

import re

_PREFIX = re.compile(r"(?:me[mnlrwy]|ber|ter|di)(?=[a-z]+\Z)")


def after_prefix(word: str) -> int:
    """Return how many letters follow the prefix of a verb at the beginning of a word in lower case, 0 where none stands.

    Examples:
        >>> after_prefix("menyebut"), after_prefix("dilantik"), after_prefix("media"), after_prefix("presiden")
        (5, 6, 0, 0)
    """
    prefix = _PREFIX.match(word)
    return len(word) - prefix.end() if prefix else 0

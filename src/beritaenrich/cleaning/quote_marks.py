"""Straight quotation marks: whether one opens or closes, told by the blanks beside it, else by the mark before."""

_BLANK_BEFORE = frozenset(" \t\n\xa0([")
_BLANK_AFTER = frozenset(" \t\n\xa0).,;:?!")


class StraightQuotes:
    """Knows whether a straight quotation is open at a place; asked in ascending order, it reads the text once.

    Examples:
        >>> quotes = StraightQuotes('Ia berkata, "Ya."Kami pergi.')
        >>> quotes.open_at(12), quotes.open_at(16), quotes.open_at(20)
        (False, True, False)
    """

    def __init__(self, text: str) -> None:
        """Begin before the text, where none is open."""
        self._text = text
        self._read = 0
        self._open = False

    def open_at(self, position: int) -> bool:
        """Say whether a quotation is open just before `position`."""
        text = self._text
        at = text.find('"', self._read, position)
        while at >= 0:
            blank_before = at == 0 or text[at - 1] in _BLANK_BEFORE
            blank_after = at + 1 == len(text) or text[at + 1] in _BLANK_AFTER
            self._open = blank_before if blank_before != blank_after else not self._open
            self._read = at + 1
            at = text.find('"', self._read, position)
        self._read = max(self._read, position)
        return self._open

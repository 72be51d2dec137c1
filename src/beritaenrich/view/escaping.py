"""Text made safe to show: HTML-escaped, encodable as UTF-8, with every control character visible."""

import html
import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_PICTURES = {code: 0x2400 + code for code in range(32) if code not in (0x09, 0x0A)}
_PICTURES |= {0x7F: 0x2421} | dict.fromkeys([*range(0x80, 0xA0), 0xFFFE, 0xFFFF], 0xFFFD)
"""Control characters as their Unicode pictures (NUL as `␀`); the others that no page may hold as `�`."""
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""Return the text with lone surrogates and control characters replaced, one character for one.

    Examples:
        >>> printable("a\x00b\ud800c\td")
        'a␀b�c\td'
    """
    return _BIDI.sub("\ufffd", _SURROGATE.sub("\ufffd", text)).translate(_PICTURES)


def escaped(text: str) -> str:
    """Return the text for the content or a quoted attribute of an HTML element.

    Examples:
        >>> escaped('<b> & "c"')
        '&lt;b&gt; &amp; &quot;c&quot;'
    """
    return html.escape(printable(text))


def shortened(text: str, length: int) -> str:
    """Return the text on one line, cut at a blank near `length` with an ellipsis.

    Examples:
        >>> shortened("Hujan turun  deras di Bogor", 14)
        'Hujan turun…'
    """
    line = " ".join(text[: 4 * length].split())
    if len(line) <= length:
        return line
    head = line[:length]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:.") + "…"

"""Tokens by the conventions of Universal Dependencies, with one addition for names.

Words keep inner apostrophes and the hyphens of reduplication and affixes (`orang-orang`, `ke-982`), abbreviations keep
their stops (`H.`, `S.Kom.`), numbers their separators (`1,25`, `10.30`), sites their dots (`KOMPAS.com`); every other mark
stands alone. Added: a hyphen between two different capitalised words separates (`Jakarta - Bandung`), for they are two names.
"""

import re

_WORD = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s"“”<>()]+[^\s"“”<>().,;:!?]              # addresses
    | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+                              # mail
    | [@\#]\w+                                                         # handles and tags
    | \d+(?:[.,:/]\d+)*(?:%|(?=\b))                                    # numbers, clock times, dates with slashes
    | (?:{_WORD}\.){{2,}}(?:{_WORD}{{1,3}}\b\.?)?                      # a.n., S.H.
    | {_WORD}+(?:\.(?:com|co|id|net|org|go|tv|ac)\b)+                  # KOMPAS.com, detik.co.id
    | [\w](?:[\w]|['’`](?={_WORD}))*(?:-(?=\w)[\w](?:[\w]|['’`](?={_WORD}))*)*   # words, hyphenated words
    | \.{{2,}}|-{{2,}}|[!?]{{2,}}                                      # ellipses, dashes
    | \S
    """,
    re.VERBOSE,
)
_NAMES = re.compile(r"[A-Z]\w+-[A-Z]\w+")


def token_spans(text: str, abbreviations: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Return the spans of the tokens of `text`, in order.

    Args:
        text: a sentence.
        abbreviations: words in lower case, without their last stop, that keep a stop which follows them (`tbk`, `no`).

    >>> [ "H. Amir dari Jakarta-Bandung, orang-orang."[a:b] for a, b in token_spans("H. Amir dari Jakarta-Bandung, orang-orang.") ]
    ['H.', 'Amir', 'dari', 'Jakarta', '-', 'Bandung', ',', 'orang-orang', '.']
    """
    spans: list[tuple[int, int]] = []
    position = 0
    while match := _TOKEN.search(text, position):
        start, end = match.span()
        position = end
        word = match.group()
        if (
            end < len(text)
            and text[end] == "."
            and ((len(word) == 1 and word.isupper() and end + 1 < len(text)) or word.lower() in abbreviations)
        ):
            position = end = end + 1
        if "-" in word and _NAMES.fullmatch(word):
            left, right = word.split("-")
            if left.lower() != right.lower():
                middle = start + len(left)
                spans += [(start, middle), (middle, middle + 1), (middle + 1, end)]
                continue
        spans.append((start, end))
    return spans

"""Tokens by the conventions of Universal Dependencies, with one addition for names.

Words keep inner apostrophes and the hyphens of reduplication and affixes (`orang-orang`, `ke-982`), abbreviations keep
their stops (`H.`, `S.Kom.`), numbers their separators (`1,25`, `10.30`), sites their dots (`KOMPAS.com`); every other mark
stands alone. Added, for names: a hyphen between different capitalised words separates (`Jakarta-Bandung-Garut`), and so does one
after a prefix (`se-Indonesia`, `anti-Israel`).
"""

import re
from functools import cache
from itertools import pairwise

_WORD = r"[^\W\d_]"
_DOTTED = rf"(?={_WORD}{{1,4}}\.{_WORD})(?i:{{forms}})\b\.?(?!{_WORD})  # S.Kom., from the table of abbreviations"
_PLAIN = r"([A-Za-z]++)(?=[\s,;?!)\"”])  # most words, at once: the one group"
_TOKEN = rf"""
      (?:https?://|www\.)[^\s"“”<>()]+[^\s"“”<>().,;:!?]              # addresses
    | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+                              # mail
    | [@\#]\w+                                                         # handles and tags
    | (?:Rp|IDR|USD)(?=\d)                                            # Rp1.250.000
    | \d+(?:[.,:/]\d+)*(?:%|(?=\b))                                    # numbers, clock times, dates with slashes
    | (?:{_WORD}\.){{2,}}(?:{_WORD}{{1,3}}\b\.?)?                      # a.n., S.H.
    | {_WORD}++(?:\.(?:com|co|id|net|org|go|tv|ac)\b)+                  # KOMPAS.com, detik.co.id
    | [\w](?:[\w]|['’`](?={_WORD}))*(?:-(?=\w)[\w](?:[\w]|['’`](?={_WORD}))*)*   # words, hyphenated words
    | \.{{2,}}|-{{2,}}|[!?]{{2,}}                                      # ellipses, dashes
    | \S
"""
_NAMES = re.compile(r"[A-Z][\w'’]+(?:-[A-Z][\w'’]+)+")
_PREFIXED = re.compile(r"(?:se|anti|pro|non|inter|pasca)-(?=[A-Z])")


@cache
def _pattern(abbreviations: frozenset[str]) -> re.Pattern[str]:
    dotted = sorted((form for form in abbreviations if "." in form), key=len, reverse=True)
    first = _DOTTED.replace("{forms}", "|".join(map(re.escape, dotted))) + "\n|" if dotted else ""
    return re.compile(f"{_PLAIN}\n|{first}{_TOKEN}", re.VERBOSE)


def token_spans(text: str, abbreviations: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Return the spans of the tokens of `text`, in order; every character that is not blank lies in one.

    Args:
        text: a sentence.
        abbreviations: words in lower case, without their last stop, that keep a stop which follows them (`tbk`, `s.kom`).

    Examples:
        >>> text = "H. Amir, S.Kom., dari Jakarta-Bandung, orang-orang."
        >>> [text[start:end] for start, end in token_spans(text, frozenset({"s.kom"}))]
        ['H.', 'Amir', ',', 'S.Kom.', ',', 'dari', 'Jakarta', '-', 'Bandung', ',', 'orang-orang', '.']
    """
    spans: list[tuple[int, int]] = []
    length = len(text)
    for match in _pattern(abbreviations).finditer(text):
        if match.lastindex:
            spans.append(match.span())
            continue
        start, end = match.span()
        word = match.group()
        if word == "." and spans and spans[-1][1] == start:
            before, _ = spans[-1]
            if (start - before == 1 and text[before].isupper() and end < length) or text[
                before:start
            ].lower() in abbreviations:
                spans[-1] = (before, end)
                continue
        elif "-" in word and len(word) > 1:
            if prefix := _PREFIXED.match(word):
                spans.append((start, start + prefix.end()))
                start, word = start + prefix.end(), word[prefix.end() :]
            if _NAMES.fullmatch(word):
                parts = word.split("-")
                if all(left.lower() != right.lower() for left, right in pairwise(parts)):
                    for part in parts[:-1]:
                        hyphen = start + len(part)
                        spans += [(start, hyphen), (hyphen, hyphen + 1)]
                        start = hyphen + 1
        spans.append((start, end))
    return spans

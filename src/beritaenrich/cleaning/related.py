"""Where the title of another article ends when it is glued into running text (`… 2025.Baca Juga: Judul Lanjutan`)."""

import re

from beritaenrich.cleaning.shapes import ends_with_stop, function_words

_TOKEN = re.compile(r"\S+")
_OPENING = "\"“‘'(["
_STARTERS = frozenset(
    "menurut sementara adapun selain sebelumnya namun ia dia kata hal itu ini kemudian lalu bahkan sedangkan untuk "
    "dalam pada seperti diketahui meski saat setelah karena jika dengan atas kepala direktur ketua menteri presiden "
    "wakil kapolres kapolda gubernur bupati wali juru salah mereka kami tak tidak sebagai selanjutnya terkait".split()
)


def end_of_title(text: str, start: int, end: int, *, sole: bool = False) -> int:
    """Return where the title that begins at `start` ends, at the latest at `end`.

    A title capitalises its words; the sentence after it begins with a capital and goes on small. The cut is before the
    last capitalised stretch that runs into small words, or before an opening quotation mark.
    """
    window = min(end, start + 600)
    if sole and (window == end) and not ends_with_stop(text[start:end]):
        return end
    tokens = [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text, start, window)]
    if not tokens:
        return start
    small = function_words()
    first_small = None
    for index, (_, _, token) in enumerate(tokens):
        bare = token.strip("\"'“”‘’.,:;!?()[]")
        if index and token[0] in "“\"" and index + 2 < len(tokens) and _sentence_follows(tokens, index, small):
            return tokens[index - 1][1]
        if bare and bare[0].islower() and bare.lower() not in small:
            first_small = index
            break
    if first_small is None:
        return tokens[-1][1] if window == end else tokens[min(len(tokens), 20) - 1][1]
    if first_small <= 1:  # a title that writes its words small: up to the end, where that is near
        return _sentence_case_end(tokens, window == end)
    cut = first_small - 1
    for index in range(first_small - 1, max(0, first_small - 7), -1):
        bare = tokens[index][2].strip("\"'“”‘’.,:;!?()[]").lower()
        if bare in _STARTERS and tokens[index][2].lstrip(_OPENING)[:1].isupper():
            cut = index
            break
    while cut > 1 and not tokens[cut][2].lstrip(_OPENING)[:1].isupper() and not tokens[cut][2][:1].isdigit():
        cut -= 1
    return tokens[cut - 1][1]


def _sentence_follows(tokens: list[tuple[int, int, str]], index: int, small: frozenset[str]) -> bool:
    for _, _, token in tokens[index + 1 : index + 6]:
        bare = token.strip("\"'“”‘’.,:;!?()[]")
        if bare and bare[0].islower() and bare.lower() not in small:
            return True
    return False


def _sentence_case_end(tokens: list[tuple[int, int, str]], whole: bool) -> int:
    if whole and len(tokens) <= 25 and not tokens[-1][2].endswith("."):
        return tokens[-1][1]
    for index in range(4, min(len(tokens), 18)):
        bare = tokens[index][2].strip(_OPENING)
        if bare[:1].isupper() and bare.lower() in _STARTERS:
            return tokens[index - 1][1]
    return tokens[min(len(tokens), 12) - 1][1]

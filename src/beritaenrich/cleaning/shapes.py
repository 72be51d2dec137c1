"""The shape of a line: words, letter case, how it ends. Everything that tells a title from a sentence."""

import re
from functools import cache

from beritaenrich.cleaning import vocabulary
from beritaenrich.lexicon import read_tsv

_WORD = re.compile(r"[^\W_][\w'’./-]*")
_FINAL = re.compile(r"(?:[.!?…]|\.\.\.)[\"”’'»)\]*\s]*$")
_STOP = re.compile(r"(?<!\.\.)\.[\"”’'»)\]\s]*$")
_NAME_WORD = re.compile(r"[A-ZÀ-Þ][\w.'’`-]{0,24}$")
BULLETS = tuple("-–—•*·")
"""What the items of a list begin with."""

SEPARATORS = " |-–—,•\t\xa0"
"""What stands between title, author, stamp and story where they share a line."""

SITE_ENDING = re.compile(r"(?:com|co|id|net|org|tv|go|ac|or|sch|info|news|my|sg)\b", re.IGNORECASE)
"""What follows a stop in the name of a site, so that the stop ends no sentence."""

_CLOSING = tuple(",.;:)]”!?%")
NAME_PARTICLES = frozenset({"bin", "binti", "van", "de", "der", "al", "el", "von", "da", "dos", "ibn"})


@cache
def function_words() -> frozenset[str]:
    """Return the words that titles write small: they say nothing about the shape of a title."""
    return frozenset(row["word"] for row in read_tsv("cleaning/function_words.tsv"))


def words(text: str) -> list[str]:
    """Return the words of a text.

    Examples:
        >>> words("Warga Tanam 1.000 Pohon!")
        ['Warga', 'Tanam', '1.000', 'Pohon']
    """
    return _WORD.findall(text)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _FINAL.search(text[-12:]) is not None


def ends_with_stop(text: str) -> bool:
    """Whether a line ends in a full stop (not in an ellipsis, `!` or `?`), as titles do not."""
    return _STOP.search(text[-12:]) is not None


def starts_small(text: str) -> bool:
    """Whether a line goes on with the sentence before: it begins with a small letter or closing mark."""
    return text.lstrip()[:1].islower() or text.lstrip().startswith(_CLOSING)


def title_share(text: str) -> float:
    """Return the share of capitalised words among those that titles capitalise; 0.0 where there is none.

    Examples:
        >>> title_share("Warga di Kampung Itu Tanam Pohon"), round(title_share("Warga kampung itu menanam pohon."), 1)
        (1.0, 0.2)
    """
    small = function_words()
    telling = [word for word in words(text) if word.lower() not in small and not word[0].isdigit()]
    if not telling:
        return 0.0
    return sum(word[0].isupper() for word in telling) / len(telling)


def is_paragraph(text: str) -> bool:
    """Whether a line is a paragraph of running text."""
    count = text.count(" ") + 1  # near enough, and fast
    if count >= 32:
        return True
    if count >= 12 and (ends_with_stop(text) or (ends_sentence(text) and title_share(text) < 0.6)):
        return True
    return count >= 8 and text.rstrip().endswith(":") and title_share(text) < 0.6


def looks_like_title(text: str) -> bool:
    """Whether a line could be the title of an article: three words or more, capitalised, no full stop."""
    count = len(words(text))
    return 3 <= count <= 30 and len(text) <= 220 and not ends_with_stop(text) and title_share(text) >= 0.6


def common_share(text: str) -> float:
    """Return the share of everyday words in a text; a name has few, a title many.

    Examples:
        >>> common_share("Rini Astuti"), common_share("Warga Bersihkan Saluran Air") > 0.5
        (0.0, True)
    """
    found = words(text)
    common = vocabulary.words("common")
    return sum(word.lower() in common for word in found) / len(found) if found else 0.0


def looks_like_name(text: str) -> bool:
    """Whether a line is a name, or a list of names: capitalised words only.

    Examples:
        >>> looks_like_name("Rini Astuti, Dwi Lestari"), looks_like_name("Banjir di Demak")
        (True, False)
    """
    stripped = text.strip(" ,;|-–")
    pieces = stripped.replace(",", " ").replace("|", " ").replace("/", " ").split()
    if not 1 <= len(pieces) <= 12 or len(stripped) > 110 or ends_with_stop(stripped) or not stripped:
        return False
    if any(char.isdigit() for char in stripped) or common_share(stripped) >= (0.5 if len(pieces) >= 5 else 0.7):
        return False
    return all(_NAME_WORD.match(piece) or piece.lower() in NAME_PARTICLES for piece in pieces)


def reports_speech(text: str) -> bool:
    """Whether a quotation with its reporting clause stands in a text.

    Examples:
        >>> reports_speech("“Kami siap,” ujar Rina."), reports_speech("Lagu “Hujan” diputar.")
        (True, False)
    """
    return _reporting_clause().search(text) is not None


@cache
def _reporting_clause() -> re.Pattern[str]:
    return re.compile(rf"[\"”] ?,? ?(?:{vocabulary.reporting_words()})")


def heads_list(text: str) -> bool:
    """Whether a line announces a list or a table of the story: `Jadwal Final, Minggu (29/10/2023):`, `Berikut rinciannya:`.

    Examples:
        >>> heads_list("Jadwal Final Piala Lada 2023:"), heads_list("Warga Tanam Pohon")
        (True, False)
    """
    return words(text)[:1] != [] and words(text)[0].capitalize() in vocabulary.terms("list_heads")

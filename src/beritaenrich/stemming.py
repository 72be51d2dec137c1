"""Indonesian stems by PySastrawi, behind one cached function.

PySastrawi (MIT) brings a word list under CC BY-NC-SA (Kateglo); it stays in that package and is never copied here.
Names must not be stemmed: `Bali` would become `bal`.
"""

from functools import cache, lru_cache
from typing import Protocol


class _Stemmer(Protocol):
    def stem(self, text: str) -> str: ...


@cache
def _stemmer() -> _Stemmer:
    """Return a stemmer without the cache that PySastrawi puts before it, which has no bounds."""
    from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
    from Sastrawi.Stemmer.Stemmer import Stemmer
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    stemmer: _Stemmer = Stemmer(ArrayDictionary(StemmerFactory().get_words()))
    return stemmer


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return the root of one word in lower case, by the confix-stripping algorithm (Adriani et al. 2007).

    Examples:
        >>> stem("memperingatkan"), stem("ujarnya")
        ('ingat', 'ujar')
    """
    return _stemmer().stem(word.lower())

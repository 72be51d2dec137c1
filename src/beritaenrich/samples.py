"""The sample articles that ship with the library, written for it in the manner of several outlets; the persons are invented."""

from beritaenrich import lexicon
from beritaenrich.errors import InputValueError

DEFAULT_SAMPLE = "okezone"


def sample_names() -> tuple[str, ...]:
    """Return the names of the sample articles.

    Examples:
        >>> "antara_babel" in sample_names()
        True
    """
    return tuple(name.removeprefix("samples/").removesuffix(".txt") for name in lexicon.names("samples", ".txt"))


def sample(name: str) -> str:
    """Return the raw text of a sample article.

    Args:
        name: one of `sample_names()`.

    Raises:
        InputValueError: for another name; the message lists them.

    Examples:
        >>> sample("antara_babel").splitlines()[0]
        'Pemkab Bangka Tengah siapkan 14 titik evakuasi hadapi banjir rob'
    """
    if name not in sample_names():
        raise InputValueError(f"no sample {name!r}; there are: {', '.join(sample_names())}")
    return lexicon.resource(f"samples/{name}.txt").read_text(encoding="utf-8")

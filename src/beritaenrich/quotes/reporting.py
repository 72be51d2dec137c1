"""Reporting words (`kata`, `ujarnya`, `menegaskan`, `disampaikan`) by their roots, from `resources/quotes/reporting.tsv`.

The usual forms stand in the table; any other word that looks like a verb is stemmed by PySastrawi, so that `ditandaskannya`
is found through `tandas`. Words with a capital inside a sentence are names and are never stemmed.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from beritaenrich import lexicon
from beritaenrich.stemming import stem


class Voice(StrEnum):
    """How a reporting word and its speaker stand together."""

    BARE = "bare"  # the speaker follows: kata Budi
    CLITIC = "clitic"  # the speaker is the -nya: katanya
    ACTIVE = "active"  # the speaker stands before: Budi mengatakan
    PASSIVE = "passive"  # the speaker follows, with or without oleh: disampaikan (oleh) Budi
    NOUN = "noun"  # a word for what is said: demikian keterangan polisi


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """A reporting word: its root, its voice, and whether it introduces any quotation (`say`, `judge`, `text`)."""

    root: str
    voice: Voice
    use: str


_VERB_SHAPE = re.compile(r"(?:me|ber|di|ter)[a-z]{3,20}|[a-z]{3,20}nya")


@cache
def _forms() -> dict[str, ReportingWord]:
    forms: dict[str, ReportingWord] = {}
    for row in lexicon.read_tsv("quotes/reporting.tsv"):
        root, use = row["root"], row["use"]
        for column, voice in (("noun", Voice.NOUN), ("passive", Voice.PASSIVE), ("active", Voice.ACTIVE)):
            for form in row[column].split():
                forms.setdefault(form, ReportingWord(root, voice, use))
                if voice is Voice.PASSIVE:
                    forms.setdefault(form + "nya", ReportingWord(root, Voice.CLITIC, use))
        if row["post"] == "yes":
            forms[root] = ReportingWord(root, Voice.BARE, use)
        if row["post"] != "no":
            forms[root + "nya"] = ReportingWord(root, Voice.CLITIC, use)
    return forms


@cache
def _uses() -> dict[str, str]:
    return {row["root"]: row["use"] for row in lexicon.read_tsv("quotes/reporting.tsv")}


@cache
def _clitic_slips() -> re.Pattern[str]:
    """`katany`, `ujaranya`, `ungkapnyaa`: slips of the keyboard in -nya after a root that may stand bare."""
    roots = (row["root"] for row in lexicon.read_tsv("quotes/reporting.tsv") if row["post"] == "yes")
    return re.compile(rf"({'|'.join(sorted(roots, key=len, reverse=True))})(?:n?ny|nya{{2,3}}|anya|nnya|ya)")


def reporting_word(word: str) -> ReportingWord | None:
    """Return what reporting word `word` is by the table alone, or None.

    Examples:
        >>> reporting_word("ujarnya").voice, reporting_word("menegaskan").root, reporting_word("membangun")
        (<Voice.CLITIC: 'clitic'>, 'tegas', None)
    """
    return _forms().get(word.lower())


def reporting_word_by_stem(word: str) -> ReportingWord | None:
    """Return what reporting word `word` is, stemming it where the table does not know the form.

    Examples:
        >>> reporting_word_by_stem("ditandaskannya").voice
        <Voice.CLITIC: 'clitic'>
    """
    known = reporting_word(word)
    if known:
        return known
    if slip := _clitic_slips().fullmatch(word):
        return ReportingWord(slip.group(1), Voice.CLITIC, _uses()[slip.group(1)])
    if not _VERB_SHAPE.fullmatch(word):
        return None
    root = stem(word)
    if root not in _uses():
        return None
    if word.endswith("nya"):
        voice = Voice.CLITIC
    elif word.startswith("di"):
        voice = Voice.PASSIVE
    elif word.startswith(("me", "ber")):
        voice = Voice.ACTIVE
    else:
        return None
    return ReportingWord(root, voice, _uses()[root])

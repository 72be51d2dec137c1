"""Where a blank was lost: beside marks (`Rusia.Kementerian`), and in runs of letters (`pemerintahIran`), at a lost link mostly."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from beritaenrich.cleaning.glued_names import LONG, cuts_after_name, cuts_by_text, standing_words
from beritaenrich.cleaning.glued_words import cut_in_word, cuts_in_run, first_word, may_be_glued
from beritaenrich.cleaning.quote_marks import StraightQuotes
from beritaenrich.cleaning.shapes import SITE_ENDING
from beritaenrich.cleaning.vocabulary import words

_RUN = re.compile(r"\b(?:[A-Z][A-Za-z]{4,}+|[a-z]++[A-Z][A-Za-z]*+)")
_DATELINE = re.compile(r"\.(?:com|co|id), \Z", re.IGNORECASE)
_AFTER_NUMBER = re.compile(r"[A-Z](?<=\d\d[A-Z])[a-z]{3,}")  # 2021Menurut
_NUMBER = re.compile(r"(?:(?<![#/%=&\w.+-])|(?<=\bRp))\d[\d.]{0,12}\Z")
_LONG = re.compile(r"\b[a-z]{9,40}+\b(?![-/@=_&]|\.[A-Za-z])")
_BEFORE = frozenset("@#/_&=?%+\\~")  # before a name in an address or a tag
_LONGEST = 60
_MARK = re.compile(
    r"""
    [.?!…,”")(] (?:
        (?<=[a-z0-9)%"”][.?!…]) (?=[A-Z][a-z]|[A-Z]{2,}[ ]|[“‘(])  # Rusia.Kementerian
      | (?<=[A-Z]{2}[.?!]) (?=[A-Z][a-z]{2})                       # KPK.Menurut
      | (?<=[a-z)],) (?=[A-Za-z][a-z]|[“‘])                        # Liverpool,Diogo
      | (?<=[A-Z]{2},) (?=[a-z]{2})                                # AFP,korban
      | (?<=[.,?!…][”"]) (?=[a-z]{2})                              # takut,"ungkapnya
      | (?<=[.,?!…]”) (?=[A-Z])                                    # pergi.”Dia
      | (?<=[A-Z0-9/][A-Z0-9]\)) (?=[A-Za-z][a-z])                 # (ETLE)Mobile
      | (?<=[a-z]{3}\() (?=[A-Z0-9])                               # Senin(16/6): the blank is missing before the mark
    )
    """,
    re.VERBOSE,
)
_QUOTE = re.compile(r'"(?<=[a-z0-9)%][.?!,]")(?=[A-Z])')
_AFTER_SITE = re.compile(r"\.(?:com|co\.id|co|id|net)(?=[A-Z][a-z]{2})")
_CODE = re.compile(r"(?:/[A-Za-z]{1,8}|\b[A-Z][a-z]{1,2})\.\Z")  # 20/Pid.Sus, PN Jkt.Pst
_SHORT = re.compile(r"[A-Z][a-z]{1,2}\b")


def missing_blanks(raw: str) -> Iterator[int]:
    """Yield the offsets at which a blank is missing: beside marks, then inside runs of letters.

    Examples:
        >>> list(missing_blanks("Warga pemerintahIran memakai WhatsApp.Kata Israelyang itu."))
        [38, 16, 49]
    """
    yield from _beside_marks(raw)
    yield from _in_runs(raw)
    for match in _AFTER_NUMBER.finditer(raw):
        word, at = match.group(), match.start()
        known = word in words("opener") or word in words("first_name") or word.lower() in words("common")
        if known and _NUMBER.search(raw, max(0, at - 14), at):
            yield at
    for match in _LONG.finditer(raw):
        if (cut := cut_in_word(match.group())) and not _bound(raw, match.start()):
            yield match.start() + cut


def _beside_marks(raw: str) -> Iterator[int]:
    for match in _MARK.finditer(raw):
        at = match.start() if match.group() == "(" else match.end()
        if not SITE_ENDING.match(raw, at) and not _in_code(raw, at) and not _in_address(raw, at):
            yield at
    quotes = StraightQuotes(raw)
    for match in _QUOTE.finditer(raw):  # pergi."Kami
        yield match.end() if quotes.open_at(match.start()) else match.start()
    for match in _AFTER_SITE.finditer(raw):  # Kabar.comWarga
        if not _in_address(raw, match.end()):
            yield match.end()


def _in_code(raw: str, at: int) -> bool:
    """Say whether the stop before `at` stands in the number of a case (`20/Pid.Sus`, `PN Jkt.Pst`)."""
    code = _CODE.search(raw, max(0, at - 10), at)
    short = _SHORT.match(raw, at)
    return code is not None and short is not None and short.group() not in words("opener")


def _in_runs(raw: str) -> Iterator[int]:
    standing: Mapping[str, int] | None = None
    for match in _RUN.finditer(raw):
        run, start = match.group(), match.start()
        plain = run[1:].islower()
        long = plain and len(run) >= LONG
        if (plain and not long and not may_be_glued(run)) or _stays_whole(raw, run, start):
            continue
        if not plain and _DATELINE.search(raw, max(0, start - 8), start):  # Kabar.com, JakartaHarga
            place = first_word(run)
            yield start + place
            start, run = start + place, run[place:]
        cuts = set(cuts_in_run(run))
        if standing is None and (long or not plain):
            standing = standing_words(raw)
        if standing is not None and long:
            cuts.update(cuts_after_name(run, standing))
        elif standing is not None and not plain:
            edges = [0, *sorted(cuts), len(run)]
            cuts.update(low + cut for low, high in pairwise(edges) for cut in cuts_by_text(run[low:high], standing))
        for cut in sorted(cuts):
            yield start + cut


def _stays_whole(raw: str, run: str, start: int) -> bool:
    """Say whether a run of letters is not looked into: a very long one, one in capitals, a part of something else."""
    return len(run) > _LONGEST or run.isupper() or _bound(raw, start)


def _bound(raw: str, start: int) -> bool:
    """Say whether the run of letters at `start` is part of an address, a tag or a hyphenated word."""
    before = raw[start - 1] if start else " "
    if before == ".":
        return raw[start].islower() or _in_address(raw, start)
    return before in _BEFORE or (before == "-" and start > 1 and not raw[start - 2].isspace())


def _in_address(raw: str, at: int) -> bool:
    """Say whether the text before `at` is an address of the net."""
    before = raw[max(0, at - 200) : at].rsplit(None, 1)
    return bool(before) and ("://" in before[-1] or "www." in before[-1])

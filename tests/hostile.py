"""Hostile articles: bytes in, the text of an article out, made of real noise cut up, glued, repeated and strewn with hostile Unicode.

The same function serves the fuzzer, which steers the bytes by the code that they reach, and Hypothesis, which shrinks them.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from beritaenrich.lexicon import names, read_toml

LONGEST = 6_000
_CASES = Path(__file__).parent / "cases"

CHARACTERS = (
    *"\n\r\t\v\f\x00\x1b\x1c\x1e\x7f\x85\xa0\xad \u2028\u2029\u200b\u200d\u200e\u200f\u202a\u202e\u2066\u2069\u2060\ufeff\u3000\u180e",
    *"\ud800\udbff\udc00\udfff\ufffd\uffff\ufdd0\U0010ffff\U000e0001\ufe0f\u0301\u0338\u035c\u0307",
    *"ßİıŉǅſﬁΐ\u212a½²①Ⅷ٣३０㊀",  # their length, case or value changes under conversion
    *"\"'“”‘’«»„`´(){}[]<>&;:,.!?-–—/\\|@#%*+=_~^$…•©",
    "\r\n",
    "\n\n",
    "\ud83d\ude00",
    "👨\u200d👩\u200d👧",
    "e\u0301",
    "&nbsp;",
    "&amp;#x27;",
    "&#1114112;",
    "&#xD800;",
    "Ã¢â‚¬Å“",
    "â€œ",
    "<p>",
    "</",
    "<!--",
    "<script>",
    "]]>",
)
WORDS = (
    "Senin (6/11/2023)",
    "(31/2/2023)",
    "00/00/0000",
    "29 Februari 1900",
    "pukul 24.00 WIB",
    "pukul 99.99",
    "32 Desember 99999",
    "1 Muharram 1445 H",
    "10 tahun lalu",
    "999999999999 hari lagi",
    "9999999 tahun lalu",
    "abad ke-99",
    "tahun 0000",
    "31 Desember 9999",
    "1 Januari 0001",
    "dua pekan lalu",
    "awal dekade 1990-an",
    "setiap Senin dan Kamis",
    "kemarin",
    "katanya",
    "ujar dia",
    "dikutip AFP",
    "Sumber: Reuters",
    "Baca juga: ",
    "Komisi Pemilihan Umum (KPU)",
    "Presiden",
    "Dr. H. Sari Lubis, S.H., M.H.",
    "PT Sinar Abadi Tbk",
    "Rp 1.000.000.000.000,00",
    "http://a.co.id/?x=1&y=2",
    "a@b.com",
    "1" * 400,
)


@cache
def pieces() -> tuple[str, ...]:
    """Return scraps of news pages: lines of the sample articles, examples of all cleaning rules, texts of the cases."""
    found = dict.fromkeys([*WORDS, *_lines(), *_rule_examples(), *_case_texts()])
    return tuple(piece for piece in found if piece)


def _lines() -> Iterator[str]:
    for path in sorted((_CASES / "articles").glob("*.txt")):
        yield from path.read_text(encoding="utf-8").splitlines()


def _rule_examples() -> Iterator[str]:
    for table in ("cleaning/rules.toml", *names("outlets", ".toml")):
        for row in read_toml(table).get("rule", ()):
            for key in ("phrases", "example", "counterexample"):
                written = row.get(key, ())
                yield from [written] if isinstance(written, str) else written


def _case_texts() -> Iterator[str]:
    for path in sorted(_CASES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines()[:150]:
            row = json.loads(line)
            yield from (str(row[key]) for key in ("text", "raw", "marked") if key in row)


class ByteChoices:
    """Bytes as a source of choices; when they are used up, every choice is the first one."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def number(self, below: int) -> int:
        """Return a number from 0 to `below - 1`."""
        width = 1 if below <= 256 else 2 if below <= 65536 else 3
        taken = self.data[self.at : self.at + width]
        self.at += width
        return int.from_bytes(taken, "little") % below

    def rest(self, length: int) -> bytes:
        """Return the next bytes as they are."""
        taken = self.data[self.at : self.at + length]
        self.at += length
        return taken

    def __bool__(self) -> bool:
        return self.at < len(self.data)


def make_text(data: bytes) -> str:
    """Return the text that the bytes describe, at most `LONGEST` characters long."""
    source, parts, length = ByteChoices(data), [""], 0
    scraps = pieces()
    while source and length < LONGEST:
        choice = source.number(12)
        if choice <= 3:
            parts.append(scraps[source.number(len(scraps))])
        elif choice <= 5:
            parts.append(CHARACTERS[source.number(len(CHARACTERS))])
        else:
            parts.append(_changed(choice, parts, source))
        length += len(parts[-1])
    return "".join(parts)[:LONGEST]


def _changed(choice: int, parts: list[str], source: ByteChoices) -> str:
    """Return a part made of the one before, which it may take away."""
    match choice:
        case 6:
            return chr(source.number(0x110000))
        case 7:
            return parts[-1] * (source.number(256) + 1)
        case 8:
            part = parts.pop()
            return part[: source.number(len(part) + 1)]
        case 9:
            part = parts.pop()
            at, character = source.number(len(part) + 1), CHARACTERS[source.number(len(CHARACTERS))]
            return part[:at] + character + part[at:]
        case 10:
            part = parts.pop()
            return (part.upper(), part.lower(), part[::-1], part.replace(" ", ""), part.replace(" ", "\n"))[
                source.number(5)
            ]
        case _:
            return "".join(parts[-(source.number(8) + 1) :])

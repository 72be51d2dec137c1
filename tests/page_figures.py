"""Holds the figures on the pages against those that `python -m beritaenrich.evaluation --json FILE` measured.

`python tests/page_figures.py FILE` says which are not true; with `--write` it mends them.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("pages.dev", "pages.lines_and_metadata_only", "pages.seeds")
QUOTES = ("quotes.dev", "quotes.seeds")
KINDS = ("F1", "P", "R", "F1 PERSON", "F1 PLACE", "F1 ORGANISATION")

ROWS = {
    "docs/evaluation.md": {
        "line labels, micro F1": [(name, "line micro F1") for name in PAGES],
        "characters kept, F1": [(name, "char keep F1") for name in PAGES],
        "characters dropped, F1 (precision)": [(name, f"char drop {which}") for name in PAGES for which in ("F1", "P")],
        "agencies in the metadata, F1": [(name, "agencies F1") for name in PAGES],
        "sentence boundaries, F1": [(name, "sentence boundary F1") for name in PAGES[::2]],
        "names, strict F1": [(name, "NER micro F1") for name in PAGES[::2]],
        "dates, span and value, F1": [(name, "date span+value F1") for name in PAGES[::2]],
        "quotes, exact F1": [(name, "quote exact F1") for name in QUOTES],
        "speakers, strict": [(name, "speaker strict") for name in QUOTES],
        "sources, F1": [(name, "attribution source F1") for name in QUOTES],
        "acronyms, exact F1": [(name, "acronym pair exact F1") for name in QUOTES],
        "clusters, B-cubed F1 (with the gold's names)": [
            (f"{name}{end}", "B3 pred mentions F1") for name in QUOTES for end in ("", ".gold_mentions")
        ],
        "roles, F1 (with the gold's names)": [
            (f"{name}{end}", "role F1") for name in QUOTES for end in ("", ".gold_mentions")
        ],
        "ISO codes, right (precision)": [
            (name, f"iso {which}") for name in QUOTES for which in ("accuracy", "precision")
        ],
        "`beritaenrich`": [("dates.dev", "strict+val F1"), ("dates.dev", "relax+val F1")],
    },
    "docs/model-card.md": {
        "berita dev, each sentence alone": [("ner.berita.plain", metric) for metric in KINDS],
        "berita dev, article by article": [("ner.berita.articles", metric) for metric in KINDS],
        "berita dev in Title Case": [("ner.berita.title", metric) for metric in KINDS],
        "berita dev in UPPER case": [("ner.berita.upper", metric) for metric in KINDS],
        **{
            f"{name} (test, zero-shot)": [(f"ner.{name}", metric) for metric in KINDS]
            for name in ("idner-news-2k", "nergrit", "nerui.01", "nerugm.01")
        },
        **{
            f"· source {name}": [(f"ner.berita.from {name}", metric) for metric in KINDS]
            for name in (
                *("SIGAP", "bisnis2023", "detik2025", "detik2026", "indonews-scrapper", "jpnn2023", "wira:kompas"),
                *("indosum:olahraga", "indosum:tajuk utama"),
            )
        },
    },
    "README.md": {
        "dates: span and value, F1": [("dates.dev", "strict+val F1")],
        "sentence boundaries: UD PUD / CSUI / GSD, F1": [
            (f"ud.{name}", "sentence boundary F1") for name in ("PUD", "CSUI", "GSD")
        ],
        "names on news pages, strict F1": [("pages.dev", "NER micro F1")],
        "what is dropped as noise: precision, recall in characters": [
            ("pages.dev", "char drop P"),
            ("pages.dev", "char drop R"),
        ],
        "quotations with their speaker, F1": [("quotes.dev", "quote+speaker F1")],
    },
    "docs/comparison.md": {
        "dates: span and value, F1, 364 sentences": [("dates.dev", "strict+val F1")],
        "sentence boundaries: GSD, CSUI, F1": [(f"ud.{name}", "sentence boundary F1") for name in ("GSD", "CSUI")],
    },
}
"""For each row of a page, by its first cell: the set and the metric of each of its figures, in order."""


def _shown(value):
    return f"{value:.1f}" if f"{value:.1f}" != "100.0" else "100"


def renewed(text, figures, rows):
    """Return the text of a page with the figures that were measured, and its rows that were not true."""
    stale = []
    for label, places in rows.items():
        right = [figures[name][metric] * (1 if name.startswith("ner.") else 100) for name, metric in places]
        (row,) = re.findall(rf"^\| {re.escape(label)} \|.*", text, re.MULTILINE)
        head, rest = row[: len(label) + 4], row[len(label) + 4 :]
        said = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", rest)]
        if len(said) < len(right) or any(abs(a - b) > 0.051 for a, b in zip(said, right, strict=False)):
            numbers = iter(map(_shown, right))
            new = head + re.sub(r"\d+(?:\.\d+)?", lambda _: next(numbers), rest, count=len(right))  # noqa: B023 - used at once
            stale.append(f"{row}\n  is now: {new}")
            text = text.replace(row, new)
    return text, stale


def main(measured, write):
    """Print the rows that are not true, and mend them if asked to; return the exit code."""
    figures = json.loads(Path(measured).read_text(encoding="utf-8"))
    found = []
    for page, rows in ROWS.items():
        text, stale = renewed((ROOT / page).read_text(encoding="utf-8"), figures, rows)
        found += [f"{page}: {line}" for line in stale]
        if write:
            (ROOT / page).write_text(text, encoding="utf-8")
    print("\n".join(found) or "the figures on the pages are those that were measured")
    return int(bool(found) and not write)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--write" in sys.argv))

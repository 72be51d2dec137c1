"""Holds the figures on the pages against those that were measured: `python -m beritaenrich.evaluation --json FILE`, then `python tests/page_figures.py FILE`."""

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


def stale(figures, rows=ROWS, root=ROOT):
    """Yield a line for each row whose figures are not those that were measured."""
    for page, labels in rows.items():
        text = (root / page).read_text(encoding="utf-8")
        for label, places in labels.items():
            (row,) = re.findall(rf"^\| {re.escape(label)} \|(.*)", text, re.MULTILINE)
            said = re.findall(r"\d+(?:\.\d+)?", row)[: len(places)]
            right = [figures[name][metric] * (1 if name.startswith("ner.") else 100) for name, metric in places]
            if len(said) < len(right) or any(abs(float(a) - b) > 0.051 for a, b in zip(said, right, strict=True)):
                yield f"{page}: {label}: {', '.join(said)} must be {', '.join(f'{value:.1f}' for value in right)}"


if __name__ == "__main__":
    lines = list(stale(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
    print("\n".join(lines) or "the figures on the pages are those that were measured")
    sys.exit(bool(lines))

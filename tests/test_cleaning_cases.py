"""Own sample articles, one a noise pattern: every block and every metadata value (`tests/cases/cleaning.jsonl`).

`marked` holds a line of the article a line, with its role before the first `|` and inline segments as `⟦ROLE:text⟧`.
"""

import json
import re
from pathlib import Path

import pytest

from beritaenrich.cleaning import clean

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "cleaning.jsonl").read_text(encoding="utf-8").splitlines()
]
SEGMENT = re.compile(r"⟦([A-Z]+):([^⟧]*)⟧")


def parse(marked):
    """Return the raw text, and its blocks as pairs of role and text."""
    lines, blocks = [], []
    for line in marked.split("\n"):
        kind, text = line.split("|", 1)
        lines.append(SEGMENT.sub(lambda match: match.group(2), text))
        position = 0
        for match in SEGMENT.finditer(text):
            blocks += [(kind, text[position : match.start()].strip()), (match.group(1), match.group(2).strip())]
            position = match.end()
        blocks.append((kind, text[position:].strip()))
    return "\n".join(lines), [block for block in blocks if block[1]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_blocks(case):
    raw, expected = parse(case["marked"])
    assert [(block.kind.value, block.text) for block in clean(raw).blocks] == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_metadata(case):
    raw, expected = parse(case["marked"])
    cleaned = clean(raw)
    metadata = cleaned.metadata
    found = {
        "title": metadata.title,
        "kicker": metadata.kicker,
        "authors": list(metadata.authors),
        "editors": list(metadata.editors),
        "outlet": metadata.outlet,
        "published": metadata.published.isoformat() if metadata.published else None,
        "dateline": metadata.dateline,
        "sources": list(metadata.sources),
        "text": cleaned.text,
    }
    wanted = {"title": next((text for kind, text in expected if kind == "TITLE"), None), **case["meta"]}
    assert {name: found[name] for name in wanted} == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_evidence_is_where_the_value_stands(case):
    raw, _ = parse(case["marked"])
    metadata = clean(raw).metadata
    for item in metadata.evidence:
        assert 0 <= item.start < item.end <= len(raw)
        if item.field in {"authors", "editors"} and raw[item.start : item.end].isascii():
            assert " ".join(raw[item.start : item.end].split()).casefold() == item.value.casefold()

"""The sources that an article names, on sentences written for the purpose, and on blocks of a page."""

import json
from pathlib import Path

import pytest

from beritaenrich.errors import InputTypeError
from beritaenrich.model import Block, BlockKind, CleanedText, Metadata, align
from beritaenrich.quotes import extract_attributions

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases/attributions.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_attributions(case):
    found = extract_attributions(case["text"])
    assert [[attribution.text, attribution.source] for attribution in found] == case["sources"]
    for attribution in found:
        assert case["text"][attribution.start : attribution.end] == attribution.text


def page(*lines, outlet=None):
    """Return cleaned text whose lines have the given kinds."""
    raw = "\n".join(text for _, text in lines)
    blocks, at = [], 0
    for kind, text in lines:
        kept = kind in {BlockKind.BODY, BlockKind.SUBHEAD}
        blocks.append(Block(start=at, end=at + len(text), text=text, kind=kind, rule="test", kept=kept))
        at += len(text) + 1
    body = align(raw, [(block.start, block.end, "\n") for block in blocks if block.kept])
    return CleanedText(
        raw=raw, text=body.text, metadata=Metadata(outlet=outlet), blocks=tuple(blocks), alignment=body.alignment
    )


def test_all_blocks_but_links():
    cleaned = page(
        (BlockKind.TITLE, "Reuters melaporkan badai di Palu"),
        (BlockKind.CAPTION, "Kapal karam. (AFP/Yan Li)"),
        (BlockKind.BODY, "Badai menguat, dikutip Xinhua."),
        (BlockKind.RELATED, "Baca juga: Dilansir CNN, Ini Jalur Badai"),
        (BlockKind.DUPLICATE, "Badai menguat, dikutip Xinhua."),
        (BlockKind.DUPLICATE, "Sumber: Kyodo"),
        (BlockKind.COPYRIGHT, "COPYRIGHT (ANTARA) 2020"),
    )
    assert [found.source for found in extract_attributions(cleaned)] == ["Reuters", "AFP", "Xinhua", "Kyodo"]


def test_an_outlet_is_no_source_of_its_own():
    line = (BlockKind.BODY, "Artikel ini telah tayang di Kabarkota.com.")
    assert [found.source for found in extract_attributions(page(line))] == ["Kabarkota.com"]
    assert not extract_attributions(page(line, outlet="Kabarkota"))


@pytest.mark.parametrize("value", [None, b"bytes", 3])
def test_wrong_type(value):
    with pytest.raises(InputTypeError, match="text"):
        extract_attributions(value)

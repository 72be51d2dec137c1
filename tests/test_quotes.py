"""Quotations in every newspaper shape, on sentences written for the purpose."""

import json
from pathlib import Path

import pytest

from beritaenrich import lexicon
from beritaenrich.model import Entity, EntityKind, Mention
from beritaenrich.quotes import extract_quotes
from beritaenrich.quotes.offices import holds
from beritaenrich.quotes.reporting import Voice, reporting_word_by_stem
from beritaenrich.sentences import split_sentences

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/quotes.jsonl").read_text("utf-8").splitlines()]


def names_of(text, names):
    """Return mentions and entities for `{surface: [kind, canonical name]}`, longest surface first."""
    taken: list[tuple[int, int, str]] = []
    for surface in sorted(names, key=len, reverse=True):
        at = text.find(surface)
        while at >= 0:
            end = at + len(surface)
            if all(end <= a or b <= at for a, b, _ in taken):
                taken.append((at, end, surface))
            at = text.find(surface, end)
    canonical = list(dict.fromkeys((names[s][-1] if len(names[s]) > 1 else s) for s in names))
    mentions = []
    for start, end, surface in sorted(taken):
        kind, *rest = names[surface]
        mentions.append(
            Mention(
                start=start,
                end=end,
                text=surface,
                kind=EntityKind(kind),
                score=1.0,
                sentence=0,
                entity=canonical.index(rest[0] if rest else surface),
            )
        )
    entities = [Entity(name=name, kind=EntityKind(names.get(name, ["PERSON"])[0])) for name in canonical]
    return mentions, entities


def run(text, names):
    mentions, entities = names_of(text, names)
    return extract_quotes(text, split_sentences(text), mentions, entities), entities


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_quotes(case):
    quotes, entities = run(case["text"], case["names"])
    found = [
        {
            "text": quote.text,
            "speaker": entities[quote.entity].name if quote.entity is not None else None,
            "cue": quote.cue.text if quote.cue else None,
            "partial": quote.partial,
        }
        for quote in quotes
    ]
    wanted = [{"partial": False} | {k: v for k, v in quote.items() if k != "span"} for quote in case["quotes"]]
    assert found == wanted
    for quote, want in zip(quotes, case["quotes"], strict=True):
        if "span" in want:
            assert quote.speaker_span.text == want["span"]
        assert case["text"][quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("word", "voice"),
    [
        ("mempertegas", Voice.ACTIVE),
        ("dipertegas", Voice.PASSIVE),
        ("dipertegasnya", Voice.CLITIC),
        ("berpesan", Voice.ACTIVE),
        ("terungkap", None),
        ("menanam", None),
        ("jalannya", None),
    ],
)
def test_a_verb_that_no_list_holds_reports_by_its_stem(word, voice):
    found = reporting_word_by_stem(word)
    assert (found.voice if found else None) == voice


def test_every_office_can_be_written_out():
    tables = ("quotes/offices.tsv", "entities/expansions.tsv")
    for row in (row for table in tables for row in lexicon.read_tsv(table)):
        assert holds(f"{row['long']} palu", [row["short"]])

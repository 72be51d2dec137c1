"""The sample articles of `tests/cases/articles`: what must hold for each, and what came out when it was last looked at.

- `NAME.txt` is the raw article, written for the purpose in the manner of an outlet; the persons are invented.
- `NAME.expected.toml` holds the truth, by hand. In `[body] marked` the cleaned text stands with everything that is in it:
  `[P Person]`, `[L Place]`, `[O Organisation]`, `{date=value}`.
- `NAME.json` holds what the library finds, in short; `known_misses.toml` holds where that differs from the truth.
  `python tests/renew_golden.py` writes both; read the diff before you commit it.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import ndiff
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import beritaenrich as be

FOLDER = Path(__file__).parent / "cases" / "articles"
KNOWN_MISSES = FOLDER / "known_misses.toml"
NAMES = sorted(path.name.removesuffix(".txt") for path in FOLDER.glob("*.txt"))
_MARK = re.compile(r"\[([PLO]) ([^\]]+)\]|\{([^=}]+)=([^}]+)\}")
_KINDS = {"P": "PERSON", "L": "PLACE", "O": "ORGANISATION"}


def raw(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_bytes().decode()


@cache
def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.expected.toml").read_text(encoding="utf-8"))


@cache
def enriched(name: str) -> be.Article:
    return be.enrich(raw(name))


@cache
def known_misses() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(KNOWN_MISSES.read_text(encoding="utf-8")) if KNOWN_MISSES.exists() else {}


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked text taken apart."""

    text: str
    mentions: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str], ...]


def parse(marked: str) -> Marked:
    found = list(_MARK.finditer(marked))
    return Marked(
        text=_MARK.sub(lambda mark: mark[2] or mark[3], marked),
        mentions=tuple((_KINDS[mark[1]], mark[2]) for mark in found if mark[1]),
        dates=tuple((mark[4], mark[3]) for mark in found if mark[3]),
    )


def misses(name: str) -> dict[str, list[str]]:
    """Return for each check what differs from the truth, `+` for what is too much and `-` for what is missing."""
    article, truth = enriched(name), expected(name)
    body, marked = truth["body"], parse(truth["body"]["marked"])
    found = {
        "metadata": _unequal(
            {field: _field(article.metadata, field) for field in truth["metadata"]}, truth["metadata"]
        ),
        "text": _runs(_changes(article.text.split(), marked.text.split())),
        "blocks": list(_wrong_blocks(article, body)),
        "mentions": _changes(
            [f"{mention.kind} {_shown(article, mention)}" for mention in article.mentions if _kept(article, mention)],
            [f"{kind} {text}" for kind, text in marked.mentions],
        ),
        "dates": _changes(
            [f"{date.value} {_shown(article, date)}" for date in article.dates if _kept(article, date)],
            [f"{value} {text}" for value, text in marked.dates],
        ),
        "quotes": _changes(
            [f"{_speaker(article, quote)}: {_shown(article, quote)}" for quote in article.quotes],
            [f"{_either(speaker, article)}: {words}" for speaker, words in body["quotes"]],
        ),
        "acronyms": _changes(
            [f"{acronym.short}: {acronym.long}" for acronym in article.acronyms if _kept(article, acronym)],
            [f"{short}: {long}" for short, long in body["acronyms"]],
        ),
        "roles": [
            f"- {person}: {role}"
            for person, role in body["roles"]
            if not any(entity.name == person and role in entity.roles for entity in article.entities)
        ],
        "attributions": [
            f"- {source}"
            for source in body.get("attributions", ())
            if source not in [attribution.source for attribution in article.attributions]
        ],
    }
    return {check: lines for check, lines in found.items() if lines}


def _field(metadata: be.Metadata, field: str) -> object:
    value = getattr(metadata, field)
    return list(value) if isinstance(value, tuple) else value


def _unequal(got: dict[str, object], want: dict[str, object]) -> list[str]:
    return [f"{field}: {got[field]}, not {want[field]}" for field in want if got[field] != want[field]]


def _changes(got: list[str], want: list[str]) -> list[str]:
    return [line for line in ndiff(want, got) if line[0] in "+-"]


def _runs(changes: list[str]) -> list[str]:
    """Join the words of a run of changes of one sign."""
    return [
        f"{sign} {' '.join(line[2:] for line in lines)}" for sign, lines in groupby(changes, key=lambda line: line[0])
    ]


def _wrong_blocks(article: be.Article, body: dict[str, Any]) -> Iterator[str]:
    wanted = [*body["dropped"], *(["SUBHEAD", line] for line in body.get("subheads", ()))]
    places = [(kinds, words, article.raw.index(words)) for kinds, words in wanted]
    places += [("DUPLICATE", words, article.raw.rindex(words)) for words in body.get("duplicated", ())]
    for kinds, words, start in places:
        inside = {
            block.kind.value for block in article.blocks if block.start < start + len(words) and start < block.end
        }
        if not inside <= set(kinds.split("|")):
            yield f"{words}: {'+'.join(sorted(inside))}, not {kinds}"


def _kept(article: be.Article, span: be.Mention | be.DateMention | be.Acronym) -> bool:
    return article.to_text(span.start, span.end) is not None


def _shown(article: be.Article, span: be.Mention | be.DateMention | be.Quote) -> str:
    """Return the words of an annotation as they stand in the cleaned text, on one line."""
    place = article.to_text(span.start, span.end)
    return " ".join((article.text[slice(*place)] if place else span.text).split())


def _speaker(article: be.Article, quote: be.Quote) -> str:
    if quote.entity is not None:
        return article.entities[quote.entity].name
    return "nobody" if quote.speaker_span is None else quote.speaker_span.text


def _either(names: str, article: be.Article) -> str:
    """Return the one of `A|B`, two names of one person, under which the article has an entity that speaks."""
    speaking = {_speaker(article, quote) for quote in article.quotes}
    return next((name for name in names.split("|") if name in speaking), names)


def golden(name: str) -> dict[str, Any]:
    """Return what the library finds in an article, short enough to read; scores are left out, for they may wobble."""
    article = enriched(name)
    metadata = article.to_dict()["metadata"]
    return {
        "metadata": {field: value for field, value in metadata.items() if field != "evidence"},
        "evidence": [f"{e.field} = {e.value} <- {e.start}:{e.end} {e.rule}" for e in article.metadata.evidence],
        "blocks": [
            f"{'' if block.kept else '-'}{block.kind} {block.rule} {block.start}:{block.end} {block.text}"
            for block in article.blocks
        ],
        "edits": [f"{edit.start}:{edit.end} {edit.replacement!r} {edit.rule}" for edit in article.edits],
        "text": article.text.split("\n"),
        "sentences": [f"{sentence.start}:{sentence.end} {sentence.text}" for sentence in article.sentences],
        "mentions": [
            f"{mention.start}:{mention.end} {mention.kind} {mention.text} -> {article.entities[mention.entity].name}"
            for mention in article.mentions
            if mention.entity is not None
        ],
        "entities": [
            {
                "name": f"{entity.kind} {entity.name}",
                "aliases": list(entity.aliases),
                "roles": list(entity.roles),
                "identifiers": dict(sorted(entity.identifiers.items())),
                "links": [
                    f"{article.mentions[link.mention].text}: {link.rule} {link.matched}" for link in entity.links
                ],
            }
            for entity in article.entities
        ],
        "dates": [
            f"{date.start}:{date.end} {date.text} = {date.kind} {date.value} from {date.resolved_from}"
            f" [{date.begin}, {date.end_exclusive})"
            for date in article.dates
        ],
        "quotes": [
            f"{quote.start}:{quote.end} {_speaker(article, quote)} <- {quote.cue.text if quote.cue else None}: {quote.text}"
            for quote in article.quotes
        ],
        "attributions": [f"{found.source} <- {found.text}" for found in article.attributions],
        "acronyms": [f"{acronym.short} = {acronym.long}" for acronym in article.acronyms],
        "keywords": [keyword.text for keyword in article.keywords],
    }


def golden_text(name: str) -> str:
    """Return the golden form as the text of its file."""
    return json.dumps(golden(name), ensure_ascii=False, indent=1) + "\n"

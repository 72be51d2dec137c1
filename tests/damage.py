"""Damaged JSON: bytes in, text out that was an article once, with values exchanged and the writing cut and flipped."""

import json
from copy import deepcopy
from functools import cache
from typing import Any

import beritaenrich as be
from hostile import WORDS, ByteChoices, make_text
from samples import FULL_ARTICLE

VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    2**31,
    2**63,
    2**64,
    -(2**63) - 1,
    10**400,
    0.5,
    1e308,
    float("inf"),
    float("nan"),
    "",
    "x",
    "\ud800",
    "BODY",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59.999999-14:00",
    "2023-11-06T00:00:00",
    "2023-11-06T00:00:00Z",
    "2016-12-31T23:59:60Z",
    "1" * 5000,
    [],
    {},
    [[]],
    [None],
    {"": None},
    {"start": 0, "end": 1},
)


@cache
def articles() -> tuple[dict[str, Any], ...]:
    """Return the articles to damage."""
    texts = (
        "",
        "Hujan.",
        'JAKARTA - Ketua KPK Sari Lubis tiba kemarin. "Kami siap," katanya, dikutip AFP.',
        " ".join(WORDS),
    )
    return (FULL_ARTICLE.to_dict(), *(be.enrich(text).to_dict() for text in texts))


def make_json(data: bytes) -> str | bytes:
    """Return the JSON that the bytes describe."""
    source = ByteChoices(data)
    way = source.number(8)
    if way == 0:
        return data[1:]
    article = json.loads(json.dumps(articles()[source.number(len(articles()))]))
    for _ in range(source.number(4)):
        _exchange(article, source)
    text = json.dumps(article, ensure_ascii=bool(source.number(2)))
    for _ in range(source.number(4) if way > 4 else 0):
        at = source.number(len(text) + 1)
        match source.number(5):
            case 0:
                text = text[:at]
            case 1:
                text = text[:at] + chr(source.number(256)) + text[at + 1 :]
            case 2:
                text = text[:at] + make_text(source.rest(20)) + text[at:]
            case 3:
                text = text[:at] + "[{"[source.number(2)] * source.number(2000) + text[at:]
            case _:
                text = text[:at] + text[at + source.number(200) :]
    return text.encode("utf-8", "surrogatepass") if way == 7 else text


def _exchange(article: dict[str, Any], source: ByteChoices) -> None:
    """Put another value somewhere, take one away, or add one."""
    place: Any = article
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = keys[source.number(len(keys))]
        if isinstance(place[key], dict | list) and place[key] and source.number(4):
            place = place[key]
            continue
        match source.number(8):
            case 0:
                del place[key]
            case 1:
                place[key] = nested(source.number(900), in_lists=bool(source.number(2)))
            case 2 if isinstance(place, dict):
                place[make_text(source.rest(6))] = deepcopy(VALUES[source.number(len(VALUES))])
            case 3:
                place[key] = make_text(source.rest(12))
            case _:
                place[key] = deepcopy(VALUES[source.number(len(VALUES))])
        return


def nested(levels: int, *, in_lists: bool) -> Any:
    """Return a number in so many lists, or objects, in one another."""
    value: Any = 0
    for _ in range(levels):
        value = [value] if in_lists else {"a": value}
    return value

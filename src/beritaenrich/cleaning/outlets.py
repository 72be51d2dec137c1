"""Outlets: what they call themselves, their domains, and the rules that only they need (`resources/outlets/*.toml`)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from beritaenrich.cleaning.rules import Rule, compile_rule
from beritaenrich.lexicon import names, read_toml

DOMAIN = r"[A-Za-z][\w-]{1,30}(?:\s?\.\s?(?i:com|co|id|net|tv|org|info|news)\b)(?:\s?\.\s?(?i:id)\b)?"
_SUFFIX = re.compile(r"(?:\.(?:com|co|id|net|tv|org|info|news))+$")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A profile: `names` are the forms in which the outlet writes itself, the first of all is the canonical name.

    `samples` are lines of each kind as the outlet prints them; the tests run them.
    """

    id: str
    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    rules: tuple[Rule, ...]
    samples: Mapping[str, tuple[str, ...]]


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return all profiles, by id."""
    return tuple(_profile(name) for name in names("outlets", ".toml"))


def _profile(resource: str) -> Outlet:
    table: Mapping[str, Any] = read_toml(resource)
    identifier = resource.rsplit("/", 1)[1].removesuffix(".toml")
    return Outlet(
        id=identifier,
        name=table["name"],
        names=tuple(dict.fromkeys([table["name"], *table.get("names", [])])),
        domains=tuple(table.get("domains", [])),
        rules=tuple(compile_rule(row, identifier) for row in table.get("rule", [])),
        samples={kind: tuple(lines) for kind, lines in table.get("samples", {}).items()},
    )


def _key(name: str) -> str:
    return _BLANKS.sub("", name).casefold()


@cache
def _by_key() -> Mapping[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for outlet in outlets():
        for name in (*outlet.names, *outlet.domains):
            table.setdefault(_key(name), (outlet.id, outlet.name))
    return table


def canonical(name: str) -> str | None:
    """Return the canonical name of the outlet that calls itself `name`, or None where no profile knows it.

    >>> canonical("KOMPAS.COM"), canonical("Warta Desa")
    ('Kompas.com', None)
    """
    found = _by_key().get(_key(name))
    return found[1] if found else None


def profile(name: str) -> Outlet | None:
    """Return the profile of the outlet that calls itself `name`."""
    found = _by_key().get(_key(name))
    return next((outlet for outlet in outlets() if found and outlet.id == found[0]), None)


@cache
def names_pattern() -> str:
    """Return an alternation of all names that profiles know, longest first, blanks and letter case loose."""
    known = sorted({name for outlet in outlets() for name in outlet.names}, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s").replace(r"\.", r"\s?\.\s?") for name in known)


def outlet_rules(lowered: str, given: str | None) -> list[Rule]:
    """Return the rules of the outlets whose name or domain stands in the text, or that the caller named."""
    wanted = profile(given) if given else None
    return [
        rule
        for outlet in outlets()
        if outlet.rules
        and (outlet is wanted or any(key.casefold() in lowered for key in (*outlet.names, *outlet.domains)))
        for rule in outlet.rules
    ]

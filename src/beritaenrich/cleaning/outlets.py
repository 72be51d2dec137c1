"""Outlet profiles (`resources/outlets/*.toml`): names, domains, sample lines, and the rules that only one outlet needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from beritaenrich.cleaning.outlet_names import canonical, profiles
from beritaenrich.cleaning.rules import Rule, compile_rule
from beritaenrich.lexicon import read_toml


@dataclass(frozen=True, slots=True)
class Outlet:
    """A profile: `names` are the forms in which the outlet writes itself, `name` is the canonical one.

    `samples` are lines of each kind (`dateline`, `stamp`, `byline`, `promo`, …) as the outlet prints them; tests run them.
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
    return tuple(_profile(resource) for resource in profiles())


def _profile(resource: str) -> Outlet:
    table = read_toml(resource)
    identifier = resource.rsplit("/", 1)[1].removesuffix(".toml")
    return Outlet(
        id=identifier,
        name=table["name"],
        names=(table["name"], *table.get("names", []), *table.get("editions", [])),
        domains=tuple(table["domains"]),
        rules=tuple(compile_rule(row, identifier) for row in table.get("rule", [])),
        samples={kind: tuple(lines) for kind, lines in table.get("samples", {}).items()},
    )


@cache
def _with_rules() -> tuple[tuple[Outlet, tuple[str, ...]], ...]:
    return tuple((outlet, _keys(outlet)) for outlet in outlets() if outlet.rules)


def _keys(outlet: Outlet) -> tuple[str, ...]:
    """Return the names of an outlet in lower case, without those that hold another: where the longer stands, so does it."""
    names = {name.casefold() for name in (*outlet.names, *outlet.domains)}
    return tuple(sorted(name for name in names if not any(other in name for other in names - {name})))


def outlet_rules(lowered: str, given: str | None) -> list[Rule]:
    """Return the rules of the outlets whose name or domain stands in the text, or that the caller named.

    Args:
        lowered: the text in lower case.
        given: the outlet as the caller named it.
    """
    wanted = canonical(given) if given else None
    return [
        rule
        for outlet, keys in _with_rules()
        if outlet.name == wanted or any(key in lowered for key in keys)
        for rule in outlet.rules
    ]

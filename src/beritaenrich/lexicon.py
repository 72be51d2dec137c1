"""The one door to the tables in `resources/`: TOML and TSV files, read once, lazily, and cached.

TSV tables have a header line; lines that begin with `#` are comments, an empty cell is an empty string. Every table has a
`source` column, which the tests check. Nothing else in the library opens a resource file.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from beritaenrich.errors import ResourceError


def resource(name: str) -> Traversable:
    """Return the resource file `name` (slashes between folders); raises `ResourceError` where there is none."""
    path = files("beritaenrich.resources").joinpath(*name.split("/"))
    if not path.is_file():
        raise ResourceError(f"resource {name!r} is missing: reinstall beritaenrich")
    return path


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """Return the resource names in `folder` that end in `suffix`, sorted."""
    entries = files("beritaenrich.resources").joinpath(*folder.split("/")).iterdir()
    return tuple(sorted(f"{folder}/{entry.name}" for entry in entries if entry.name.endswith(suffix)))


@cache
def read_toml(name: str) -> Mapping[str, Any]:
    """Return a TOML table; the caller must not change it."""
    try:
        return tomllib.loads(resource(name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"resource {name!r} is not TOML: {error}") from error


@cache
def read_tsv(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a TSV table as mappings from column to cell; the caller must not change them."""
    lines = [
        (number, line)
        for number, line in enumerate(resource(name).read_text(encoding="utf-8").splitlines(), 1)
        if line and not line.startswith("#")
    ]
    if not lines:
        raise ResourceError(f"resource {name!r} is empty")
    header = lines[0][1].split("\t")
    rows = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            raise ResourceError(f"resource {name!r}, line {number}: {len(cells)} cells, the header has {len(header)}")
        rows.append(dict(zip(header, cells, strict=True)))
    return tuple(rows)

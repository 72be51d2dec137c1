"""Makes the tables of `resources/gazetteers/` that come from data sets: countries, regions, districts.

`python -m beritaenrich.training.gazetteers --from DIR [--to DIR]`, where the first folder holds the data sets named in
`resources/SOURCES.md`, each in a folder of its own: `wilayah-cahyadsn`, `laravolt-coords`, `country-codes`. The names of
countries are those of CLDR, read through Babel. Tables of our own (exonyms, short forms, organisations) are written by
hand and left alone.
"""

import argparse
import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

PROVINCE_CODES = {
    "11": "AC", "12": "SU", "13": "SB", "14": "RI", "15": "JA", "16": "SS", "17": "BE", "18": "LA", "19": "BB",
    "21": "KR", "31": "JK", "32": "JB", "33": "JT", "34": "YO", "35": "JI", "36": "BT", "51": "BA", "52": "NB",
    "53": "NT", "61": "KB", "62": "KT", "63": "KS", "64": "KI", "65": "KU", "71": "SA", "72": "ST", "73": "SN",
    "74": "SG", "75": "GO", "76": "SR", "81": "MA", "82": "MU", "91": "PA", "92": "PB", "93": "PS", "94": "PT",
    "95": "PE", "96": "PD",
}  # fmt: skip
"""ISO 3166-2:ID letters by Kemendagri code."""

_NOT_COUNTRIES = {"AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
_PLAIN = {"CD": "Republik Demokratik Kongo", "CG": "Republik Kongo", "HK": "Hong Kong", "MM": "Myanmar", "MO": "Makau",
          "PS": "Palestina", "CI": "Pantai Gading", "GB": "Inggris", "SZ": "Eswatini"}  # fmt: skip
"""Names that the press uses where CLDR has a formal or awkward one."""

_ROW = re.compile(r"\('(\d\d(?:\.\d\d){0,2})','((?:[^']|'')*)'\)")
_KIND = re.compile(r"(Kabupaten|Kota)(?: Administrasi)? (?=\S)")


def write_table(path: Path, note: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a TSV table with a comment line, its header and its rows."""
    lines = [f"# {note}", "\t".join(header), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def country_rows(folder: Path) -> list[tuple[str, ...]]:
    """Return `iso3166_1, name, cldr, english, letters, wikidata, source` for every country, by code."""
    from babel import Locale

    with (folder / "country-codes" / "data" / "country-codes.csv").open(encoding="utf-8", newline="") as file:
        facts = {row["ISO3166-1-Alpha-2"]: row for row in csv.DictReader(file)}
    rows: list[tuple[str, ...]] = []
    for code, cldr in sorted(Locale("id").territories.items()):
        if len(code) != 2 or code in _NOT_COUNTRIES:
            continue
        fact = facts.get(code, {})
        english = fact.get("CLDR display name", "")
        wikidata = fact.get("wikidata_id", "").rpartition("/")[2]
        letters = dict.fromkeys(fact.get(column, "") for column in ("IOC", "FIFA", "ISO3166-1-Alpha-3"))
        name = _PLAIN.get(code, cldr)
        rows.append(
            (
                code,
                name,
                cldr if cldr != name else "",
                english if english != name else "",
                "|".join(short for short in letters if len(short) == 3),
                wikidata,
                "cldr+country-codes",
            )
        )
    return rows


def region_rows(folder: Path) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return the provinces with regencies and cities, and the districts.

    The columns are `kemendagri, iso3166_2, kind, name, latitude, longitude, source` and `kemendagri, name, source`.
    """
    places = _coordinates(folder / "laravolt-coords" / "resources" / "csv")
    text = (folder / "wilayah-cahyadsn" / "db" / "wilayah.sql").read_text(encoding="utf-8")
    regions: list[tuple[str, ...]] = []
    districts: list[tuple[str, ...]] = []
    for code, quoted in sorted(set(_ROW.findall(text))):
        name = " ".join(quoted.replace("''", "'").split())
        if len(code) == 8:
            districts.append((code, name, "wilayah"))
            continue
        kind = _KIND.match(name)
        letters = PROVINCE_CODES[code] if len(code) == 2 else ""
        latitude, longitude = places.get((code, _plain(name)), ("", ""))
        regions.append(
            (
                code,
                f"ID-{letters}" if letters else "",
                kind.group(1).lower() if kind else "provinsi",
                name[kind.end() :] if kind else name,
                latitude,
                longitude,
                "wilayah+laravolt" if latitude else "wilayah",
            )
        )
    return regions, districts


def _plain(name: str) -> str:
    name = re.sub(r"(?i)administrasi|^daerah (?:khusus )?(?:ibukota|istimewa)|^dki|^di ", "", name)
    return re.sub(r"\W|(?i:kep(?:ulauan)?)", "", name).casefold()


def _coordinates(folder: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Return latitude and longitude by code and plain name, so that a code which moved gives none."""
    found = {}
    for table in ("provinces", "cities"):
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                code = row[0] if len(row[0]) == 2 else f"{row[0][:2]}.{row[0][2:]}"
                name, latitude, longitude = row[-3:]
                found[code, _plain(name)] = (f"{float(latitude):.4f}", f"{float(longitude):.4f}")
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Write `countries.tsv`, `regions.tsv` and `districts.tsv`."""
    parser = argparse.ArgumentParser(prog="python -m beritaenrich.training.gazetteers", description=__doc__)
    parser.add_argument("--from", dest="source", type=Path, required=True, help="folder with the data sets")
    parser.add_argument("--to", dest="target", type=Path, default=Path("resources/gazetteers"), help="folder to write")
    options = parser.parse_args(arguments)
    regions, districts = region_rows(options.source)
    made = "Made by `python -m beritaenrich.training.gazetteers`; see SOURCES.md."
    write_table(
        options.target / "countries.tsv",
        made,
        ("iso3166_1", "name", "cldr", "english", "letters", "wikidata", "source"),
        country_rows(options.source),
    )
    write_table(
        options.target / "regions.tsv",
        made,
        ("kemendagri", "iso3166_2", "kind", "name", "latitude", "longitude", "source"),
        regions,
    )
    write_table(options.target / "districts.tsv", made, ("kemendagri", "name", "source"), districts)


if __name__ == "__main__":
    main()

"""`dateparser.search_dates` on the gold sentences for dates: `python -m tests.benchmarks.date_peers [--shared FOLDER]`.

It is helped where it can be: each moment that it returns is given the granularity of the words that it found (a year, a month, a
day, a minute), and of its settings the best ones for this set are taken.
"""

import argparse
import json
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

_MONTHS = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|bulan"
_YEAR = re.compile(r"(?:tahun )?\d{4}", re.IGNORECASE)
_MONTH = re.compile(rf"(?!.*(?<!\d)\d{{1,2}}(?!\d)).*\b(?:{_MONTHS})\b", re.IGNORECASE)


def value(moment: datetime, words: str) -> str:
    """Return the TIMEX3 value of a moment, as exact as the words.

    Examples:
        >>> value(datetime(2022, 10, 23), "Oktober 2022"), value(datetime(2022, 10, 23), "23 Oktober 2022")
        ('2022-10', '2022-10-23')
    """
    if moment.hour or moment.minute:
        return moment.strftime("%Y-%m-%dT%H:%M+07:00")
    if _YEAR.fullmatch(words.strip(" ,.()")):
        return moment.strftime("%Y")
    return moment.strftime("%Y-%m" if _MONTH.match(words) else "%Y-%m-%d")


def mentions(text: str, published: datetime) -> list[dict[str, object]]:
    """Return what `search_dates` finds in a sentence, with offsets."""
    from dateparser.search import search_dates

    base = published.replace(tzinfo=None, hour=0, minute=0)
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "current_period", "DATE_ORDER": "DMY"}
    found, at = [], 0
    for words, moment in search_dates(text, languages=["id"], settings=settings) or ():
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            written = value(moment, words)
            kind = "TIME" if "T" in written else "DATE"
            found.append({"start": start, "end": at, "text": words, "type": kind, "value": written})
    return found


def main() -> None:
    """Print the figures of dateparser; ours come from `python -m beritaenrich.evaluation dates`."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.date_peers", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of the gold sets")
    folder = parser.parse_args().shared / "eval" / "dates"
    gold = folder / "gold.dev.jsonl"
    items = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    with TemporaryDirectory() as work:
        path = Path(work) / "predictions.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for item in items:
                found = mentions(item["text"], datetime.fromisoformat(item["published"]))
                file.write(json.dumps({"id": item["id"], "mentions": found}) + "\n")
        command = [sys.executable, str(folder / "score.py"), str(gold), str(path), "--json"]
        result = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print("dateparser.search_dates, F1")
    for name, key in (("exact span and value", "strict+val"), ("overlapping span and value", "relax+val")):
        print(f"  {name:<30}{100 * result['metrics'][key][2]:6.1f}")
    print(f"  sentences without a date that got one: {result['empty_items_with_fp']}")


if __name__ == "__main__":
    main()

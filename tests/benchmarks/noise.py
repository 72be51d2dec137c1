"""How often common noise stands in raw news, and how often it is left in the cleaned text: `python -m tests.benchmarks.noise`.

A count over documents that nobody annotated: the gold pages say how well cleaning works, this says how often it has to.
"""

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import beritaenrich as be

NOISE = {
    "`Baca juga:` and the like": r"(?i)\bbaca (?:juga|pula)\s?:",
    "`ADVERTISEMENT`, `SCROLL TO CONTINUE`": r"\bADVERTISEMENT\b|SCROLL TO (?:CONTINUE|RESUME)",
    "`[Gambas:…]`": r"\[Gambas:",
    "datelines with an outlet": r"(?m)^[A-Z][A-Za-z ]{2,24}, ?[A-Z][A-Za-z]{3,20}\.(?:com|COM|co|CO|id|ID) ?[-–—]",
    "`(abc/def)`": r"\([a-z]{2,4}/[a-z]{2,4}\)",
    "Google News, WhatsApp channels": r"(?i)(?:ikuti|follow|simak|dapatkan)[^\n.]{0,60}(?:google news|whatsapp channel|channel whatsapp)",
}


def texts(shared: Path, every: int) -> Iterator[str]:
    """Yield every `every`-th document of the raw news."""
    with lzma.open(shared / "data" / "raw" / "news.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, every):
            yield json.loads(line)["text"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.noise", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of the raw news")
    parser.add_argument("--every", type=int, default=5, help="take every N-th document")
    chosen = parser.parse_args()
    patterns = {name: re.compile(pattern) for name, pattern in NOISE.items()}
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    documents = characters = dropped = halved = 0
    for raw in texts(chosen.shared, chosen.every):
        cleaned = be.clean(raw)
        lost = sum(block.end - block.start for block in cleaned.blocks if not block.kept)
        documents, characters, dropped = documents + 1, characters + len(raw), dropped + lost
        halved += lost > len(raw) / 2
        for name, pattern in patterns.items():
            before[name] += bool(pattern.search(raw))
            after[name] += bool(pattern.search(cleaned.text))
    print(f"{documents:,} documents, {characters:,} characters; {100 * dropped / characters:.1f} % dropped")
    print(f"more than half dropped: {halved} documents\n\n| | documents with it | left in the text |\n|---|---|---|")
    for name in NOISE:
        print(f"| {name} | {before[name]:,} | {after[name]} |")


if __name__ == "__main__":
    main()

"""Write the golden results and the known misses of the sample articles anew: `python tests/renew_golden.py`.

Read the diff before you commit it: what changed must have become better.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from sample_articles import FOLDER, KNOWN_MISSES, NAMES, golden_text, misses


def known_misses_text() -> str:
    """Return where the library differs from the truth as TOML."""
    parts = ["# Where the library is known to differ from the truth; written by renew_golden.py.\n"]
    for name in NAMES:
        if found := misses(name):
            parts.append(f"\n[{name}]\n")
            for check, lines in found.items():
                items = "".join(f"    {json.dumps(line, ensure_ascii=False)},\n" for line in lines)
                parts.append(f"{check} = [\n{items}]\n")
    return "".join(parts)


def main() -> None:
    """Write the files."""
    for name in NAMES:
        (FOLDER / f"{name}.json").write_text(golden_text(name), encoding="utf-8")
    KNOWN_MISSES.write_text(known_misses_text(), encoding="utf-8")
    print(f"{len(NAMES)} articles; {sum(len(lines) for name in NAMES for lines in misses(name).values())} known misses")


if __name__ == "__main__":
    main()

"""Checks what a wheel holds: the package and its resources, nothing of the tests, not over 25 MB."""

import sys
from pathlib import Path
from zipfile import ZipFile

MAX_BYTES = 25_000_000
NEEDED = ("beritaenrich/py.typed", "beritaenrich/resources/__init__.py")


def problems(wheel: Path) -> list[str]:
    """Return what is wrong with the wheel, a line each."""
    found = []
    if wheel.stat().st_size > MAX_BYTES:
        found.append(f"{wheel.name} has {wheel.stat().st_size} bytes, over {MAX_BYTES}")
    names = ZipFile(wheel).namelist()
    found += [f"{name} is missing" for name in NEEDED if name not in names]
    found += [f"no {suffix} file" for suffix in (".toml", ".tsv", ".npz") if not any(n.endswith(suffix) for n in names)]
    found += [f"{name} does not belong" for name in names if not name.startswith("beritaenrich")]
    return found


if __name__ == "__main__":
    lines = problems(Path(sys.argv[1]))
    print("\n".join(lines) or f"{Path(sys.argv[1]).name}: {Path(sys.argv[1]).stat().st_size / 1e6:.1f} MB")
    sys.exit(bool(lines))

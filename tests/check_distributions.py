"""Checks what the wheel and the source distribution hold: the files of the package that git knows, all of them and no others.

`python -m tests.check_distributions dist/*`: no tests, no data sets, nothing over 25 MB, nothing that pickle would have to read.
"""

import subprocess
import sys
import tarfile
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[1]
MAX_BYTES = 25_000_000
KINDS = {".py", ".pyi", ".typed", ".toml", ".tsv", ".txt", ".css", ".json", ".npz", ".md"}
"""Kinds of files that belong in the package: code, tables, weights without pickle."""
AROUND = {"LICENSE", "MANIFEST.in", "PKG-INFO", "README.md", "pyproject.toml", "setup.cfg"}


def package_files() -> set[str]:
    """Return the files of the package that git knows, under their names in the repository."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "src/beritaenrich", "resources"]
    return set(filter(None, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")))


def wheel_files(path: Path) -> set[str]:
    """Return the files of a wheel under their names in the repository."""
    found = set()
    for name in ZipFile(path).namelist():
        first, _, rest = name.partition("/")
        if not first.endswith(".dist-info"):
            found.add(name.replace("beritaenrich/resources/", "resources/") if "/resources/" in name else f"src/{name}")
        elif rest not in {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "top_level.txt", "licenses/LICENSE"}:
            found.add(name)
    return found


def source_files(path: Path) -> set[str]:
    """Return the files of a source distribution under their names in the repository, without the metadata."""
    with tarfile.open(path) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers() if not member.isdir()}
    return {name for name in names if name not in AROUND and ".egg-info/" not in name}


def problems(path: Path) -> list[str]:
    """Return what is wrong with a distribution, a line each."""
    found = []
    if path.stat().st_size > MAX_BYTES:
        found.append(f"{path.name} has {path.stat().st_size} bytes, over {MAX_BYTES}")
    there = wheel_files(path) if path.suffix == ".whl" else source_files(path)
    wanted = package_files()
    found += [f"{path.name}: {name} is missing" for name in sorted(wanted - there)]
    found += [f"{path.name}: {name} does not belong" for name in sorted(there - wanted)]
    found += [f"{path.name}: {name} is of a kind that does not belong" for name in sorted(there) if _odd(name)]
    return found


def _odd(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix not in KINDS or bool({"tests", "eval", "gold", "corpus"} & set(path.parts[:-1]))


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[1:]]
    if {path.suffix for path in paths} != {".whl", ".gz"}:
        sys.exit("give the wheel and the source distribution")
    lines = [line for path in paths for line in problems(path)]
    print("\n".join(lines) or "\n".join(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB" for path in paths))
    sys.exit(bool(lines))

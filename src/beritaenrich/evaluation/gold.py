"""Where the gold sets lie, and how they are read: a folder with `eval/pages`, `eval/dates`, `eval/quotes`, `seeds`, `data`."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from beritaenrich.errors import InputValueError


@dataclass(frozen=True, slots=True)
class GoldSets:
    """The folder that holds the gold sets; raises `InputValueError` where it is not one."""

    root: Path

    def __post_init__(self) -> None:
        """Check that the folder is there."""
        if not (self.root / "eval").is_dir():
            raise InputValueError(f"no gold sets in {str(self.root)!r}: give their folder with --shared")

    @property
    def eval(self) -> Path:
        """The folder of the sets and their scorers."""
        return self.root / "eval"

    def page_ids(self, name: str) -> list[str]:
        """Return the ids of a set of pages: `dev`, `lines_and_metadata_only` or `seeds`."""
        ids: list[str] = json.loads((self.eval / "pages" / "split.json").read_text(encoding="utf-8"))[name]
        return ids

    def page(self, page_id: str) -> "GoldPage":
        """Return one page with its gold."""
        gold = json.loads((self.eval / "pages" / "gold" / f"{page_id}.json").read_text(encoding="utf-8"))
        path = self.eval / "pages" / gold["raw"]
        if not path.exists():
            path = self.root / "seeds" / gold["raw"]
        return GoldPage(id=page_id, raw=path.read_bytes().decode("utf-8"), gold=gold)

    def date_items(self) -> list[dict[str, Any]]:
        """Return the sentences of the date set."""
        lines = (self.eval / "dates" / "gold.dev.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line]


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A raw page and what its annotators found in it."""

    id: str
    raw: str
    gold: dict[str, Any]

    @property
    def reference_date(self) -> date | None:
        """The day to resolve relative dates against."""
        value = self.gold.get("ref_date")
        return date.fromisoformat(value[:10]) if value else None

"""Lines of noise at their places, lines of the story that look like noise, and datelines (`tests/cases/cleaning_*.jsonl`)."""

import json
from pathlib import Path

import pytest

from beritaenrich.cleaning import clean

FOLDER = Path(__file__).parent / "cases"
TITLE = "Warga Sukamulya Bersihkan Saluran Air Jelang Musim Hujan"
LEAD = "Warga Desa Sukamulya bergotong royong membersihkan saluran air yang tersumbat sampah plastik sejak pagi hari."
MORE = '"Kami ingin lingkungan bersih," kata Darto, Sabtu (3/2/2024), saat ditemui di rumahnya di Desa Sukamulya.'
PAGES = {
    "first": f"{{}}\n{TITLE}\nGARUT - {LEAD}\n{MORE}",
    "top": f"{TITLE}\n{{}}\n{LEAD}\n{MORE}",
    "stamp": f"{TITLE}\n{{}}\n{LEAD}\n{MORE}",
    "mid": f"{LEAD}\n{{}}\n{MORE}",
    "end": f"{LEAD}\n{MORE}\n{{}}",
    "tail": f"{LEAD}\n{MORE}{{}}",
}


def rows(name):
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", rows("cleaning_lines.jsonl"), ids=lambda row: f"{row['where']}-{row['text'][:50]}")
def test_noise_is_found_and_the_story_kept(row):
    raw = PAGES[row["where"]].format(row["text"])
    cleaned = clean(raw)
    start = len(PAGES[row["where"]].split("{}")[0])
    end = start + len(row["text"])
    assert {block.kind.value for block in cleaned.blocks if start <= block.start < end} == {row["kind"]}
    assert cleaned.text == f"{LEAD}\n{MORE}"
    if row["where"] == "stamp":
        assert str(cleaned.metadata.published)[:7] in {"2024-02", "2024-08"}


@pytest.mark.parametrize("row", rows("cleaning_negative.jsonl"), ids=lambda row: row["text"][:50])
def test_the_story_is_kept(row):
    assert row["text"] in clean(f"{LEAD}\n{row['text']}\n{MORE}").text


@pytest.mark.parametrize("row", rows("cleaning_datelines.jsonl"), ids=lambda row: row["text"][:50])
def test_datelines(row):
    cleaned = clean(f"{row['text']}{LEAD}\n{MORE}")
    assert cleaned.text == f"{LEAD}\n{MORE}"
    assert cleaned.metadata.dateline == row["place"]
    assert cleaned.metadata.outlet == row.get("outlet", cleaned.metadata.outlet)

"""The comparison of key phrases: references are cut out of the text, baselines rank, scores are right."""

import json
import lzma
from pathlib import Path

import pytest

from beritaenrich.evaluation.keywords import METHODS, Item, analyse, main, read_items, score

BODY = (
    "Nelayan Teluk Biru memprotes tambang pasir laut di depan kantor bupati. Tambang pasir laut itu merusak terumbu karang, "
    "kata mereka. Penambangan pasir laut dimulai dua tahun lalu, dan terumbu karang di teluk itu kini rusak berat. "
    "Bupati berjanji menghentikan tambang pasir laut itu bulan depan. Para nelayan hidup dari ikan karang dan cumi. "
    "Mereka juga meminta ganti rugi atas jaring yang rusak karena kapal tambang lewat setiap malam di jalur mereka."
)


@pytest.fixture
def raw(tmp_path):
    path = tmp_path / "data/raw/news.jsonl.xz"
    path.parent.mkdir(parents=True)
    documents = [
        f"{BODY} #TambangPasirLaut #terumbukarang #tidakada",
        f"{BODY} Kata kunci: terumbu karang, tambang pasir laut, ikan; padang lamun.",
        "Terlalu pendek. #nelayan #laut",
        f"{BODY} Tanpa apa-apa di akhir.",
    ]
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"source": "test", "text": text}) + "\n" for text in documents)
    return path


def test_references_leave_the_text(raw):
    sets = read_items(raw)
    assert [item.phrases for item in sets["tags"]] == [("Tambang Pasir Laut", "terumbukarang")]
    assert "#" not in sets["tags"][0].text
    assert sets["authors"] == []  # the same text again


def test_authors_keywords(raw):
    text = f"{BODY} Kata kunci: terumbu karang, tambang pasir laut, ikan; padang lamun."
    with lzma.open(raw, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"source": "test", "text": text}) + "\n")
    (item,) = read_items(raw)["authors"]
    assert item.phrases == ("terumbu karang", "tambang pasir laut", "ikan")
    assert "Kata kunci" not in item.text


@pytest.mark.parametrize("name", METHODS)
def test_every_method_finds_what_the_text_is_about(name):
    found = [phrase.lower() for phrase in METHODS[name](analyse(Item(BODY, ()), names=False), 10)]
    assert any("pasir laut" in phrase for phrase in found)
    assert len(found) == len(set(found)) == 10


def test_equal_stems_are_equal_phrases():
    text = analyse(Item(BODY, ("penambangan pasir laut", "menulis")), names=False)
    figures = score([text], lambda _, top: ["tambang pasir laut", "tulisan"][:top])
    assert figures == {"F1@5": 1.0, "F1@10": 1.0, "MAP@10": 1.0}


def test_command(raw, capsys):
    assert main(["--shared", str(raw.parents[2]), "--half", "both"]) == 0
    assert capsys.readouterr().out.count("tags") == len(METHODS)


def test_command_without_data(tmp_path):
    with pytest.raises(SystemExit):
        main(["--shared", str(Path(tmp_path))])

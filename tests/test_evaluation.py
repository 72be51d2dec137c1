"""The evaluation on a small gold set of our own: every set is scored, tables and floors say what they should."""

import io
import json
import tarfile

import pytest

from beritaenrich.evaluation import ner
from beritaenrich.evaluation.__main__ import main
from beritaenrich.evaluation.floors import read_floors, undercut
from beritaenrich.evaluation.gold import GoldSets
from beritaenrich.training.corpus import Annotated
from page_figures import renewed

PAGE = (
    "Warga Sukamulya Bersihkan Saluran Air\n"
    "BANDUNG, KOMPAS.com - Warga Desa Sukamulya membersihkan saluran air pada Sabtu (3/2/2024).\n"
    "\n"
    "Baca juga: Banjir Rendam Dua Kecamatan\n"
    '"Kami ingin lingkungan bersih," kata Bupati Bandung Sari Dewi.\n'
)
NAMES = [("Bandung", "PLACE"), ("Sari Dewi", "PERSON")]
SCORER = """
import json, sys
from pathlib import Path
arguments = sys.argv[1:]
if "--errors" in arguments and arguments[arguments.index("--errors") + 1] != "0":
    print("a line on what is wrong")
"""
PAGES_SCORER = (
    SCORER
    + """
page = json.loads((Path(arguments[0]) / "a.json").read_text())
labels = [line["label"] for line in page["lines"]]
right = labels == ["TITLE", "BODY", "RELATED", "BODY"] and [note["label"] for note in page["inline"]] == ["DATELINE"]
names = sorted({page_name["type"] for page_name in page["entities"]})
report = {
    "line micro": {"p": 1.0 * right, "r": 1.0, "f1": 1.0 * right},
    "meta outlet": {"acc": 1.0 * (page["meta"]["outlet"] == "Kompas.com"), "right_where_present": 1.0},
    "meta authors": {"acc": 1.0 * (page["meta"]["authors"] == []), "right_where_present": None},
    "dates with an interval": sum("interval" in day for day in page["dates"]) / max(1, len(page["dates"])),
    "kinds": 1.0 * (names == ["PERSON", "PLACE"]),
}
Path(arguments[arguments.index("--json") + 1]).write_text(json.dumps(report))
"""
)
DATES_SCORER = (
    SCORER
    + """
if "--json" in arguments:
    gold, found = ([json.loads(line) for line in Path(path).read_text().splitlines()] for path in arguments[:2])
    right = sum(a["value"] == b["mentions"][0]["value"] for a, b in zip(gold, found))
    share = right / len(gold)
    classes = {"full": {"val": right, "n": len(gold)}}
    print(json.dumps({"metrics": {"strict+val": [share, share, share]}, "empty_items_with_fp": 0, "classes": classes}))
"""
)
QUOTES_SCORER = (
    SCORER
    + """
if "--json" in arguments:
    page = json.loads((Path(arguments[0]) / "a.json").read_text())
    share = 1.0 * ([quote["speaker_entity"] for quote in page["quotes"]] == ["Sari Dewi"])
    print(json.dumps({"quotes exact": {"p": share, "r": share, "f1": share}, "speakers": {"acc": share}}))
"""
)


def _sentences(*rows):
    made = []
    for number, (text, *names) in enumerate(rows):
        entities = [[text.index(name), text.index(name) + len(name), kind] for name, kind in names]
        row = {"id": str(number), "article": 0, "source": "contoh", "text": text, "entities": entities}
        made.append(json.dumps(row) + "\n")
    return "".join(made)


@pytest.fixture
def shared(tmp_path):
    """Return a folder laid out as the gold sets are, with one page, two dates, a treebank and sentences with names."""
    entities = [
        {"start": PAGE.rindex(name), "end": PAGE.rindex(name) + len(name), "type": kind} for name, kind in NAMES
    ]
    gold = {"raw": "a.txt", "ref_date": "2024-02-04T00:00:00", "entities": entities}
    split = {"dev": ["a"], "lines_and_metadata_only": ["a"], "seeds": ["a"]}
    dates = [
        {"id": "1", "text": "Rapat digelar kemarin.", "published": "2024-02-04", "value": "2024-02-03"},
        {"id": "2", "text": "Rapat digelar 5 Mei 2023.", "published": "2024-02-04", "value": "2023-05-05"},
    ]
    files = {
        "eval/pages/split.json": json.dumps(split),
        "eval/pages/gold/a.json": json.dumps(gold),
        "seeds/a.txt": PAGE,
        "eval/pages/score.py": PAGES_SCORER,
        "eval/dates/score.py": DATES_SCORER,
        "eval/dates/gold.dev.jsonl": "".join(json.dumps(item) + "\n" for item in dates),
        "eval/quotes/score.py": QUOTES_SCORER,
        "data/ner/berita/dev.jsonl": _sentences(
            (
                "Bupati Bandung Sari Dewi tiba di Medan.",
                ("Bandung", "PLACE"),
                ("Sari Dewi", "PERSON"),
                ("Medan", "PLACE"),
            ),
            ("Hujan turun di Ambon.", ("Ambon", "PLACE")),
            *[("Presiden Joko Widodo tiba di Jakarta.", ("Joko Widodo", "PERSON"), ("Jakarta", "PLACE"))] * 36,
        ),
        "data/ner/public/idner-news-2k/test.txt": "Sari B-PER\nDewi I-PER\ntiba O\ndi O\nMedan B-LOC\n\nHujan O\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    treebank = b"# text = Hujan turun.\n1\tHujan\n\n# text = Warga pulang.\n1\tWarga\n"
    (tmp_path / "data/ud").mkdir()
    with tarfile.open(tmp_path / "data/ud/treebanks.tar.xz", "w:xz") as archive:
        member = tarfile.TarInfo("x/id_pud-ud-test.conllu")
        member.size = len(treebank)
        archive.addfile(member, io.BytesIO(treebank))
        archive.addfile(tarfile.TarInfo("x/README"))
    return tmp_path


def _report(shared, *sets):
    figures = shared / "figures.json"
    assert main([*sets, "--shared", str(shared), "--json", str(figures)]) == 0
    return json.loads(figures.read_text(encoding="utf-8"))


def test_pages_with_their_lines_metadata_and_dates(shared):
    report = _report(shared, "pages")
    assert list(report) == ["pages.dev", "pages.lines_and_metadata_only", "pages.seeds"]
    assert set(report["pages.dev"].values()) == {1.0}
    assert "meta outlet where present" in report["pages.dev"]
    assert "meta authors where present" not in report["pages.dev"]


def test_quotes_with_the_names_of_the_tagger_and_of_the_gold(shared):
    report = _report(shared, "quotes")
    assert list(report) == [f"quotes.{name}{kind}" for name in ("dev", "seeds") for kind in ("", ".gold_mentions")]
    assert all(set(figures.values()) == {1.0} for figures in report.values())


def test_dates_treebanks_and_names(shared):
    report = _report(shared, "dates", "sentences", "ner")
    assert report["dates.dev"]["strict+val F1"] == 1.0
    assert report["ud.PUD"]["sentence boundary F1"] == 1.0
    assert report["ner.berita.plain"]["F1"] > 90
    assert report["ner.berita.articles"]["F1 PLACE"] > 90
    assert report["ner.berita.from contoh"] == report["ner.berita.articles"]
    assert report["ner.idner-news-2k"]["F1 PERSON"] == 100


def test_the_table_shows_floors_and_errors(shared, capsys, tmp_path):
    floors = tmp_path / "floors.toml"
    floors.write_text('["dates.dev"]\n"strict+val F1" = 0.9\n', encoding="utf-8")
    assert main(["dates", "quotes", "--shared", str(shared), "--floors", str(floors), "--errors", "3"]) == 0
    output = capsys.readouterr()
    assert any(line.split() == ["strict+val", "1.000", "0.900"] for line in output.out.splitlines())
    assert output.err.count("a line on what is wrong") == 3


def test_a_figure_under_its_floor_is_an_error(shared, capsys, tmp_path):
    floors = tmp_path / "floors.toml"
    floors.write_text('["dates.dev"]\n"strict+val F1" = 1.1\n', encoding="utf-8")
    assert main(["dates", "--shared", str(shared), "--floors", str(floors)]) == 1
    assert "dates.dev: strict+val F1 is 1.000, its floor 1.100" in capsys.readouterr().err


def test_floors_and_ceilings(tmp_path):
    path = tmp_path / "floors.toml"
    path.write_text('["a"]\n"F1" = 0.9\n"max wrong" = 2\n"lost" = 1\n', encoding="utf-8")
    floors = read_floors(path)
    assert undercut({"a": {"F1": 0.9, "wrong": 2, "lost": 1}}, floors) == []
    assert undercut({"a": {"F1": 0.8, "wrong": 3}}, floors) == [
        "a: F1 is 0.800, its floor 0.900",
        "a: wrong is 3.000, its ceiling 2.000",
        "a: lost has a floor and no figure",
    ]


def test_wrong_calls(shared, tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["page", "--shared", str(shared)])
    assert "no set 'page': there are pages, sentences, dates, quotes, ner" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["--shared", str(tmp_path / "nowhere")])
    assert "give their folder with --shared" in capsys.readouterr().err


def test_a_scorer_that_fails_is_named(shared):
    (shared / "eval/dates/score.py").write_text("raise SystemExit('broken')", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"dates.score\.py failed:\nbroken"):
        main(["dates", "--shared", str(shared)])


def test_a_page_without_a_day(shared):
    path = shared / "eval/pages/gold/a.json"
    path.write_text(json.dumps({"raw": "a.txt", "entities": []}), encoding="utf-8")
    assert GoldSets(shared).page("a").reference_date is None


def test_the_names_that_are_wrong_are_shown():
    rows = [Annotated(text="Sari Dewi tiba di Medan", entities=((0, 9, "PERSON"), (18, 23, "PLACE")))]
    found = [{(0, 9, "PERSON"), (18, 23, "ORGANISATION")}]
    assert list(ner.mistakes(rows, found)) == [
        "+ ORGANISATION Medan: Sari Dewi tiba di Medan",
        "- PLACE Medan: Sari Dewi tiba di Medan",
    ]


def test_a_name_counts_where_span_and_kind_are_right():
    rows = [Annotated(text="Sari Dewi tiba di Medan", entities=((0, 9, "PERSON"), (18, 23, "PLACE")))]
    found = [{(0, 9, "PERSON"), (18, 23, "ORGANISATION"), (5, 9, "PERSON")}]
    figures = ner.figures(rows, found)
    assert figures["P"] == pytest.approx(100 / 3)
    assert figures["R"] == 50
    assert figures["F1 PERSON"] == pytest.approx(200 / 3)
    assert figures["F1 PLACE"] == 0


def test_spellings_keep_every_offset():
    text = "Warga kota Jum'at-an ß di “Medan”"
    assert ner.in_title_case(text) == "Warga Kota Jum'at-An ß Di “Medan”"
    assert ner.in_upper_case(text) == "WARGA KOTA JUM'AT-AN ß DI “MEDAN”"


def test_a_figure_on_a_page_that_is_not_the_one_measured():
    page = "| names | 97.4 (100) | 2 |\n| dates | 3 |\n"
    rows = {"names": [("a", "F1"), ("a", "P")], "dates": [("ner.b", "F1")]}
    figures = {"a": {"F1": 0.974, "P": 1.0}, "ner.b": {"F1": 3.01}}
    assert renewed(page, figures, rows) == (page, [])
    figures["a"]["F1"] = 0.978
    text, stale = renewed(page, figures, rows)
    assert text == page.replace("97.4", "97.8")
    assert len(stale) == 1

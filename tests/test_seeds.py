"""The five articles that the project grew from: what must come out of each, from its text alone."""

from datetime import datetime, timedelta, timezone

import pytest

import beritaenrich as be

pytestmark = pytest.mark.shared

WIB = timezone(timedelta(hours=7))


@pytest.fixture(scope="module")
def seeds(gold_sets):
    return {name: be.enrich(gold_sets.page(name).raw) for name in gold_sets.page_ids("seeds")}


def _dates(article):
    return {mention.text: mention.value for mention in article.dates}


def _dropped(article, kind):
    return [block.text for block in article.blocks if block.kind is kind]


def test_000_okezone(seeds):
    article = seeds["seed_00"]
    dates = _dates(article)
    assert article.metadata.outlet == "Okezone"
    assert article.metadata.dateline == "Kyiv"
    assert len(_dropped(article, be.BlockKind.RELATED)) == 2
    assert _dropped(article, be.BlockKind.PROMO) == ["Follow Berita Okezone di Google News"]
    assert len(_dropped(article, be.BlockKind.AD)) == 1
    assert dates["Sabtu (12/11/2022)"] == "2022-11-12"
    assert dates["24 Februari lalu"] == "2022-02-24"
    assert dates["bulan Februari"] == "2022-02"
    assert dates["2014"] == "2014"
    assert dates["September lalu"] == "2022-09"
    assert len(article.dates) == 7
    last = [quote for quote in article.quotes if quote.text.startswith("Sekarang dengan penyerahan")]
    assert article.entities[last[0].entity].name == "Ben Wallace"


def test_001_kompas(seeds):
    article = seeds["seed_01"]
    assert article.metadata.outlet == "Kompas.com"
    assert article.metadata.dateline == "Kyiv"
    assert article.metadata.sources == ("Guardian",)
    assert len(_dropped(article, be.BlockKind.RELATED)) == 3
    assert len(_dropped(article, be.BlockKind.PROMO)) == 1
    assert len(_dropped(article, be.BlockKind.DUPLICATE)) == 1
    assert _dates(article) == {"Jumat (1/11/2024)": "2024-11-01"}


def test_002_antara(seeds):
    article = seeds["seed_02"]
    dates = _dates(article)
    assert article.metadata.outlet == "ANTARA News Bangka Belitung"
    assert article.metadata.sources == ("Reuters",)
    assert len(_dropped(article, be.BlockKind.DUPLICATE)) == 11
    assert dates["Senin (24/7)"] == "2023-07-24"
    assert dates["Minggu"] == "2023-07-23"
    assert dates["bulan lalu"] == "2023-06"
    assert dates["17 bulan"] == "P17M"
    assert dates["Februari 2022"] == "2022-02"


def test_003_jurnas(seeds):
    article = seeds["seed_03"]
    assert article.title.startswith("Pejabat Negara Barat")
    assert article.title.endswith("Kyiv dan Moskow")
    assert article.metadata.authors == ("Yati Maulana",)
    assert article.metadata.published == datetime(2023, 11, 5, 11, 1, tzinfo=WIB)
    assert article.metadata.sources == ("Reuters", "NBC")
    assert len(_dropped(article, be.BlockKind.CAPTION)) == 1
    assert _dropped(article, be.BlockKind.PROMO) == ["FOLLOW US"]
    assert _dates(article) == {"tahun 1962": "1962", "tahun 2014": "2014"}


def test_004_tribun(seeds):
    article = seeds["seed_04"]
    assert article.metadata.outlet == "Tribunnews.com"
    assert article.metadata.kicker == "Konflik Rusia Vs Ukraina"
    assert article.title.startswith("Sekjen NATO:")
    assert article.metadata.authors == ("Andari Wulan Nugrahani",)
    assert article.metadata.sources == ("TASS",)
    assert len(_dropped(article, be.BlockKind.DECK)) == 1
    assert len(_dropped(article, be.BlockKind.RELATED)) == 3
    assert _dates(article) == {
        "12-13 Oktober 2022": "2022-10-12/2022-10-13",
        "Selasa (11/10/2022)": "2022-10-11",
        "Senin (3/10/2022)": "2022-10-03",
    }

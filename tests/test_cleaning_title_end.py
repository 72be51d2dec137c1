"""Where a glued title ends: the model, its weights, and how they are learnt."""

import pytest

from beritaenrich import lexicon
from beritaenrich.cleaning.title_end import end_of_title, end_of_titles
from beritaenrich.cleaning.title_features import features
from beritaenrich.cleaning.title_words import no_running_text, split_words
from beritaenrich.training.title_end import accuracy, example, learn, pairs

TITLES = [
    "Warga Garut Tanam Seribu Pohon di Bantaran Sungai",
    "Harga Cabai Rawit Naik Dua Kali Lipat",
    "Pemkab Siapkan Operasi Pasar di Sepuluh Kecamatan",
    "Jembatan Gantung Putus, Dua Warga Luka Ringan",
    "Petani Tomat Panen Raya di Tengah Harga Rendah",
    "Ini Alasan Sekolah Diliburkan Selama Sepekan",
]
BELOW = [
    "Menurut dia, stok di gudang masih cukup untuk dua bulan ke depan dan harga akan segera turun.",
    "Ketua panitia Darto Wiguna mengatakan warga sudah sepakat menjaga kebersihan lingkungan bersama.",
    "Sementara itu, polisi masih memeriksa lima orang saksi yang melihat kejadian pada malam itu.",
    "“Kami sudah melapor dua kali,” kata Rini saat ditemui di rumahnya, di tepi jalan raya.",
]
DOCUMENTS = [
    f"Lead berita itu ditulis di sini.\nBaca juga: {title}\n{below}\nAkhir." for title in TITLES for below in BELOW
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("below", BELOW)
def test_the_end_is_found(title, below):
    text = f"{title} {below}"
    assert text[: end_of_title(text, 0, len(text))] == title


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Dua Bupati Terima Vaksin", '"Jelas, kami menolak putusan itu," kata Rini.'),
        ('Warga Sebut Sungai Itu "Bersih"', "Darto mengatakan hal itu sudah lama terjadi di sana."),
        ("Kuasa Hukum Bakal Ajukan Banding ke MA", "Darto menyebut, putusan itu keliru besar."),
        ("Pelukan Ibu di Makam: Nak, Tunggu Aku...", "Hakim memutus perkara itu kemarin."),
        ("Lima Kiat Dapat Uang dari YouTube Shopping dan GoPay", "Menurut Darto, usahanya maju sejak tahun lalu."),
    ],
)
def test_a_sentence_glued_to_the_title_begins_with_its_mark(title, below):
    text = f"{title}{below}"
    assert text[: end_of_title(text, 0, len(text))] == title


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Warga Tanam Seribu Pohon", "Badan Pengelola Air Daerah (BPAD) kemudian menghitung biaya itu lagi."),
        (
            "Kisah Petani Kopi Tembus Pasar Dunia",
            "Dinas Pertanian dan Pangan (DPP) menjelaskan, ekspor itu baru dimulai.",
        ),
    ],
)
def test_no_name_of_the_story_is_broken(title, below):
    text = f"{title} {below}"
    assert end_of_title(text, 0, len(text)) <= len(title)


def test_a_name_with_a_capital_inside_is_no_lost_blank():
    text = "Daftar Aplikasi Pinjaman dari BayarPlus Menurut Rini, bunganya rendah. Layanan BayarPlus diawasi otoritas."
    assert text[: end_of_title(text, 0, 60)].endswith("BayarPlus")


def test_several_titles_end_before_running_text():
    titles = "Panen Raya Bawang di Brebes Bupati Resmikan Jembatan Gantung Harga Cabai Naik Lagi di Pasar Induk"
    text = f"{titles} Menurut Darto, warga sudah menunggu jembatan itu sejak lama sekali."
    assert text[: end_of_titles(text, 0, len(text))] == titles
    assert end_of_titles(titles, 0, len(titles)) == 0
    assert no_running_text(titles, 0, len(titles))
    assert not no_running_text(text, 0, len(text))


def test_an_adverb_with_a_comma_opens_the_sentence():
    title = "Pelaku Bawa Tujuh Bom Ikan ke Pasar, Empat Meledak di Dua Lokasi"
    text = f"{title} Belakangan, Bupati Darto Wiguna disebut akan datang ke lokasi itu."
    assert text[: end_of_title(text, 0, len(text))] == title


def test_a_title_seen_elsewhere_ends_there():
    text = "Pohon Pisang Darto Wiguna mengatakan hal itu benar."
    assert end_of_title(text, 0, len(text), ["Pohon Pisang Darto"]) == len("Pohon Pisang Darto")


def test_a_title_on_a_line_of_its_own_is_whole():
    text = "Harga emas turun lagi menjelang hari raya"
    assert end_of_title(text, 0, len(text), sole=True) == len(text)


def test_every_feature_has_a_weight_or_none_is_needed():
    weights = lexicon.read_toml("cleaning/title_end.toml")["weights"]
    text = f"{TITLES[0]} {BELOW[0]}"
    words = split_words(text, 0, len(text))
    names = {
        name for index in range(2, len(words)) for name, _ in features(words, index, "", open_ended=True, plain=False)
    }
    assert len(names & weights.keys()) > len(names) * 0.8
    assert all(abs(weight) < 10 for weight in weights.values())


def test_learning_finds_the_ends_again():
    found = [example(*pair, 0.9) for pair in pairs(DOCUMENTS)]
    examples = [one for one in found if one is not None]
    assert len(examples) == len(DOCUMENTS)
    assert accuracy(examples, learn(examples)) > 0.9


def test_pairs_are_titles_on_lines_of_their_own():
    assert len(list(pairs([*DOCUMENTS, *DOCUMENTS]))) == len(DOCUMENTS)
    assert (
        list(pairs(["Baca juga: sebuah judul di awal\nIsi.", "Isi.\nBaca juga: Judul Pendek Saja Begini\nPendek."]))
        == []
    )

"""Several finds in one line: links beside links, brackets and sign-offs, what stands between them, and what closes a story."""

import pytest

from beritaenrich.cleaning import clean

FIRST = "Warga Desa Sukamulya membersihkan saluran air yang tersumbat sampah sejak pagi."
LAST = "Menurut Darto Wiguna, kegiatan itu akan digelar lagi bulan depan bersama karang taruna."
TITLE = "Petani Brebes Panen Bawang, Harga di Pasar Naik"
OTHER = "Banjir Rob Rendam Tiga Desa di Pesisir Demak"


def noise(raw):
    return [
        (block.kind.value, block.text.strip())
        for block in clean(raw).blocks
        if not block.kept and block.kind.value != "TITLE"
    ]


@pytest.mark.parametrize(
    ("line", "dropped"),
    [
        (
            f"{FIRST} Baca juga: {TITLE} Kata dia (lihat juga: Tabel 2), harga naik. Baca juga: {OTHER} {LAST}",
            [
                ("RELATED", f"Baca juga: {TITLE}"),
                ("RELATED", "(lihat juga: Tabel 2)"),
                ("RELATED", f"Baca juga: {OTHER}"),
            ],
        ),
        (
            f"{FIRST} Baca juga: Pabrik Lada Garut Raup Laba Rp 2,35 Triliun Jika harga naik, warga untung. {LAST}",
            [("RELATED", "Baca juga: Pabrik Lada Garut Raup Laba Rp 2,35 Triliun")],
        ),
        (
            f"{FIRST} Baca juga: Penjual Lada Garut Sudah Delapan Tahun BerjualanMH kemudian diberi peringatan. {LAST}",
            [("RELATED", "Baca juga: Penjual Lada Garut Sudah Delapan Tahun Berjualan")],
        ),
        (
            f"{FIRST} Baca juga: Tips Anak Aman Belajar Selama Banjir Pantai2. Pelacakan genanganMeski begitu, warga tetap tenang. {LAST}",
            [("RELATED", "Baca juga: Tips Anak Aman Belajar Selama Banjir Pantai")],
        ),
        (
            f"{FIRST} Berikut lokasinya:Baca JugaGarut Timur: Mal LadaGarut Utara: Pasar Induk Cimanuk. {LAST}",
            [("RELATED", "Baca Juga")],
        ),
        (
            f"{FIRST} Baca juga: Rina Astuti Tunjukkan Rasanya Makan Lebah MatiDarto Wiguna sebenarnya menolak. {LAST}",
            [("RELATED", "Baca juga: Rina Astuti Tunjukkan Rasanya Makan Lebah Mati")],
        ),
        (
            f"{FIRST} Baca Juga Namun, warga tetap bekerja sampai sore. Baca juga: {OTHER} {LAST}",
            [("RELATED", "Baca Juga"), ("RELATED", f"Baca juga: {OTHER}")],
        ),
        (
            f"{FIRST} Baca juga: Baca juga: {OTHER} {LAST}",
            [("RELATED", "Baca juga:"), ("RELATED", f"Baca juga: {OTHER}")],
        ),
        (
            f"{FIRST} {LAST} (rin/dwi) Baca juga: {TITLE} {OTHER}",
            [("SOURCE", "(rin/dwi)"), ("RELATED", f"Baca juga: {TITLE} {OTHER}")],
        ),
        (
            f"{FIRST} {LAST} (rin/dwi) Saksikan video di bawah ini: Video: Petani Mau Jual Lada & Bidik Laba Rp 3,7 M Next Article {OTHER}",
            [
                ("SOURCE", "(rin/dwi)"),
                (
                    "RELATED",
                    f"Saksikan video di bawah ini: Video: Petani Mau Jual Lada & Bidik Laba Rp 3,7 M Next Article {OTHER}",
                ),
            ],
        ),
        (
            f"{FIRST} {LAST} Berita terkait {TITLE} {OTHER}",
            [("RELATED", f"Berita terkait {TITLE} {OTHER}")],
        ),
        (
            f"{FIRST} {LAST} Baca juga: {TITLE} (rin/dwi)",
            [("RELATED", f"Baca juga: {TITLE}"), ("SOURCE", "(rin/dwi)")],
        ),
        (
            f"{FIRST} {LAST} Petani Brebes Panen Bawang Merah (rin/dwi)",
            [("RELATED", "Petani Brebes Panen Bawang Merah"), ("SOURCE", "(rin/dwi)")],
        ),
        (f"{FIRST} {LAST} Yaitu, Ketua Tim Peduli Bawang Brebes, Rina Hapsari. (rin/dwi)", [("SOURCE", "(rin/dwi)")]),
        (f"{FIRST} {LAST} Isinya: 1. Beras 2. Gula 3. Telur Ayam Kampung Asli Garut (rin)", [("SOURCE", "(rin)")]),
        (
            f"{FIRST} Baca juga: Cuma Main Gim Gampang Ini Petani Dapat Uang Dalam Sehari, Penasaran? Ciri penipu ialah meminta sandi. {LAST}",
            [("RELATED", "Baca juga: Cuma Main Gim Gampang Ini Petani Dapat Uang Dalam Sehari, Penasaran?")],
        ),
        (f"{FIRST} {LAST} Petani Brebes Panen Bawang (rin/dwi)", [("SOURCE", "(rin/dwi)")]),
        (f"{FIRST} {LAST} Petani Brebes panen Bawang Merah Besar (rin/dwi)", [("SOURCE", "(rin/dwi)")]),
        (
            f"{FIRST} {LAST} (rin) Editor: Sari Wulandari",
            [("SOURCE", "(rin)"), ("SOURCE", "Editor: Sari Wulandari")],
        ),
        (
            f"{FIRST} ADVERTISEMENT {LAST} (rin) SCROLL TO CONTINUE WITH CONTENT",
            [("AD", "ADVERTISEMENT"), ("SOURCE", "(rin)"), ("AD", "SCROLL TO CONTINUE WITH CONTENT")],
        ),
    ],
)
def test_a_line_with_several_finds(line, dropped):
    assert noise(f"Warga Bersihkan Saluran Air\n{line}") == dropped


@pytest.mark.parametrize("end", [" Editor: Sari Wulandari", " (Antara)\nEditor: Sari Wulandari", "\n(rin/dwi)"])
def test_what_closes_a_story_in_its_last_line_closes_it_for_the_titles_below(end):
    found = noise(
        f"Warga Bersihkan Saluran Air\n{FIRST}\n{LAST}{end}\n{TITLE}\n{OTHER}\nLadang Lada Lampung Lestari Lagi"
    )
    assert [kind for kind, _ in found[-3:]] == ["RELATED"] * 3


@pytest.mark.parametrize(
    "kept",
    [
        "Jadwal Final Piala Lada 2023, Minggu (29/10/2023):",
        "Rina Mulyana/Sari Dewi vs Maya Putri/Dewi Ayu (partai keenam)",
        "“Koordinasi itu membuat warga terlindungi,” pungkas Rudi Hartawan. (Rahma)Tag:Garut",
    ],
)
def test_what_announces_a_list_or_quotes_is_no_title_at_the_end(kept):
    promo = "Cek Berita dan Artikel yang lain di Google News dan WA Channel"
    first = kept.split(" (Rahma)")[0]
    assert first in clean(f"Warga Bersihkan Saluran Air\n{FIRST}\n{LAST}\n{kept}\n{promo}").text

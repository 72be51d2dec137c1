"""What follows `Baca Juga` without a colon in a line: the story at once, one title, or several in a row."""

import pytest

from beritaenrich.cleaning import clean
from beritaenrich.model import BlockKind

BEFORE = "Warga Desa Sukamulya membersihkan saluran air yang tersumbat sampah sejak pagi."
BEHIND = "Menurut Darto Wiguna, kegiatan itu akan digelar lagi bulan depan bersama karang taruna."


def dropped(raw):
    return [block.text.strip() for block in clean(raw).blocks if block.kind is BlockKind.RELATED]


@pytest.mark.parametrize(
    "story",
    [
        "Namun, Kepala Dinas Kebersihan Rina Wati meminta warga menjaga saluran itu.",
        "Direktur Utama PT Air Lada, Arsal Hartawan, menegaskan bahwa proyek itu berjalan.",
        "Ketua Himpunan Petani dan Pekebun Lada (HPPL) Garut, Dwi Cahyana mengatakan panen naik.",
        "Lebih lanjut, Bupati Garut Rina Hapsari mengatakan jembatan itu selesai Desember.",
        "Di sisi lain, Pemerintah Kabupaten Garut belum membayar petugas kebersihan.",
        "Kemenangan jadi harga mati bagi Persigar pada laga nanti.",
        "Adapun pada 2022, Dinas Perhubungan Kabupaten Garut mencatat 62.339 kendaraan.",
        "Khofifah menambahkan, kenaikan harga beras itu tidak hanya terjadi di Garut.",
        "“Kami ingin air mengalir lagi,” kata Darto Wiguna.",
        "Presiden Ukraina Volodymyr Zelensky mengungkapkan kesepakatan itu pada Jumat.",
    ],
)
@pytest.mark.parametrize("gap", [" Baca Juga ", "Baca Juga"])
def test_the_story_that_follows_at_once_is_kept(story, gap):
    assert dropped(f"{BEFORE}{gap}{story} {BEHIND}") == ["Baca Juga"]


@pytest.mark.parametrize(
    "titles",
    [
        "Warga Sukamulya Tanam Seribu Pohon Mangga di Tepi Sungai",
        "Cara Mengaktifkan Kartu Sehat yang Sudah Lama Mati Kritik Subsidi, Serikat Petani Sebut Banyak Pekebun Tak Terdaftar Jadwal Bus Garut Terbaru",
        "Bupati Garut Resmikan Jembatan Gantung Cimanuk Petani Brebes Borong Bawang, Pedagang Kaget",
        "Warga Garut Terkena Demam Usai Digigit TikusIni Kronologi Longsor Galian di Cirebon, Dua Pekerja TertimbunHarga Emas Garut Hari Ini Turun",
    ],
)
def test_titles_in_a_row_are_dropped_together(titles):
    assert dropped(f"{BEFORE} Baca Juga {titles} {BEHIND}") == [f"Baca Juga {titles}"]


def test_the_number_of_the_next_part_ends_the_titles():
    part = "1. Cek Saluran Air Warga Sebelum Hujan Bersihkan sampah dari saluran air di depan rumah setiap pekan."
    assert dropped(f"{BEFORE} Baca Juga Waspada! Banjir Rob Ancam Warga Pesisir Garut! {part} {BEHIND}") == [
        "Baca Juga Waspada! Banjir Rob Ancam Warga Pesisir Garut!"
    ]

"""Runs of letters, with a bar where they are to be cut: what each rule for glued words cuts, and what it leaves."""

from itertools import pairwise

import pytest

from beritaenrich.cleaning.glued_words import cut_in_word, cuts_in_run, first_word, may_be_glued

RUNS = """
dari|Garut kepada|Persib di|Bandung ke|Surabaya keIslaman seIndonesia vsGarut syA anB meNYURUH
dilansir|detikJatim kepada|detikSport Diberitakan|detikBali WhatsApp detikNews update|iOS model|iPhone port|microUSB
PEMAIN|Bali JADWAL|Timnas GELARAN|Piala KPKIndonesia MENANG|Jangan YUWONO|Warga PENJELASANHoax BUMNDi UMKMNaik WIBRute RMOLJakarta
Mengutip|CNBC Dilansir|AFP Ketua|MUI Presiden|AS KepalaA WargaKPK
DeAndre LaNyalla Serikat|Namun Keempat|Oleh Ali|Namun
Pelatih|Timnas Gubernur|Jawa Anggota|Komisi Ketua|Komisi WargaKomisi Pelatih|Prabowo
Pertahanan|Israel Pantai|India Garuda|India Namun|Prabowo Jepang|Prabowo
Jepang|mengumumkan Yuliana|telah Gamis|adalah Skytrax|telah Rakyat|yang Remaja|dan Nikel|yang Hewan|dan Putih|yang
Indonesia|akan Iran|yang Iran|untuk Jawa|dan Riau|telah Solo|adalah Asia|sudah Bali|dan Sabang Semarang Pinandi Abadi Prabowodi Bali|akan
WhatsApp|mengumumkan TikTok|akan iPhone|yang
AFP|pada LED|dual KDRT|di TNI|di AI|dan NHK|melaporkan UNM|mendorong PNS|daerah XIV|kepada KUHPPasal AI|yang
kapten|Jepang|mengumumkan pemerintah|Iran oleh|Israel|yang
Memperdalam MaxDecal|dengan tewasnyadiplomat|Kementerian
""".split()  # noqa: SIM905  # lines of a list are easier to read than quotes around each word
WORDS = """
untuk|musim kepada|masyarakat yang|dibuat sebagai|wujud seperti|kripto pada|tanaman untuk|mencegah ujung|berarti pebisnis|menghindari
pemberantasan terberatnya seterkenal berdinding semenarik memerangkap keberhasil untukku padanan dengannya mengatakan itumembuat
""".split()  # noqa: SIM905


def cut(written):
    run = written.replace("|", "")
    return "|".join(run[low:high] for low, high in pairwise([0, *cuts_in_run(run), len(run)]))


def cut_word(written):
    word = written.replace("|", "")
    at = cut_in_word(word)
    return f"{word[:at]}|{word[at:]}" if at else word


@pytest.mark.parametrize("written", RUNS)
def test_run(written):
    assert cut(written) == written


@pytest.mark.parametrize("written", WORDS)
def test_word(written):
    assert cut_word(written) == written


def test_the_first_word_of_a_run():
    assert first_word("JakartaHarga") == 7
    assert first_word("DPRDHarga") == 4
    assert first_word("2024") == 0


def test_most_words_end_as_no_glued_one_does():
    assert may_be_glued("Jepangyang")
    assert not may_be_glued("Tokyo")

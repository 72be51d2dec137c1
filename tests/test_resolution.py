"""Entities: our own sentences with their mentions marked, codes, roles, links, hostile input."""

import json
import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beritaenrich import InputTypeError, InputValueError
from beritaenrich.entities import find_acronyms, link_mentions, resolve_entities
from beritaenrich.model import EntityKind, Mention, Sentence, Token
from beritaenrich.sentences import split_sentences
from growth import MOST, exponent

FOLDER = Path(__file__).parent / "cases"
KINDS = {"P": EntityKind.PERSON, "L": EntityKind.PLACE, "O": EntityKind.ORGANISATION}
_MARK = re.compile(r"\{([PLO])\|([^}]*)\}")


def cases(name):
    rows = [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]
    for case in rows:
        marks = [pytest.mark.xfail(strict=True, reason="known failure")] if case.get("known_failure") else []
        yield pytest.param(case, id=case["id"], marks=marks)


def read(marked):
    """Return the text, the sentences and the mentions of a text in which mentions are marked: {P|Rina}."""
    text, spans = "", []
    for position, piece in enumerate(_MARK.split(marked)):
        if position % 3 == 1:
            spans.append(KINDS[piece])
        else:
            start = len(text)
            text += piece
            if position % 3 == 2:
                spans[-1] = (start, len(text), spans[-1])
    sentences = split_sentences(text)
    mentions = [
        Mention(
            start=start,
            end=end,
            text=text[start:end],
            kind=kind,
            score=1.0,
            sentence=max(index for index, sentence in enumerate(sentences) if sentence.start <= start),
        )
        for start, end, kind in spans
    ]
    return text, sentences, mentions


def resolve(marked):
    text, sentences, mentions = read(marked)
    return mentions, resolve_entities(mentions, sentences, find_acronyms(text))


@pytest.mark.parametrize("case", list(cases("entities.jsonl")))
def test_clusters(case):
    mentions, entities = resolve(case["text"])
    found = [[mentions[number].text.replace("\u00a0", " ") for number in entity.mentions] for entity in entities]
    assert sorted(found) == sorted(case["clusters"])


@pytest.mark.parametrize("case", list(cases("roles.jsonl")))
def test_roles(case):
    _, entities = resolve(case["text"])
    found = {entity.name: list(entity.roles) for entity in entities if entity.roles}
    assert found == case["roles"]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{P|Rina} tiba. {P|Rina Kartika} pulang.", "Rina Kartika"),
        ("{L|AS} menolak.", "Amerika Serikat"),
        ("{L|RI} menolak.", "Republik Indonesia"),
        ("{L|Amerika} menolak. {L|AS} diam.", "Amerika Serikat"),
        ("{L|Korut} menolak.", "Korut"),
        ("{L|Belarus} diam. {L|Belarusia} diam. {L|Belarusia} pergi.", "Belarusia"),
        ("{L|Jawa Barat} diam. {L|Jabar} pergi. {L|Jabar} tiba.", "Jawa Barat"),
        ("{L|Lembata} diam. {L|Kabupaten Lembata} pergi. {L|Lembata} tiba.", "Kabupaten Lembata"),
        ("{O|The Reds} diam. {O|Liverpool} pergi.", "Liverpool"),
        ("{O|KID} diam. {O|Komisi Informasi Desa} pergi.", "Komisi Informasi Desa"),
        ("Dosen {O|Fakultas Hukum Universitas Buru} ({O|Unibu}).", "Universitas Buru"),
        ("{P|Kadek Suriani} diam. {P|Kadek Suryani} pergi. {P|Kadek Suryani} tiba.", "Kadek Suryani"),
        ("{O|PSBI} diam. {O|PBSI} pergi.", "PBSI"),
        ("{L|JAKARTA} diam. {L|Jakarta} pergi.", "Jakarta"),
        ("Gubernur {P|Maluku Said Latupono} diam.", "Said Latupono"),
        ("Lurah {P|Waplau Said Latupono} diam di {L|Waplau}. {P|Said} pergi.", "Waplau"),
        ("Wali Kota {P|Bima Latupono} diam. {P|Bima} pergi.", "Bima Latupono"),
        ("{O|KEMENTERIAN Laut} diam. {O|Kementerian Laut} pergi.", "Kementerian Laut"),
        ("{O|PWI kota Buru} diam. {O|PWI Kota Buru} pergi.", "PWI Kota Buru"),
        ("{O|NU} diam. {O|Nu} pergi.", "NU"),
        ("{P|Darwisman} diam. {P|Darwis} pergi. {P|Darwis} tiba.", "Darwisman"),
        ("{P|Sukarma} diam. {P|Sukarmaa} pergi. {P|Sukarma} tiba.", "Sukarma"),
        ("{O|instagramnya} diam. {O|Instagram} pergi.", "Instagram"),
        ("{O|Man City} diam. {O|Manchester City} diam. {O|Man City} diam.", "Manchester City"),
    ],
)
def test_name(marked, name):
    assert resolve(marked)[1][-1].name == name


@pytest.mark.parametrize(
    ("marked", "identifiers"),
    [
        ("{L|AS} diam.", {"iso3166-1": "US"}),
        ("{L|Korut} diam.", {"iso3166-1": "KP"}),
        ("{L|Kongo} diam.", {}),
        ("{L|Kyiv} diam.", {}),
        ("{L|Georgia} diam.", {"iso3166-1": "GE"}),
        ("{L|Georgia} diam. {L|AS} pergi.", {}),
        ("{L|Sumut} diam.", {"kemendagri": "12", "iso3166-2": "ID-SU"}),
        ("{L|Surabaya} diam.", {"kemendagri": "35.78"}),
        ("{L|Kediri} diam.", {}),
        ("{L|Kabupaten Kediri} diam.", {"kemendagri": "35.06"}),
        ("{L|Kota Administrasi Jakarta Selatan} diam.", {"kemendagri": "31.74"}),
        ("Wali Kota {L|Kediri} diam.", {"kemendagri": "35.71"}),
        ("Bupati {L|Kediri} diam.", {"kemendagri": "35.06"}),
        ("{L|Kediri} diam. {O|Pemkot Kediri} pergi.", {"kemendagri": "35.71"}),
        ("{L|Nias} diam.", {}),
        ("{L|Banjar} diam.", {}),
        ("{L|Kecamatan Menteng} diam.", {"kemendagri": "31.71.06"}),
        ("{L|Menteng} diam.", {}),
        ("{L|Karanganyar} diam.", {"kemendagri": "33.13"}),
        ("{L|Karanganyar} diam. {L|Kabupaten Demak} pergi.", {}),
        ("{L|Karanganyar} diam. {L|Kabupaten Jepara} pergi.", {"kemendagri": "33.13"}),
        ("Bupati {L|Karanganyar} diam. {L|Kabupaten Demak} pergi.", {"kemendagri": "33.13"}),
        ("{L|Hong Kong} diam.", {"iso3166-1": "HK"}),
        ("{L|Palestina} diam.", {"iso3166-1": "PS"}),
        ("{L|Jalur Gaza} diam.", {}),
        ("{L|Skotlandia} diam.", {}),
        ("{L|Kampung Sumber Bening} ({L|KSB}) diam.", {}),
        ("{L|Kabupaten Sumbawa Barat} ({L|KSB}) diam.", {"kemendagri": "52.07"}),
        ("{L|Daerah Istimewa Yogyakarta} diam.", {"kemendagri": "34"}),
        ("{L|Provinsi DKI Jakarta} diam.", {"kemendagri": "31"}),
        ("{L|Kapanewon Temon} diam.", {"kemendagri": "34.01.01"}),
        ("{O|Pentagon} diam.", {}),
        ("{O|PT PLN (Persero)} diam.", {"acronym": "PLN"}),
        ("{O|Who} diam.", {}),
        ("{O|Komisi Pemberantasan Korupsi} diam.", {"acronym": "KPK"}),
        ("{P|Sudirman} diam.", {}),
    ],
)
def test_identifiers(marked, identifiers):
    found = dict(resolve(marked)[1][0].identifiers)
    assert {scheme: found.get(scheme) for scheme in identifiers} == identifiers
    assert bool(found) == bool(identifiers)


def test_every_join_has_its_evidence():
    mentions, (entity,) = resolve("{O|Komisi Informasi Desa} ({O|KID}) rapat. {O|KID} bubar.")
    assert [(link.mention, link.rule, link.matched) for link in entity.links] == [
        (1, "acronym in the text", "Komisi Informasi Desa"),
        (2, "same text", "KID"),
    ]
    assert entity.aliases == ("KID",)
    assert [mention.entity for mention in link_mentions(mentions, (entity,))] == [0, 0, 0]


def test_roles_in_order():
    _, entities = resolve("Rapper {P|Rina} tiba. Aktris {P|Rina} pergi. Rapper {P|Rina} pulang.")
    assert entities[0].roles == ("Rapper", "Aktris")


def test_order_of_first_mention():
    _, entities = resolve("{L|Buru} dan {P|Rina} dan {L|Sigi}.")
    assert [entity.name for entity in entities] == ["Buru", "Rina", "Sigi"]


def test_nothing():
    assert resolve_entities((), ()) == ()


@pytest.mark.parametrize(
    ("mentions", "sentences", "argument"),
    [(("Rina",), (), "mentions"), (None, (), "mentions"), ((), "Rina", "sentences")],
)
def test_wrong_type(mentions, sentences, argument):
    with pytest.raises(InputTypeError, match=argument):
        resolve_entities(mentions, sentences)


def test_a_missing_sentence():
    mentions, _ = resolve("{P|Rina} tiba.")
    with pytest.raises(InputValueError, match="sentences"):
        resolve_entities(mentions, ())


_PIECES = st.lists(
    st.tuples(
        st.sampled_from(
            ["Rina", "Rina K", "Kartika", "KPK", "AS", "Kota X", "PT", "\ud800", ",", "(A)", "Bupati", "dan"]
        ),
        st.sampled_from([None, *KINDS.values()]),
    ),
    max_size=12,
)


@given(_PIECES)
def test_every_mention_has_one_entity(pieces):
    text, mentions = "", []
    for piece, kind in pieces:
        if kind is not None:
            mentions.append((len(text), len(text) + len(piece), kind))
        text += piece + " "
    tokens = tuple(
        Token(start=match.start(), end=match.end(), text=match.group()) for match in re.finditer(r"\S+", text)
    )
    sentence = Sentence(start=0, end=len(text), text=text, tokens=tokens, block=0)
    found = [
        Mention(start=start, end=end, text=text[start:end], kind=kind, score=1.0, sentence=0)
        for start, end, kind in mentions
    ]
    entities = resolve_entities(found, (sentence,))
    assert sorted(number for entity in entities for number in entity.mentions) == list(range(len(found)))
    assert all(found[number].kind is entity.kind for entity in entities for number in entity.mentions)
    assert entities == resolve_entities(found, (sentence,))
    for entity in entities:
        assert {link.mention for link in entity.links} == set(entity.mentions[1:])


@pytest.mark.parametrize(
    "name",
    [
        lambda _: "Budi Santoso",
        lambda number: f"Budi {number:x}q",
        lambda number: "Budi" if number % 2 else f"Budi {number:x}q",
        lambda number: f"{number:x}q Budi",
    ],
    ids=["one", "one given name", "ambiguous", "one surname"],
)
@pytest.mark.slow
def test_many_mentions_take_linear_time(name):
    def prepare(count):
        sentences, mentions, start = [], [], 0
        for number in range(count):
            text = f"Kata {name(number)} tadi."
            tokens = tuple(
                Token(start=start + match.start(), end=start + match.end(), text=match.group())
                for match in re.finditer(r"\w+|\W", text)
            )
            sentences.append(Sentence(start=start, end=start + len(text), text=text, tokens=tokens, block=0))
            mentions.append(
                Mention(
                    start=start + 5,
                    end=start + len(text) - 6,
                    text=name(number),
                    kind=EntityKind.PERSON,
                    score=1.0,
                    sentence=number,
                )
            )
            start += len(text) + 1
        return partial(resolve_entities, mentions, sentences)

    assert exponent(prepare, 8_000, 32_000) < MOST

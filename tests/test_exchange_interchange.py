"""Articles in spaCy, Stanza, CoNLL-U, Web Annotation and displaCy, read back with the real libraries."""

import json
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import beritaenrich as be
from beritaenrich import InputTypeError, MissingExtraError
from beritaenrich.exchange import (
    to_conllu,
    to_displacy,
    to_docbin,
    to_spacy,
    to_stanza,
    to_web_annotation,
)
from beritaenrich.extras import require
from beritaenrich.sentences.tokenizer import token_spans
from samples import FULL_ARTICLE

RAW = (
    "Pasar Sukamaju Dibuka\n\n"
    "SUKAMAJU - PresidenPrasetyo  tiba ADVERTISEMENT di Kota Sukamaju, Senin (6/11/2023). "
    '"Ini milik warga," kata Rina Lestari \U0001f600 dari PT Maju.\n'
    "Baca juga: Harga | cabai\tnaik\n"
)


def spot(text, after=""):
    start = RAW.index(text, RAW.index(after))
    return {"start": start, "end": start + len(text), "text": text}


def tokens(text, after=""):
    found = spot(text, after)
    return tuple(
        be.Token(start=found["start"] + a, end=found["start"] + b, text=text[a:b]) for a, b in token_spans(text)
    )


def block(text, kind, *, kept=False):
    return be.Block(**spot(text), kind=kind, rule="uji", kept=kept)


_TITLE, _FIRST, _ADVERT, _REST = (
    "Pasar Sukamaju Dibuka",
    "PresidenPrasetyo  tiba",
    "ADVERTISEMENT",
    "di Kota Sukamaju, Senin (6/11/2023).",
)
_SECOND = '"Ini milik warga," kata Rina Lestari \U0001f600 dari PT Maju.'
ARTICLE = be.Article(
    raw=RAW,
    text="",
    title=_TITLE,
    metadata=be.Metadata(title=_TITLE, dateline="Sukamaju"),
    blocks=(
        block(_TITLE, be.BlockKind.TITLE),
        block("SUKAMAJU -", be.BlockKind.DATELINE),
        block(_FIRST, be.BlockKind.BODY, kept=True),
        block(_ADVERT, be.BlockKind.AD),
        block(_REST + " " + _SECOND, be.BlockKind.BODY, kept=True),
        block("Baca juga: Harga | cabai\tnaik", be.BlockKind.RELATED),
    ),
    alignment=be.Alignment(),
    sentences=(
        be.Sentence(**spot(_TITLE), tokens=tokens(_TITLE), block=0),
        be.Sentence(
            start=spot(_FIRST)["start"],
            end=spot(_REST)["end"],
            text=f"Presiden Prasetyo tiba {_REST}",
            tokens=(
                be.Token(**spot("Presiden")),
                be.Token(**spot("Prasetyo")),
                be.Token(**spot("tiba"), mended="tiba"),
                *tokens(_REST),
            ),
            block=2,
            source=f"{_FIRST} {_ADVERT} {_REST}",
        ),
        be.Sentence(**spot(_SECOND), tokens=tokens(_SECOND), block=4),
    ),
    mentions=(
        be.Mention(**spot("Sukamaju"), kind=be.EntityKind.PLACE, score=0.9, sentence=0, entity=0),
        be.Mention(**spot("Prasetyo"), kind=be.EntityKind.PERSON, score=0.9, sentence=1, entity=1),
        be.Mention(**spot("Kota Sukamaju"), kind=be.EntityKind.PLACE, score=0.9, sentence=1, entity=0),
        be.Mention(**spot("Rina Lestari"), kind=be.EntityKind.PERSON, score=0.9, sentence=2, entity=2),
        be.Mention(**spot("PT Maju"), kind=be.EntityKind.ORGANISATION, score=0.9, sentence=2),
    ),
    entities=(
        be.Entity(name="Kota Sukamaju", kind=be.EntityKind.PLACE, identifiers={"wikidata": "Q10"}, mentions=(0, 2)),
        be.Entity(name="Prasetyo", kind=be.EntityKind.PERSON, mentions=(1,)),
        be.Entity(name="Rina Lestari", kind=be.EntityKind.PERSON, mentions=(3,)),
    ),
    dates=(be.DateMention(**spot("Senin (6/11/2023)"), kind=be.DateKind.DATE, value="2023-11-06"),),
    quotes=(be.Quote(**spot("Ini milik warga,"), speaker=3, entity=2),),
    attributions=(be.Attribution(**spot("kata Rina"), source="Rina"),),
    keywords=(be.Keyword(text="warga", score=1.0, occurrences=(be.Span(**spot("warga")),)),),
)
NAMES = [(mention.start, mention.end) for mention in ARTICLE.mentions]


class TestSpacy:
    def test_the_text_and_the_offsets_are_those_of_the_article(self):
        doc = to_spacy(ARTICLE)
        assert doc.text == RAW
        assert [(ent.start_char, ent.end_char) for ent in doc.ents] == NAMES
        assert [ent.label_ for ent in doc.ents] == ["LOC", "PERSON", "LOC", "PERSON", "ORG"]
        assert [(ent.id_, ent.kb_id_) for ent in doc.ents][:2] == [("0", "Q10"), ("1", "")]
        assert doc.lang_ == "id"

    def test_every_annotation_is_a_span(self):
        doc = to_spacy(ARTICLE)
        groups = doc.spans
        found = {name: [(span.text, span.label_, span.id_, span.kb_id_) for span in groups[name]] for name in groups}
        assert found["dates"] == [("Senin (6/11/2023)", "DATE", "0", "2023-11-06")]
        assert found["quotes"] == [("Ini milik warga,", "QUOTE", "2", "")]
        assert found["attributions"] == [("kata Rina", "SOURCE", "", "Rina")]
        assert found["keywords"] == [("warga", "KEYWORD", "0", "")]
        assert [row[:2] for row in found["blocks"]] == [(item.text, item.kind.value) for item in ARTICLE.blocks]
        assert [row[0] for row in found["sentences"]] == [item.raw for item in ARTICLE.sentences]

    def test_sentences_begin_where_ours_do_and_dropped_text_stands_apart(self):
        starts = [sentence.start_char for sentence in to_spacy(ARTICLE).sents]
        assert starts == [
            0,
            RAW.index("SUKAMAJU -"),
            *(sentence.start for sentence in ARTICLE.sentences[1:]),
            RAW.index("Baca juga"),
        ]

    def test_a_repaired_token_has_its_repaired_form_as_norm(self):
        doc = to_spacy(FULL_ARTICLE)
        assert doc.text == FULL_ARTICLE.raw
        assert next(token for token in doc if token.text == "Siap").norm_ == "siap"

    def test_a_vocabulary_can_be_given_and_a_pipeline_go_on(self):
        import spacy

        nlp = spacy.blank("id")
        nlp.add_pipe("entity_ruler").add_patterns([{"label": "X", "pattern": "kata"}])
        doc = to_spacy(ARTICLE, nlp.vocab)
        assert doc.vocab is nlp.vocab
        assert "kata" in [ent.text for ent in nlp(doc).ents]

    def test_a_docbin_goes_to_bytes_and_back(self):
        import spacy
        from spacy.tokens import DocBin

        data = to_docbin([ARTICLE, FULL_ARTICLE]).to_bytes()
        docs = list(DocBin().from_bytes(data).get_docs(spacy.blank("id").vocab))
        assert [doc.text for doc in docs] == [RAW, FULL_ARTICLE.raw]
        doc, fresh = docs[0], to_spacy(ARTICLE)
        assert [(e.start_char, e.label_, e.id_, e.kb_id_) for e in doc.ents] == [
            (e.start_char, e.label_, e.id_, e.kb_id_) for e in fresh.ents
        ]
        for name, group in fresh.spans.items():
            assert [(s.start_char, s.end_char, s.label_, s.kb_id_) for s in doc.spans[name]] == [
                (s.start_char, s.end_char, s.label_, s.kb_id_) for s in group
            ]
        assert [sent.start for sent in doc.sents] == [sent.start for sent in fresh.sents]
        assert doc.user_data["metadata"]["dateline"] == "Sukamaju"

    @settings(max_examples=100, deadline=None)
    @given(st.text(alphabet=st.characters(codec=None), max_size=60))
    def test_any_text_keeps_its_offsets(self, raw):
        doc = to_spacy(bare(raw))
        assert len(doc.text) == len(raw)
        assert all(token.idx + len(token) <= len(raw) for token in doc)
        if raw.isascii():
            assert doc.text == raw


def bare(raw):
    return be.Article(raw=raw, text="", title=None, metadata=be.Metadata(), blocks=(), alignment=be.Alignment())


class TestStanza:
    def test_tokens_sentences_and_names_have_raw_offsets(self):
        doc = to_stanza(ARTICLE)
        assert doc.text == RAW
        assert doc.lang == "id"
        assert [(ent.start_char, ent.end_char, ent.type) for ent in doc.ents] == [
            (mention.start, mention.end, mention.kind.value) for mention in ARTICLE.mentions
        ]
        assert [sentence.text for sentence in doc.sentences] == [sentence.raw for sentence in ARTICLE.sentences]
        assert all(RAW[token.start_char : token.end_char] == token.text for token in doc.iter_tokens())
        assert ARTICLE.to_stanza().to_dict() == doc.to_dict()

    def test_it_goes_through_stanza_s_own_serialisation(self):
        from stanza.models.common.doc import Document

        doc = to_stanza(ARTICLE)
        again = Document.from_serialized(doc.to_serialized())
        assert again.to_dict() == doc.to_dict()
        assert [(ent.text, ent.type) for ent in again.ents] == [(ent.text, ent.type) for ent in doc.ents]

    def test_it_goes_through_stanza_s_conll(self):
        from stanza.utils.conll import CoNLL

        again = CoNLL.conll2doc(input_str=f"{to_stanza(ARTICLE):C}")
        assert [token.ner for token in again.iter_tokens()] == [token.ner for token in to_stanza(ARTICLE).iter_tokens()]

    def test_an_article_without_sentences_is_an_empty_document(self):
        assert to_stanza(bare("Iklan")).sentences == []


class TestConllu:
    def test_the_conllu_library_reads_it(self):
        import conllu

        sentences = conllu.parse(to_conllu(ARTICLE, doc_id="a 1"))
        assert [sentence.metadata["text"] for sentence in sentences] == [
            " ".join(sentence.text.split()) for sentence in ARTICLE.sentences
        ]
        assert sentences[0].metadata["newdoc id"] == "a 1"
        for sentence in sentences:
            rebuilt = "".join(
                token["form"] + ("" if token["misc"].get("SpaceAfter") == "No" else " ") for token in sentence
            )
            assert rebuilt.rstrip() == sentence.metadata["text"]
            for token in sentence:
                assert RAW[int(token["misc"]["start_char"]) : int(token["misc"]["end_char"])] == token["form"]
        clusters = [
            (token["form"], token["misc"]["Entity"])
            for sentence in sentences
            for token in sentence
            if "Entity" in token["misc"]
        ]
        assert clusters == [
            ("Sukamaju", "(e0-PLACE)"),
            ("Prasetyo", "(e1-PERSON)"),
            ("Kota", "(e0-PLACE"),
            ("Sukamaju", "e0)"),
            ("Rina", "(e2-PERSON"),
            ("Lestari", "e2)"),
            ("PT", "(m4-ORGANISATION"),
            ("Maju", "m4)"),
        ]

    def test_stanza_reads_the_names_with_their_raw_offsets(self):
        from stanza.utils.conll import CoNLL

        doc = CoNLL.conll2doc(input_str=to_conllu(ARTICLE))
        names = [token for token in doc.iter_tokens() if token.ner != "O"]
        assert [token.ner for token in names][:2] == ["S-PLACE", "S-PERSON"]
        assert len(doc.sentences) == 3

    def test_a_repaired_token_is_written_repaired(self):
        assert "1\tsiap\t" in to_conllu(FULL_ARTICLE)

    def test_an_article_without_sentences_is_empty(self):
        assert to_conllu(bare("")) == ""


class TestWebAnnotation:
    def test_every_target_is_found_by_position_and_by_quote(self):
        made = to_web_annotation(ARTICLE, "https://contoh.id/pasar")
        assert json.loads(json.dumps(made)) == made
        items = made["first"]["items"]
        assert made["total"] == len(items) == 5 + 1 + 1 + 1
        for item in items:
            position, quote = item["target"]["selector"]
            assert item["target"]["source"] == "https://contoh.id/pasar"
            assert RAW[position["start"] : position["end"]] == quote["exact"]
            at = RAW.index(quote["prefix"] + quote["exact"] + quote["suffix"])
            assert at + len(quote["prefix"]) == position["start"]

    def test_it_has_the_shape_of_the_recommendation(self):
        import jsonschema

        jsonschema.validate(to_web_annotation(ARTICLE), _WEB_ANNOTATION)

    def test_a_json_ld_processor_understands_every_term(self):
        from pyld import jsonld

        def offline(url, options):  # noqa: ARG001 - the signature is the library's
            assert url == _CONTEXT_URL
            return {"contextUrl": None, "documentUrl": url, "document": {"@context": _CONTEXT}}

        made = to_web_annotation(ARTICLE, "https://contoh.id/pasar")
        options = {"documentLoader": offline}
        assert _keys(made) <= {"@context", *_CONTEXT}
        assert jsonld.expand(jsonld.compact(made, _CONTEXT_URL, options), options) == jsonld.expand(made, options)
        triples = jsonld.to_rdf(made, options)["@default"]
        starts = [int(t["object"]["value"]) for t in triples if t["predicate"]["value"] == _OA + "start"]
        assert sorted(starts) == sorted(
            item.start for item in (*ARTICLE.mentions, *ARTICLE.dates, *ARTICLE.quotes, *ARTICLE.attributions)
        )

    def test_the_ids_are_stable_and_unique(self):
        made = to_web_annotation(ARTICLE)
        assert made == to_web_annotation(ARTICLE)
        ids = [made["id"], made["first"]["id"], *(item["id"] for item in made["first"]["items"])]
        assert len(set(ids)) == len(ids)
        assert to_web_annotation(ARTICLE, "https://contoh.id/lain")["id"] != made["id"]

    def test_a_known_entity_is_linked(self):
        body = to_web_annotation(ARTICLE)["first"]["items"][0]["body"]
        assert body[2] == {
            "type": "SpecificResource",
            "source": "http://www.wikidata.org/entity/Q10",
            "purpose": "identifying",
        }


def _keys(value):
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


_CONTEXT_URL = "http://www.w3.org/ns/anno.jsonld"
_OA, _AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
_CONTEXT = {
    "id": "@id",
    "type": "@type",
    **{
        name: _OA + name
        for name in (
            *("Annotation", "TextualBody", "SpecificResource", "TextPositionSelector", "TextQuoteSelector"),
            *("identifying", "classifying", "describing", "start", "end", "exact", "prefix", "suffix"),
        )
    },
    "body": {"@type": "@id", "@id": _OA + "hasBody"},
    "target": {"@type": "@id", "@id": _OA + "hasTarget"},
    "source": {"@type": "@id", "@id": _OA + "hasSource"},
    "selector": {"@type": "@id", "@id": _OA + "hasSelector"},
    "motivation": {"@type": "@vocab", "@id": _OA + "motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": _OA + "hasPurpose"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "AnnotationCollection": _AS + "OrderedCollection",
    "AnnotationPage": _AS + "OrderedCollectionPage",
    "items": {"@type": "@id", "@id": _AS + "items", "@container": "@list"},
    "partOf": {"@type": "@id", "@id": _AS + "partOf"},
    "first": {"@type": "@id", "@id": _AS + "first"},
    "total": _AS + "totalItems",
    "startIndex": _AS + "startIndex",
}
"""The terms of the Web Annotation vocabulary that are used here, by their IRIs."""
_IRI = {"type": "string", "pattern": "^[a-z]+:"}
_PURPOSE = {"enum": ["classifying", "identifying", "describing", "tagging"]}
_WEB_ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": _IRI,
        "type": {"const": "AnnotationCollection"},
        "first": {
            "required": ["id", "type", "items", "partOf", "startIndex"],
            "properties": {
                "id": _IRI,
                "type": {"const": "AnnotationPage"},
                "items": {
                    "items": {
                        "required": ["id", "type", "body", "target", "motivation"],
                        "properties": {
                            "id": _IRI,
                            "type": {"const": "Annotation"},
                            "motivation": _PURPOSE,
                            "body": {
                                "minItems": 1,
                                "items": {
                                    "oneOf": [
                                        {
                                            "required": ["type", "value", "purpose"],
                                            "properties": {"type": {"const": "TextualBody"}, "purpose": _PURPOSE},
                                        },
                                        {
                                            "required": ["type", "source", "purpose"],
                                            "properties": {"type": {"const": "SpecificResource"}, "source": _IRI},
                                        },
                                    ]
                                },
                            },
                            "target": {
                                "required": ["source", "selector"],
                                "properties": {"source": _IRI, "selector": {"minItems": 2, "maxItems": 2}},
                            },
                        },
                    }
                },
            },
        },
    },
}
"""What sections 3 to 5 of the Web Annotation Data Model demand of the parts that are used here."""


class TestDisplacy:
    def test_displacy_draws_it(self):
        from spacy import displacy

        made = to_displacy(ARTICLE)
        html = displacy.render(made, style="ent", manual=True, page=False, jupyter=False)
        assert html.count("<mark") == len(made["ents"]) == 6
        assert "https://www.wikidata.org/wiki/Q10" in html
        assert "2023-11-06" in html

    def test_entries_are_in_order_and_apart(self):
        entries = to_displacy(ARTICLE)["ents"]
        assert all(a["end"] <= b["start"] for a, b in pairwise(entries))

    def test_where_a_date_lies_in_a_name_the_name_is_drawn(self):
        name = be.Mention(**spot("Sukamaju, Senin"), kind=be.EntityKind.PLACE, score=1.0, sentence=1)
        entries = to_displacy(be.Article(**{**_fields(ARTICLE), "mentions": (name,)}))["ents"]
        assert [entry["label"] for entry in entries] == ["LOC"]


def _fields(article):
    return {name: getattr(article, name) for name in article.__dataclass_fields__}


@pytest.mark.parametrize("form", [to_spacy, to_stanza, to_conllu, to_web_annotation, to_displacy])
@pytest.mark.parametrize("given", [None, "teks", {}])
def test_an_article_must_be_an_article(form, given):
    with pytest.raises(InputTypeError, match=f"'article' must be Article, not {type(given).__name__}"):
        form(given)


@pytest.mark.parametrize(
    ("call", "blocked", "extra"),
    [
        ("exchange.to_spacy(None)", "spacy", "spacy"),
        ("exchange.to_docbin([])", "spacy", "spacy"),
        ("exchange.to_stanza(None)", "stanza", "stanza"),
        ("exchange.tables([])", "pyarrow", "arrow"),
        ("exchange.to_arrow([])", "pyarrow", "arrow"),
        ("exchange.enrich_arrow(None)", "pyarrow", "arrow"),
        ("exchange.ARTICLE_SCHEMA", "pyarrow", "arrow"),
        ("spark.enrich(None)", "pyspark", "spark"),
    ],
)
def test_a_missing_library_is_named_with_the_command_that_installs_it(call, blocked, extra):
    code = f"""
import sys
sys.modules[{blocked!r}] = None
from beritaenrich import MissingExtraError, exchange, spark
try:
    {call}
except MissingExtraError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"{blocked} is not installed: pip install 'beritaenrich[{extra}]'\n"


def test_an_error_inside_a_library_is_not_taken_for_its_absence(tmp_path, monkeypatch):
    (tmp_path / "broken_library.py").write_text("import absent_library\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="absent_library") as caught:
        require("broken_library", "arrow")
    assert not isinstance(caught.value, MissingExtraError)


def test_importing_the_package_loads_no_library():
    code = (
        "import sys, beritaenrich.exchange, beritaenrich.spark;"
        "print([n for n in ('pyarrow', 'spacy', 'stanza', 'pyspark', 'numpy', 'pandas', 'torch') if n in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"

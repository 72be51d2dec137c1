"""The recipe: reading, respelling, batches, configuration; the training itself on a handful of own sentences."""

import importlib.util
import json
import lzma
import random

import pytest

from beritaenrich.errors import InputValueError, ModelError
from beritaenrich.training.__main__ import main
from beritaenrich.training.batches import respell, title_case, upper_case
from beritaenrich.training.config import SilverConfig, TaggerConfig, read_config
from beritaenrich.training.corpus import Annotated, read_annotated, tag
from beritaenrich.training.labels import labels_of, mention_set, to_bioes
from beritaenrich.training.language_model import hide
from beritaenrich.training.news import read_news, write_news
from beritaenrich.training.profiles import count_roles
from beritaenrich.training.silver import read_silver
from beritaenrich.training.subwords import (
    CAPITAL,
    DOCUMENT,
    MASK,
    MIXED,
    NO_LETTERS,
    SENTENCE,
    SMALL,
    UNKNOWN,
    UPPER,
    Subwords,
    shape,
    train_subwords,
)

with_extra = pytest.mark.skipif(
    importlib.util.find_spec("stanza") is None or importlib.util.find_spec("gensim") is None,
    reason="the extra `training` is not installed",
)
quiet = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")

SENTENCES = [
    ("Bupati Wonosari Hasan Basri tiba di Kota Palu.", [(7, 15, "PLACE"), (16, 27, "PERSON"), (36, 45, "PLACE")]),
    ("Menurut Polda Banten, Siti Rahma selamat.", [(8, 20, "ORGANISATION"), (22, 32, "PERSON")]),
    ("Hujan turun sejak pagi.", []),
    ("Dikutip dariAntara, PT Maju Bersama untung.", [(12, 18, "ORGANISATION"), (20, 35, "ORGANISATION")]),
]


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for number, (text, entities) in enumerate(rows):
            out.write(
                json.dumps({"id": str(number), "article": number // 2, "text": text, "entities": entities}) + "\n"
            )


@pytest.mark.parametrize(("text", "entities"), SENTENCES)
def test_tags_cover_the_names(text, entities):
    tagged = tag(Annotated(text=text, entities=tuple(entities)))
    names = [
        ("".join(word for word, _ in tagged[first:end]), kind)
        for first, end, kind in sorted(mention_set(labels_of(tagged)))
    ]
    assert names == [(text[start:end].replace(" ", ""), kind) for start, end, kind in entities]


def test_bioes_and_back():
    labels = ["B-PERSON", "B-PERSON", "I-PERSON", "O", "B-PLACE"]
    assert to_bioes(labels) == ["S-PERSON", "B-PERSON", "E-PERSON", "O", "S-PLACE"]
    assert mention_set(to_bioes(labels)) == mention_set(labels)


def test_respelling_is_drawn_by_its_shares():
    config = TaggerConfig(title_copies=0.2, upper_copies=0.2, lower_copies=0.2)
    sentence = tag(Annotated(text="Warga Kota Palu di sini", entities=((6, 15, "PLACE"),)))
    chance = random.Random(1)
    spelt = [" ".join(word for word, _ in respell(sentence, chance, config)) for _ in range(1000)]
    for form in (upper_case(sentence), title_case(sentence), sentence):
        assert spelt.count(" ".join(word for word, _ in form)) > 50


def test_a_line_that_is_no_sentence(tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text('{"text": "Palu", "entities": []}\n{"text": 3}\n', encoding="utf-8")
    with pytest.raises(InputValueError, match=r"bad\.jsonl, line 2"):
        read_annotated(path)


def test_configuration(tmp_path):
    path = tmp_path / "c.toml"
    path.write_text("[tagger]\nsteps = 5\n", encoding="utf-8")
    assert read_config(path).tagger.steps == 5
    assert read_config(None).tagger == TaggerConfig()
    path.write_text("[tagger]\nstep = 5\n", encoding="utf-8")
    with pytest.raises(InputValueError, match=r"c\.toml: .*unknown field `step` - at `\$\.tagger`"):
        read_config(path)
    path.write_text("[tagger", encoding="utf-8")
    with pytest.raises(InputValueError, match="not TOML"):
        read_config(path)


def test_command_line_says_what_is_missing(capsys):
    for step, option in (("export", "--model"), ("folds", "--model"), ("tagger", "--output")):
        with pytest.raises(SystemExit):
            main([step])
        assert f"{step} needs {option}" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["folds", "--model", "no/tagger.pt", "--output", "folds"])
    assert (
        "no/tagger.pt is not there: --model is a tagger.pt that the step `tagger` of your own run"
        in capsys.readouterr().err
    )


def test_repetitions_and_held_back_sentences_are_no_news(data):
    path = write_news(data, data.parent)
    documents = list(read_news(path))
    assert [len(document) for document in documents] == [2, 1]
    assert documents[1] == [["Ombak", "tinggi", "sampai", "besok", "."]]
    assert not any("Hujan" in sentence for document in documents for sentence in document)


def test_teachers_tags_become_silver_sentences(tmp_path):
    news, tags = tmp_path / "news.txt", tmp_path / "news.tags"
    news.write_text("Siti Rahma tiba\ndi Palu\n\nHujan turun\n", encoding="utf-8")
    tags.write_text("97 bda\n40 ai\n99 aa\n", encoding="ascii")
    kinds = ("PERSON", "PLACE")
    everything = read_silver(news, tags, kinds, SilverConfig(documents=1.0, sure=0.0))
    assert everything[0][0] == [("Siti", "B-PERSON"), ("Rahma", "I-PERSON"), ("tiba", "O")]
    assert everything[0][1] == [("di", "O"), ("Palu", "B-PLACE")]
    assert read_silver(news, tags, kinds, SilverConfig(documents=1.0, sure=0.5)) == [everything[0][:1], everything[1]]
    assert read_silver(news, tags, kinds, SilverConfig(documents=0.0)) == []
    row = count_roles(news, tags)["rahma"]
    assert (row["all"], row["later PERSON"], row["capital"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("word", "written"),
    [("di", SMALL), ("Kota", CAPITAL), ("A", CAPITAL), ("KPK", UPPER), ("iPad", MIXED), ("12", NO_LETTERS)],
)
def test_spellings(word, written):
    assert shape(word) == written


@with_extra
def test_a_stream_has_a_mark_before_documents_and_after_sentences(tmp_path):
    train_subwords([["kota", "palu", "kota"]] * 9, 60, tmp_path / "subwords.json")
    stream = Subwords(tmp_path / "subwords.json").stream([[["Kota", "PALU"], ["!"]], [["palu"]]])
    assert stream.sentences.tolist() == [2, 1, 1]
    marks = [number for number in stream.pieces.tolist() if number in (DOCUMENT, SENTENCE)]
    assert marks == [DOCUMENT, SENTENCE, SENTENCE, DOCUMENT, SENTENCE]
    assert stream.shapes[stream.starts].tolist() == [CAPITAL, UPPER, NO_LETTERS, SMALL]
    assert stream.pieces[stream.starts[1]] == stream.pieces[stream.starts[3]]
    assert stream.pieces[stream.starts[2]] == UNKNOWN


@with_extra
def test_hidden_words_are_hidden_whole():
    import torch

    torch.manual_seed(1)
    pieces = torch.arange(6, 46).repeat(50, 1)
    first = torch.arange(40).repeat(50, 1) % 2 == 0
    read, hidden = hide(pieces, first, 0.3, 100)
    assert 0.2 < hidden.float().mean() < 0.4
    assert torch.equal(hidden[:, ::2], hidden[:, 1::2])
    assert torch.equal(read[~hidden], pieces[~hidden])
    assert 0.7 < (read[hidden] == MASK).float().mean() < 0.9


@pytest.fixture
def data(tmp_path):
    """The data folder of the recipe, with a handful of own sentences."""
    folder = tmp_path / "data"
    for name in ("train", "dev"):
        write(folder / f"ner/berita/{name}.jsonl", SENTENCES * 8 if name == "train" else SENTENCES[1:3])
    columns = "Siti B-PERSON\nRahma I-PERSON\nke O\nPalu B-PLACE\n. O\n\n"
    public = folder / "ner/public"
    paths = [f"nergrit/{part}_preprocess.txt" for part in ("train", "valid", "test")]
    paths += [
        f"indolem/{name}/{part}.{fold:02}.tsv"
        for name in ("nerui", "nerugm")
        for part in ("train", "dev", "test")
        for fold in range(1, 6)
    ]
    for path in paths:
        (public / path).parent.mkdir(parents=True, exist_ok=True)
        (public / path).write_text(columns * 6, encoding="utf-8")
    (folder / "raw").mkdir()
    texts = [
        " ".join(text for text, _ in SENTENCES) + " Hujan turun sejak pagi.",
        "Hujan turun sejak pagi! Ombak tinggi sampai besok.",
    ]
    with lzma.open(folder / "raw/news.jsonl.xz", "wt", encoding="utf-8") as out:
        for text in texts:
            out.write(json.dumps({"source": "own", "text": text}) + "\n")
    return folder


@with_extra
@quiet
@pytest.mark.slow
def test_the_whole_recipe(data, tmp_path, capsys):
    from beritaenrich.entities.network import Network
    from beritaenrich.entities.numpy_engine import read
    from beritaenrich.entities.weights import parse_weights

    work, config = tmp_path / "work", tmp_path / "c.toml"

    def run(step, *more, steps=60):
        config.write_text(
            "[vectors]\nsize = 8\nmin_count = 1\nworkers = 1\n"
            "[language_model]\nsize = 120\nwidth = 16\nheads = 2\ninner = 16\nlayers = 1\nblock = 16\nbatch = 2\nsteps = 4\n"
            "[teacher]\nrates = [0.02]\nepochs = 30\nbatch = 2\nmargin = 2\nhidden_words = 0.0\n"
            "[tagger]\nhidden = 16\nchar_hidden = 8\nchar_size = 8\nrare = 1\nbatch = 8\nwarmup = 5\ncooldown = 10\nrate = 0.02\n"
            f"dropout = 0.1\ncheck_every = 20\naveraging = 0.9\nupper_copies = 0.0\nhidden_words = 0.0\nswapped_names = 0.0\nsteps = {steps}\n"
            "[silver]\ndocuments = 1.0\nsure = 0.0\n",
            encoding="utf-8",
        )
        assert main([step, "--data", str(data), "--work", str(work), "--config", str(config), *more]) == 0
        return capsys.readouterr().out

    for step in ("news", "vectors", "language-model"):
        run(step)
    assert "berita dev: 100.00" in run("teacher")
    tags = [line.split() for line in (work / "news.tags").read_text(encoding="ascii").splitlines()]
    assert [len(letters) for _, letters in tags] == [
        len(words) for document in read_news(work / "news.txt") for words in document
    ]
    run("profiles")
    first = work / "first"
    run("tagger", "--output", str(first), steps=40)
    run("tagger", "--output", str(first), steps=80)
    log = [json.loads(line) for line in (first / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["step"] for row in log] == [20, 40, 60, 80]
    run("tagger", "--output", str(work / "second"), "--model", str(first / "tagger.pt"), steps=20)
    target = tmp_path / "tagger.npz"
    assert "temperature" in run("export", "--model", str(work / "second/tagger.pt"), "--output", str(target))
    assert "sha256" in target.with_suffix(".toml").read_text(encoding="utf-8")
    (reading,) = read(
        [["Menurut", "Polda", "Banten", ",", "Siti", "Rahma", "selamat", "."]],
        Network(parse_weights(target.read_bytes())),
    )
    assert (1, 3, "ORGANISATION") in reading.names
    said = run("folds", "--model", str(work / "second/tagger.pt"), "--output", str(work / "folds"), steps=20)
    lines = [line for line in said.splitlines() if line.startswith("ner")]
    assert len(lines) == 17
    assert "nergrit: 0 test sentences are among the berita sentences" in lines


@with_extra
def test_a_weight_file_has_a_limit(tmp_path):
    from beritaenrich.training.export import write as write_weights

    with pytest.raises(ModelError, match="keep fewer vectors"):
        write_weights(b"x" * 20_000_001, tmp_path / "large.npz", 1.0)

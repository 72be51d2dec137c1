"""The recipe: reading, respelling, batches, configuration; the training itself on a handful of own sentences."""

import importlib.util
import json
import random

import pytest

from beritaenrich.errors import InputValueError, ModelError
from beritaenrich.training.__main__ import main
from beritaenrich.training.batches import join, respell, title_case, to_bioes, upper_case
from beritaenrich.training.config import TaggerConfig, read_config
from beritaenrich.training.corpus import Annotated, mention_set, read_annotated, tag

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
        for first, end, kind in sorted(mention_set([label for _, label in tagged]))
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


def test_joining_keeps_every_token():
    articles = [[[("a", "O")] * 40, [("b", "O")] * 40, [("c", "O")] * 40]]
    assert [len(piece) for piece in join(articles, random.Random(1), 1.0)] == [80, 40]
    assert [len(piece) for piece in join(articles, random.Random(1), 0.0)] == [40, 40, 40]


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
    with pytest.raises(InputValueError, match=r"\[tagger\] does not know step"):
        read_config(path)
    path.write_text("[tagger", encoding="utf-8")
    with pytest.raises(InputValueError, match="not TOML"):
        read_config(path)


def test_command_line_says_what_is_missing(capsys):
    with pytest.raises(SystemExit):
        main(["export"])
    assert "--output" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["silver"])
    assert "--teacher" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["average"])
    assert "--model" in capsys.readouterr().err


@with_extra
@quiet
@pytest.mark.slow
def test_training_goes_on_and_exports(tmp_path, capsys):
    from beritaenrich.entities.network import Network
    from beritaenrich.entities.numpy_engine import read
    from beritaenrich.entities.weights import parse_weights

    for name in ("train", "dev"):
        write(tmp_path / f"data/ner/berita/{name}.jsonl", SENTENCES * 8)
    work = tmp_path / "work"
    work.mkdir()
    words = sorted({word.lower() for text, entities in SENTENCES for word, _ in tag(Annotated(text=text, entities=()))})
    chance = random.Random(1)
    rows = "".join(word + "".join(f" {chance.gauss(0, 1):.3f}" for _ in range(8)) + "\n" for word in words)
    (work / "vectors.txt").write_text(f"{len(words)} 8\n{rows}", encoding="utf-8")

    def train(steps, work=work, *more):
        config = tmp_path / "c.toml"
        config.write_text(
            f"[tagger]\nhidden = 16\nchar_hidden = 8\nchar_size = 8\nrare = 1\nbatch = 8\nsteps = {steps}\nwarmup = 5\n"
            "cooldown = 10\nrate = 0.02\ndropout = 0.1\ncheck_every = 20\naveraging = 0.9\nupper_copies = 0.0\n",
            encoding="utf-8",
        )
        return main(["tagger", "--data", f"{tmp_path}/data", "--work", str(work), "--config", str(config), *more])

    assert train(40) == 0
    assert train(80) == 0
    log = [json.loads(line) for line in (work / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["step"] for row in log] == [20, 40, 60, 80]
    target = tmp_path / "tagger.npz"
    assert main(["export", "--data", f"{tmp_path}/data", "--work", str(work), "--output", str(target)]) == 0
    assert "temperature" in capsys.readouterr().out
    assert "sha256" in target.with_suffix(".toml").read_text(encoding="utf-8")
    network = Network(parse_weights(target.read_bytes()))
    (reading,) = read([["Menurut", "Polda", "Banten", ",", "Siti", "Rahma", "selamat", "."]], network)
    assert (1, 3, "ORGANISATION") in reading.names

    wider = tmp_path / "wider"
    wider.mkdir()
    rows = "".join(line + " 0.5 0.1\n" for line in rows.splitlines())
    (wider / "vectors.txt").write_text(f"{len(words)} 10\n{rows}", encoding="utf-8")
    assert train(20, wider, "--model", f"{work}/tagger.pt") == 0
    assert (
        main(
            ["average", "--work", f"{tmp_path}/mean", "--model", f"{wider}/tagger.pt", "--model", f"{wider}/tagger.pt"]
        )
        == 0
    )
    target = tmp_path / "mean.npz"
    assert (
        main(
            [
                "export",
                "--data",
                f"{tmp_path}/data",
                "--work",
                f"{tmp_path}/mean",
                "--vectors",
                f"{wider}/vectors.txt",
                "--output",
                str(target),
            ]
        )
        == 0
    )
    (reading,) = read(
        [["Menurut", "Polda", "Banten", ",", "Siti", "Rahma", "selamat", "."]],
        Network(parse_weights(target.read_bytes())),
    )
    assert (4, 6, "PERSON") in reading.names


@with_extra
def test_a_weight_file_has_a_limit(tmp_path):
    from beritaenrich.training.export import write as write_weights

    with pytest.raises(ModelError, match="keep fewer vectors"):
        write_weights(b"x" * 20_000_001, tmp_path / "large.npz", 1.0)

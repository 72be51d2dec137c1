"""The pipeline is pure: no network, no pickle, no clock, no change of the host's state; threads and processes may share it."""

import builtins
import decimal
import io
import locale
import logging
import os
import pickle
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import warnings
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_info

import beritaenrich as be
from beritaenrich.samples import sample, sample_names

_TEXTS = [
    f'JAKARTA - Ketua KPK Nawawi Pomolango tiba di Medan kemarin. "Kami bahas {n} perkara," katanya, dikutip Antara.'
    for n in range(16)
]
_PAGES = [sample(name) for name in sample_names()]
_ROOT = Path(__file__).resolve().parents[1]


def _everything(text):
    """Run every public function that takes no optional library; return what can be compared."""
    article = be.enrich(text)
    cleaned = be.clean(text)
    sentences = be.split_sentences(cleaned)
    mentions = be.tag_entities(sentences)
    return (
        article,
        be.Article.from_json(article.to_json()),
        be.resolve_entities(mentions, sentences, be.find_acronyms(cleaned)),
        be.normalise_dates(cleaned),
        be.extract_quotes(cleaned, sentences, mentions),
        be.extract_attributions(cleaned),
        be.extract_keywords(sentences, mentions),
        be.to_timex3(article),
        str(be.to_records([article])),
        article._repr_html_(),
        *be.enrich_many([text]),
    )


_FROM_COLD = f"""
import builtins, pickle, socket, sys

def refuse(*arguments, **keywords):
    raise AssertionError(f"the pipeline must not do this: {{arguments!r:.200}}")

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "pickle.find_class", "subprocess.Popen", "os.system"):
        refuse(event, *arguments)
    if event == "open" and arguments[1] is not None and set(arguments[1]) & set("wxa+"):
        refuse(event, *arguments)
    if event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chdir", "shutil.rmtree"):
        refuse(event, *arguments)

socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
for name in ("load", "loads", "Unpickler", "_Unpickler"):
    setattr(pickle, name, refuse)
sys.dont_write_bytecode = True
sys.addaudithook(watch)
import beritaenrich as be
import numpy
assert not numpy.load.__defaults__[1], "numpy.load unpickles by default"
article = be.enrich({_TEXTS[0]!r})
assert article.mentions and article.quotes and article.to_json() and article._repr_html_()
assert list(be.enrich_many([article.raw] * 3)) == [article] * 3
assert not {{"torch", "stanza"}} & set(sys.modules)
print(article.to_json())
"""


def test_no_network_no_pickle_and_no_file_written_from_a_cold_start():
    """In a fresh process, so that loading the tables and the weights is watched too; the audit hook cannot be got round."""
    done = subprocess.run([sys.executable, "-c", _FROM_COLD], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert be.Article.from_json(done.stdout) == be.enrich(_TEXTS[0])


def test_pickle_is_used_between_our_own_processes_only():
    """`batch` sends tasks to its workers: nothing else may unpickle."""
    users = {
        path.relative_to(_ROOT / "src/beritaenrich").as_posix()
        for path in (_ROOT / "src/beritaenrich").rglob("*.py")
        if "pickle." in path.read_text(encoding="utf-8")
    }
    assert users == {"batch.py"}
    for path in (_ROOT / "src/beritaenrich").rglob("*.py"):
        assert "allow_pickle=True" not in path.read_text(encoding="utf-8"), path


def test_no_clock(monkeypatch):
    before = be.enrich(_TEXTS[0])
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert be.enrich(_TEXTS[0]) == before
    assert before.dates[0].begin is None


@pytest.mark.parametrize(
    "settings", [{"TZ": "Pacific/Kiritimati"}, {"LC_ALL": "C"}, {"PYTHONHASHSEED": "7"}, {"PYTHONUTF8": "0"}]
)
def test_the_environment_changes_nothing(settings):
    code = f"import beritaenrich as be; print(ascii(be.enrich({_PAGES[0]!a}).to_json()))"
    environment = {"PYTHONHASHSEED": "1", **os.environ, **settings}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == ascii(be.enrich(_PAGES[0]).to_json())


def _state_of_the_host():
    """Return what a library could change behind its host's back."""
    return {
        "locale": locale.setlocale(locale.LC_ALL),
        "environment": dict(os.environ),
        "folder": Path.cwd(),
        "warnings": list(warnings.filters),
        "show warnings": warnings.showwarning,
        "numpy errors": np.geterr(),
        "numpy printing": {key: value for key, value in np.get_printoptions().items() if key != "override_repr"},
        "numpy chance": str(np.random.get_state()),  # noqa: NPY002 - the host may use it
        "chance": random.getstate(),
        "threads of the libraries": [(pool["filepath"], pool["num_threads"]) for pool in threadpool_info()],
        "threads": {thread.name for thread in threading.enumerate()},
        "log level": logging.getLogger().level,
        "log handlers": list(logging.getLogger().handlers),
        "recursion": sys.getrecursionlimit(),
        "switch interval": sys.getswitchinterval(),
        "digits of numbers": sys.get_int_max_str_digits(),
        "trace": (sys.gettrace(), sys.getprofile()),
        "hooks": (sys.excepthook, sys.displayhook, sys.stdout, sys.stderr, builtins.open, io.open),
        "decimals": str(decimal.getcontext()),
        "signals": {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD)},
        "time to sockets": socket.getdefaulttimeout(),
        "path": list(sys.path),
    }


def test_the_state_of_the_host_stays_as_it_is():
    random.seed(5)
    np.random.seed(5)  # noqa: NPY002
    be.enrich("Pemanasan.")
    before = _state_of_the_host()
    for text in _TEXTS[:2]:
        _everything(text)
    list(be.enrich_many(_TEXTS[:4], workers=2))
    assert _state_of_the_host() == before


def test_the_state_of_the_host_stays_as_it_is_from_a_cold_start():
    """The first call loads everything: in a fresh process it must leave no trace either, beside the loaded modules."""
    code = (
        "from test_purity import _state_of_the_host, _everything, _TEXTS\n"
        "import numpy as np\nnp.ones((2, 2)) @ np.ones((2, 2))\n"
        "before = _state_of_the_host()\n_everything(_TEXTS[0])\nafter = _state_of_the_host()\n"
        "assert after == before, {key: (before[key], after[key]) for key in before if before[key] != after[key]}"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr


def test_the_threads_of_torch_stay_as_they_are():
    code = (
        "import torch\ntorch.set_num_threads(2)\ntorch.manual_seed(3)\nstate = torch.get_rng_state()\n"
        "import beritaenrich as be\nfrom beritaenrich.entities import tag_entities\n"
        f"sentences = be.split_sentences({_TEXTS[0]!r})\n"
        "be.enrich('Hujan di Medan.')\ntag_entities(sentences, engine='stanza')\n"
        "assert torch.get_num_threads() == 2 and torch.is_grad_enabled()\n"
        "assert torch.equal(state, torch.get_rng_state()) and torch.get_default_dtype() is torch.float32"
    )
    pytest.importorskip("stanza")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_warnings_and_numpy_errors_of_a_strict_host_do_no_harm():
    texts = [*_TEXTS[:2], *_PAGES, "", "a" * 500]
    expected = [be.enrich(text) for text in texts]
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        assert [be.enrich(text) for text in texts] == expected


def test_eight_threads_give_what_one_gives():
    alone = [be.enrich(text) for text in _TEXTS]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(be.enrich, _TEXTS)) == alone


def test_eight_threads_share_one_model_through_every_function():
    texts = [*_PAGES, *_TEXTS[:5]]
    alone = [_everything(text) for text in texts]
    start = threading.Barrier(8)

    def work(first):
        start.wait()
        return [_everything(texts[(first + place) % len(texts)]) for place in range(len(texts))]

    with ThreadPoolExecutor(8) as pool:
        for first, found in enumerate(pool.map(work, range(8))):
            assert found == [alone[(first + place) % len(texts)] for place in range(len(texts))]


def test_eight_threads_may_load_the_model_at_once():
    """Nobody has loaded anything: the first call of all comes from eight threads."""
    code = (
        "import beritaenrich as be\nfrom concurrent.futures import ThreadPoolExecutor\n"
        f"with ThreadPoolExecutor(8) as pool:\n    found = list(pool.map(be.enrich, [{_TEXTS[0]!r}] * 8))\n"
        "assert len(set(found)) == 1 and found[0].mentions\nprint(found[0].to_json())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert be.Article.from_json(done.stdout) == be.enrich(_TEXTS[0])


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_child_processes_give_the_same(method):
    be.enrich("Pemanasan.")  # a forked child inherits a loaded model
    with get_context(method).Pool(1) as pool:
        assert pool.map(be.enrich, _TEXTS[:2]) == [be.enrich(text) for text in _TEXTS[:2]]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_the_executor_of_the_standard_library_works(method):
    with ProcessPoolExecutor(2, mp_context=get_context(method)) as pool:
        assert list(pool.map(be.enrich, _TEXTS[:4])) == [be.enrich(text) for text in _TEXTS[:4]]


def test_a_child_that_is_forked_while_threads_work_does_not_hang():
    stop = threading.Event()

    def work():
        while not stop.is_set():
            be.enrich(_TEXTS[0])

    thread = threading.Thread(target=work)
    thread.start()
    try:
        with warnings.catch_warnings(), get_context("fork").Pool(1) as pool:
            warnings.simplefilter("ignore", DeprecationWarning)  # 3.12: a fork in a process with threads
            assert pool.apply_async(be.enrich, [_TEXTS[1]]).get(60) == be.enrich(_TEXTS[1])
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_every_result_survives_pickle(protocol):
    values = [value for text in (*_PAGES, "x\ud800", "") for value in _everything(text)]
    again = pickle.loads(pickle.dumps(values, protocol))
    assert again == values
    assert hash(again[0]) == hash(values[0])


@pytest.mark.parametrize(
    "error", [be.InputTypeError("a"), be.InputValueError("b"), be.ModelError("c"), be.SchemaError("d")]
)
def test_errors_survive_pickle(error):
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)

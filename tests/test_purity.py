"""The pipeline is pure: no network, no pickle, no clock, no change of the host's state; threads may share it."""

import locale
import pickle
import socket
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest

import beritaenrich as be

_TEXTS = [
    f'JAKARTA - Ketua KPK Nawawi Pomolango tiba di Medan kemarin. "Kami bahas {n} perkara," katanya, dikutip Antara.'
    for n in range(16)
]


def test_no_network_and_no_pickle(monkeypatch):
    def refuse(*_arguments, **_keywords):
        raise AssertionError("the pipeline must not do this")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(pickle, "load", refuse)
    monkeypatch.setattr(pickle, "loads", refuse)
    assert be.enrich(_TEXTS[0]).mentions


def test_no_clock(monkeypatch):
    before = be.enrich(_TEXTS[0])
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert be.enrich(_TEXTS[0]) == before
    assert before.dates[0].begin is None


def test_the_state_of_the_host_stays_as_it_is():
    filters, where = list(warnings.filters), locale.setlocale(locale.LC_ALL)
    be.enrich(_TEXTS[0])
    assert list(warnings.filters) == filters
    assert locale.setlocale(locale.LC_ALL) == where


def test_eight_threads_give_what_one_gives():
    alone = [be.enrich(text) for text in _TEXTS]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(be.enrich, _TEXTS)) == alone


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_child_processes_give_the_same(method):
    from multiprocessing import get_context

    with get_context(method).Pool(1) as pool:
        assert pool.map(be.enrich, _TEXTS[:2]) == [be.enrich(text) for text in _TEXTS[:2]]

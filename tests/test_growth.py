"""The measure of linear time tells how time grows."""

import time

import pytest

from growth import exponent


@pytest.mark.parametrize("power", [1, 2])
def test_the_exponent_is_found(monkeypatch, power):
    spent = [0.0]

    def work(size):
        def run():
            spent[0] += (size / 1000) ** power

        return run

    monkeypatch.setattr(time, "process_time", lambda: spent[0])
    assert exponent(work, 1000, 4000) == pytest.approx(power)


def test_short_times_count_as_nothing(monkeypatch):
    monkeypatch.setattr(time, "process_time", iter(range(100)).__next__)
    assert exponent(lambda _: int, 10, 40, floor=2) == 0

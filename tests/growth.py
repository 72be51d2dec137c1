"""How time grows with the input: the one measure and the one limit of every test of linear time."""

import gc
import math
import time

MOST = 1.2
"""The exponent that a test allows: time grows with the size to the power of it."""
FLOOR = 0.02
"""Seconds below which other things decide than the size of the input."""
TRIES = 5


def seconds(run):
    """Return the processor time of a run, without the garbage collector, whose time grows with the whole process."""
    gc.disable()
    try:
        start = time.process_time()
        run()
        return time.process_time() - start
    finally:
        gc.enable()


def exponents(measure, small, large, *, floor=FLOOR):
    """Return how the times of several steps grow: of each the exponent, from the least times; what looks bad is measured again.

    Args:
        measure: returns the seconds of each step, by its name, for a size.
        small: a size.
        large: a size, some times as large.
        floor: times below it count as this long.
    """
    best = {small: {}, large: {}}
    found = {}
    for _ in range(TRIES):
        for size, least in best.items():
            for name, spent in measure(size).items():
                least[name] = min(spent, least.get(name, math.inf))
        found = {
            name: math.log(max(spent, floor) / max(best[small][name], floor), large / small)
            for name, spent in best[large].items()
        }
        if max(found.values()) < MOST:
            break
    return found


def exponent(prepare, small, large, *, floor=FLOOR):
    """Return how the time of one function grows.

    Args:
        prepare: returns, for a size, what is to be timed: a function without arguments.
        small: as in `exponents`.
        large: as in `exponents`.
        floor: as in `exponents`.
    """
    runs = {size: prepare(size) for size in (small, large)}
    runs[small]()  # loads what is loaded on first use
    return exponents(lambda size: {"": seconds(runs[size])}, small, large, floor=floor)[""]


def repeated(unit, size):
    """Return a text of about this many characters."""
    return unit * (size // len(unit))

"""Products of matrices whose rows do not depend on their neighbours.

A sentence must get the same scores whatever it is run together with, to the last bit, so that many articles at once give
what one gives. BLAS keeps that promise on some processors (OpenBLAS with AVX-512, so long as no product has a single row),
and on others it does not: `independent` finds out. The matrices are too small to be worth more than one thread; with more,
the threads of OpenBLAS wait for each other in busy loops, which on a busy machine takes thirty times as long.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from beritaenrich.entities.locks import lock_for_forks

_BLOCK = 64
_ALONE = lock_for_forks()

Float = TypeVar("Float", np.float32, np.float64)


@cache
def _controller() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@contextmanager
def one_thread() -> Iterator[None]:
    """Compute on one thread of BLAS; the number belongs to the process, so that only one thread of Python is in here at a time."""
    with _ALONE, _controller().limit(limits=1, user_api="blas"):
        yield


def product(rows: NDArray[Float], matrix: NDArray[Float]) -> NDArray[Float]:
    """Return `rows @ matrix` in blocks of a constant number of rows, so that BLAS cannot choose another way for fewer."""
    count, width = rows.shape
    whole = count - count % _BLOCK
    result = np.empty((count, matrix.shape[1]), dtype=rows.dtype)
    np.matmul(rows[:whole].reshape(-1, _BLOCK, width), matrix, out=result[:whole].reshape(-1, _BLOCK, matrix.shape[1]))
    if whole < count:
        rest = np.zeros((_BLOCK, width), dtype=rows.dtype)
        rest[: count - whole] = rows[whole:]
        result[whole:] = (rest @ matrix)[: count - whole]
    return result


def independent(matrix: NDArray[Float], count: int = _BLOCK) -> bool:
    """Return whether, on this machine, a row of a product with `matrix` is the same bits beside any other rows, up to `count`."""
    rows = np.sin(np.arange(count * len(matrix), dtype=matrix.dtype)).reshape(count, -1)
    whole = rows @ matrix
    spans = ((0, 2), (1, 4), (3, 8), (5, 17), (2, 21), (9, 40), (11, 64), (0, 150), (60, 390))
    return all(np.array_equal(rows[first:end] @ matrix, whole[first:end]) for first, end in spans)

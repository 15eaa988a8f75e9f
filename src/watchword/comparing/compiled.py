"""The kernel compiled, where Numba is installed.

Compiling takes seconds once and loading the cached result half a second, so a single text runs the
kernel as plain Python and only a batch comes here. Without Numba a batch is correct and slow.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import cache
from typing import Any

from watchword.comparing import kernel

WORTHWHILE = 200_000  # seeds that plain Python follows in about the time Numba takes to load


@cache
def available() -> bool:
    """Whether Numba is installed, without loading it."""
    return importlib.util.find_spec("numba") is not None


@cache
def align_pairs() -> Callable[..., int]:
    """``kernel.align_pairs`` as machine code; the cache lies beside the module or in the user's cache."""
    import numba
    from numba.extending import register_jitable

    for part in (kernel.apart, kernel.keep_strong, kernel.worth_going_on, kernel.reach):
        register_jitable(part)
    register_jitable(kernel.align_pair)
    compiled: Any = numba.njit(cache=True, nogil=True)(kernel.align_pairs)
    return compiled  # type: ignore[no-any-return]


@cache
def ranges() -> Callable[..., None]:
    """``kernel.ranges`` as machine code."""
    import numba

    compiled: Any = numba.njit(cache=True, nogil=True)(kernel.ranges)
    return compiled  # type: ignore[no-any-return]


def loaded() -> bool:
    """Whether this process has the compiled kernel at hand already."""
    return align_pairs.cache_info().currsize > 0

"""A cluster's workers as an executor: Dask's, which is no part of a plain installation (``briefgen[dask]``)."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from briefgen.errors import SettingsError

SECONDS = 20
"""So long a scheduler may take to answer."""
_LOST = {"KilledWorker", "CommClosedError", "FutureCancelledError"}
"""What Dask calls it when a task's workers were ended one after the other; its classes may not be installed."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of the scheduler at an address such as ``tcp://host:8786``.

    A worker that dies is none any more, and its work is given to another.  Raises `SettingsError` where the package is
    missing or nobody answers.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise SettingsError("--scheduler needs Dask. Install it with: pip install 'briefgen[dask]'") from error
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"No scheduler answers at {address} ({error}). Start one with `dask scheduler`, and name its address."
        ) from error
    try:
        with client.get_executor(pure=False) as pool:
            yield pool
    finally:
        client.close()


def is_lost(error: Exception) -> bool:
    """Whether the work was lost with who did it, and nothing is known of its outcome."""
    return isinstance(error, (BrokenProcessPool, CancelledError)) or type(error).__name__ in _LOST

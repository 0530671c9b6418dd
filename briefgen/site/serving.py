"""Plain words for what goes wrong while a site is served: a port that is taken, settings that are broken by an edit."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from briefgen.errors import BriefgenError, SettingsError
from briefgen.settings.site import Settings

LAST_PORT = 65535


def check_free(address: str) -> None:
    """See that a site can be served at ``HOST:PORT``, before anything is built.

    Raises `SettingsError` where that is no address of this computer, the port is taken, or only the system may use it.
    """
    host, _, told = address.rpartition(":")
    if not host or not told.isdecimal() or not 0 < int(told) <= LAST_PORT:
        raise SettingsError(f"{address!r} is no address to serve at. Write it as HOST:PORT, such as 127.0.0.1:8000.")
    port = int(told)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host.strip("[]"), port))
    except OSError as error:
        raise SettingsError(f"{_why(error, host, port)} Name another with `-a {host}:{_another(port)}`.") from error


def patient(builder: Callable[[], None], root: Path, refused: type[Exception], say: Callable[[str], None]) -> None:
    """Build again; settings that are ``refused`` are told in one sentence, and the pages stay as they were."""
    try:
        builder()
    except refused as error:
        say(f"{_mistake(root, error)} Until then the pages stay as they were.")


def warm() -> None:
    """Load the language model and the encoder; where that fails, the build that needs them says why."""
    from briefgen.annotate.language import model
    from briefgen.likeness.encoder import shipped_encoder

    with suppress(BriefgenError):
        model()
        shipped_encoder()


def _mistake(root: Path, error: Exception) -> str:
    """What is wrong with the settings: in our words where we read them too, else in those of MkDocs."""
    try:
        Settings.load(root)
    except SettingsError as ours:
        return str(ours)
    return f"MkDocs does not accept mkdocs.yml: {str(error).splitlines()[0].rstrip('.!')}. Mend it and save it again."


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is taken: another program, perhaps another `briefgen serve`, answers there."
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"Port {port} may only be used by the system itself."
    return f"A site cannot be served at {host}:{port} ({error.strerror or error})."


def _another(port: int) -> int:
    return port + 1 if 1024 <= port < LAST_PORT else 8000

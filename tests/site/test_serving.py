"""Plain words while a site is served."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from briefgen.errors import SettingsError
from briefgen.site.serving import check_free, patient


def test_a_taken_port_is_said_with_another_one() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"Port {port} of 127.0.0.1 is taken: .* `-a 127.0.0.1:\d+`"):
            check_free(f"127.0.0.1:{port}")
    check_free(f"127.0.0.1:{port}")


@pytest.mark.parametrize(
    "address", ["here", "127.0.0.1", "127.0.0.1:", ":8000", "127.0.0.1:99999", "127.0.0.1:8x", "a:0"]
)
def test_what_is_no_address_is_said(address: str) -> None:
    with pytest.raises(SettingsError, match="HOST:PORT"):
        check_free(address)


def test_an_address_of_another_computer_is_said() -> None:
    with pytest.raises(SettingsError, match=r"cannot be served at 192\.0\.2\.1:8000"):
        check_free("192.0.2.1:8000")


def test_broken_settings_are_one_sentence_and_the_pages_stay(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: [\n")
    said: list[str] = []

    def build() -> None:
        raise KeyError("what MkDocs says\nin many lines")

    patient(build, tmp_path, KeyError, said.append)
    assert said == [
        "mkdocs.yml cannot be read as YAML (line 2). Mend that line and try again. Until then the pages stay as they were."
    ]
    (tmp_path / "mkdocs.yml").write_text("site_name: News\n")
    patient(build, tmp_path, KeyError, said.append)
    assert "\n" not in said[1]
    with pytest.raises(KeyError):
        patient(build, tmp_path, ValueError, said.append)

"""The encoder's data files, read and checked: a model that is not the one we measured must not compare anything."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from briefgen.errors import EncoderError

DATA = Path(__file__).parent / "data"
WEIGHTS, VOCABULARY = "minilm.safetensors", "vocab.txt"
# Made by ``tools/encoder.py``, which prints them.
HASHES = {
    WEIGHTS: "cc2f3eedd188d494395abb6a6c0af1e21c813ea923478edb4aedb20daab604af",
    VOCABULARY: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
_TYPES: Mapping[str, np.dtype[Any]] = {"I8": np.dtype("i1"), "F32": np.dtype("<f4")}


@dataclass(frozen=True, slots=True)
class Weights:
    """The arrays by their names (see ``tools/encoder.py``) and the number of each word piece."""

    arrays: Mapping[str, np.ndarray[Any, Any]]
    vocabulary: Mapping[str, int]


def load_weights(folder: Path = DATA) -> Weights:
    """The weights and the vocabulary in a folder.

    Raises `EncoderError` where a file is missing or its hash is not the one in ``HASHES``.
    """
    data = {name: _checked(folder / name, expected) for name, expected in HASHES.items()}
    lines = data[VOCABULARY].decode("utf-8").splitlines()
    return Weights(_arrays(data[WEIGHTS]), {piece: number for number, piece in enumerate(lines)})


def _checked(path: Path, expected: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EncoderError(f"{path}: {_what(error)} It should have the sha256 {expected}. {_REMEDY}") from error
    if (found := hashlib.sha256(data).hexdigest()) != expected:
        raise EncoderError(f"{path}: the encoder's file has the sha256 {found} instead of {expected}. {_REMEDY}")
    return data


_REMEDY = "Install briefgen again, or check the file out again."


def _what(error: OSError) -> str:
    return f"the encoder's file cannot be read ({error.strerror})."


def _arrays(data: bytes) -> dict[str, np.ndarray[Any, Any]]:
    """The arrays of a safetensors file."""
    start = 8 + struct.unpack("<Q", data[:8])[0]
    found = {}
    for name, entry in json.loads(data[8:start]).items():
        first, last = entry["data_offsets"]
        kind = _TYPES[entry["dtype"]]
        found[name] = np.frombuffer(data, kind, (last - first) // kind.itemsize, start + first).reshape(entry["shape"])
    return found

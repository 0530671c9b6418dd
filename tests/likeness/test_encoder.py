"""The encoder: the same bits whatever processor, batch or number of threads, and a clear stop where its file is not ours."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefgen.errors import EncoderError
from briefgen.likeness.encoder import Encoded, MiniLM, cosines, shipped_encoder
from briefgen.likeness.weights import DATA, HASHES, VOCABULARY, WEIGHTS, load_weights

SENTENCES = (
    "The ferry Silver Gull ran aground off Marrowby on Monday evening.",
    "Fourteen people were rescued, the coast guard said.",
    "Nobody was hurt.",
    "Überraschend: café owners in Skell lost £2.5m — “a disaster”, they say.",
)
# Printed by this very function on four kinds of kernel; it changes with the weights and with nothing else.
STATES = "f1a69e858a76d213"


def digest(encoded: Sequence[Encoded]) -> str:
    """The hash of all states and lengths."""
    return hashlib.sha256(b"".join(e.states.tobytes() + e.lengths.tobytes() for e in encoded)).hexdigest()[:16]


def test_the_states_are_the_same_on_every_kernel_and_with_two_threads() -> None:
    here = digest(shipped_encoder().encode(SENTENCES))
    code = "from tests.likeness.test_encoder import *; print(digest(MiniLM(load_weights()).encode(SENTENCES)))"
    plain = {"OPENBLAS_CORETYPE": "Prescott", "OPENBLAS_NUM_THREADS": "2", "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3"}
    there = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        env={**os.environ, **plain},
        capture_output=True,
        text=True,
        check=True,
    )
    assert here == there.stdout.strip() == STATES


def test_a_sentence_has_the_same_states_whatever_stands_beside_it() -> None:
    encoder = MiniLM(load_weights())
    [alone] = encoder.encode(SENTENCES[:1])
    again = MiniLM(load_weights()).encode((*SENTENCES[::-1], SENTENCES[0]))
    assert digest([alone]) == digest([again[-1]]) == digest([again[3]])


def test_a_known_sentence_is_not_encoded_again() -> None:
    encoder = shipped_encoder()
    [first] = encoder.encode(SENTENCES[:1])
    [second] = encoder.encode(SENTENCES[:1])
    assert second is first


def test_a_text_without_a_word_has_no_pieces() -> None:
    [empty, spaces] = shipped_encoder().encode(["", " \u200b"])
    assert not empty.pieces
    assert not spaces.pieces
    assert cosines(empty, spaces).shape == (0, 0)


def test_words_that_mean_one_thing_are_nearer_than_others() -> None:
    ran, stood, sang = shipped_encoder().encode(["The ship sank.", "The vessel sank.", "The choir sank."])
    assert cosines(ran, stood)[1, 1] > cosines(ran, sang)[1, 1]


@pytest.mark.parametrize("name", [WEIGHTS, VOCABULARY])
def test_a_changed_file_stops_with_both_hashes(tmp_path: Path, name: str) -> None:
    for file in HASHES:
        shutil.copy(DATA / file, tmp_path)
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(EncoderError, match=HASHES[name]) as stop:
        load_weights(tmp_path)
    assert name in str(stop.value)
    assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() in str(stop.value)


def test_a_missing_file_stops_with_the_hash_it_should_have(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=f"cannot be read .*{HASHES[WEIGHTS]}"):
        load_weights(tmp_path)

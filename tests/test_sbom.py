"""The release's bill of materials: every package by hash, every work that ships in a site, and the same twice."""

from __future__ import annotations

import json
import re
from pathlib import Path

from briefgen.render.licences import works
from tools.sbom import sbom


def test_every_locked_package_is_listed_with_its_hashes(root: Path) -> None:
    lock = (root / "requirements" / "run.lock").read_text(encoding="utf-8")
    told = json.loads(sbom(lock))
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert "timestamp" not in told["metadata"]
    packages = [c for c in told["components"] if "purl" in c]
    assert sorted(c["name"] for c in packages) == sorted(re.findall(r"^([\w.-]+)==", lock, re.M))
    hashes = {h["content"] for c in packages for e in c["externalReferences"] for h in e["hashes"]}
    assert hashes == set(re.findall(r"sha256:(\w{64})", lock))
    assert any("en-core-web-sm" in c["name"] for c in packages)
    assert {w.name for w in works()} <= {c["name"] for c in told["components"]} | {"briefgen"}
    assert all(c["licenses"] for c in told["components"] if "purl" not in c)


def test_it_is_the_same_twice(root: Path) -> None:
    lock = "a==1 \\\n    --hash=sha256:" + "0" * 64 + "\n    # via x\n"
    assert sbom(lock) == sbom(lock)

"""Write the release's software bill of materials: ``dist/briefgen-VERSION.cdx.json``, in the form CycloneDX 1.6.

It lists every package of the run lock file with the SHA-256 of each of its files, the language model among them, and
every work that ships in a built site.  No clock and no random number is in it; the licences are those that the
installed packages name.
"""

from __future__ import annotations

import re
import sys
import uuid
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement

from briefgen import __version__
from briefgen.render.licences import works

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "run.lock"
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_LICENCES = LicenseFactory()


def main() -> int:
    """Write the file and say where it is; returns the exit code."""
    target = ROOT / "dist" / f"briefgen-{__version__}.cdx.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(sbom(LOCK.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {len(list(packages(LOCK.read_text(encoding='utf-8'))))} packages")
    return 0


def sbom(lock: str) -> str:
    """The bill of materials of a lock file's text, as JSON."""
    own = Component(
        name="briefgen", version=__version__, type=ComponentType.APPLICATION, bom_ref="briefgen",
        licenses=[_LICENCES.make_from_string("MIT")], purl=PackageURL("pypi", name="briefgen", version=__version__),
    )  # fmt: skip
    components = [*packages(lock), *shipped()]
    bom = Bom(
        metadata=BomMetaData(component=own), components=components, serial_number=uuid.uuid5(uuid.NAMESPACE_URL, lock)
    )
    bom.register_dependency(own, components)
    bom.metadata.timestamp = None  # type: ignore[assignment]  # the field is optional in the form, and a clock here
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def packages(lock: str) -> Iterator[Component]:
    """Each package of a lock file, with the hash of each of its files."""
    for entry in re.split(r"\n(?=\S)", lock.strip()):
        requirement = Requirement(entry.split("\\")[0].strip())
        (pin,) = requirement.specifier
        purl = PackageURL("pypi", name=requirement.name, version=pin.version)
        page = XsUri(f"https://pypi.org/project/{requirement.name}/{pin.version}/#files")
        files = [_file(page, digest) for digest in _HASH.findall(entry)]
        yield Component(
            name=requirement.name, version=pin.version, purl=purl, bom_ref=str(purl), external_references=files,
            licenses=[_LICENCES.make_from_string(said)] if (said := _licence(requirement.name)) else (),
            properties=[Property(name="python:marker", value=str(requirement.marker))] if requirement.marker else (),
        )  # fmt: skip


def shipped() -> Iterator[Component]:
    """Each work that ships in a site; of those inside the theme's script no version is known."""
    for work in works()[1:]:
        yield Component(
            name=work.name, description=work.use, copyright=f"© {work.holder}", bom_ref=f"site:{work.name}",
            licenses=[_LICENCES.make_from_string(work.licence)],
            properties=[Property(name="briefgen:file", value=file) for file in work.files],
        )  # fmt: skip


def _file(page: XsUri, digest: str) -> ExternalReference:
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest)]
    return ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=page, hashes=hashes)


def _licence(name: str) -> str | None:
    """What an installed package says its licence is, where it says so in one line."""
    try:
        told = distribution(name).metadata.json
    except PackageNotFoundError:  # for another platform
        return None
    said = str(told.get("license_expression") or told.get("license") or "").replace("UNKNOWN", "")
    named = [c.rpartition(" :: ")[2] for c in told.get("classifier", ()) if c.startswith("License :: ")]
    return said if said and "\n" not in said and len(said) < 60 else next(iter(named), None)


if __name__ == "__main__":
    sys.exit(main())

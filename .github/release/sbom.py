"""Print the package's bill of materials, CycloneDX 1.6: itself and every locked package it needs, with digests.

``make packages`` runs it. It has no timestamp and no random id, so that the same lock gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import metadata
from typing import Any

from generator import __version__
from generator.cli.provenance import locked_requirements

PIN_RE = re.compile(r"^(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>\S+)(?P<rest>(?:.*\\\n)*.*)", re.MULTILINE)
DIGEST_RE = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def component(name: str, version: str, kind: str = "library") -> dict[str, Any]:
    """Return a package as a component, with the licence its own metadata states, where it is installed."""
    purl = f"pkg:pypi/{name}@{version}"
    found: dict[str, Any] = {"type": kind, "bom-ref": purl, "name": name, "version": version, "purl": purl}
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return found
    classes = [c.rpartition(" :: ")[2] for c in told.get_all("Classifier") or () if c.startswith("License :: ")]
    named = [*classes, *(told.get("License") or "").strip().splitlines()[:1]][:1]  # of older metadata
    if "License-Expression" in told:
        return {**found, "licenses": [{"expression": told["License-Expression"]}]}
    return {**found, **({"licenses": [{"license": {"name": name}} for name in named]} if named else {})}


def components() -> Iterator[dict[str, Any]]:
    """Yield what the package needs; the digests are those of all files of the version."""
    for pin in PIN_RE.finditer(locked_requirements()):
        hashes = [{"alg": "SHA-256", "content": digest} for digest in DIGEST_RE.findall(pin["rest"])]
        yield {**component(pin["name"], pin["version"]), "hashes": hashes}


def bill() -> dict[str, Any]:
    """Return the whole bill."""
    needed = [*components()]
    own = component("briefings", __version__, "application")
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own},
        "components": needed,
        "dependencies": [{"ref": own["bom-ref"], "dependsOn": [part["bom-ref"] for part in needed]}],
    }


if __name__ == "__main__":
    print(json.dumps(bill(), indent=1))

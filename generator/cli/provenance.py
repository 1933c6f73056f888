"""Where a newsroom gets the generator from: a wheel it holds, a revision of a Git repository, or a package index.

``requirements.txt`` names it, with the wheel's digest or the commit; ``requirements.lock`` has the exact versions and
digests of all it depends on.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from generator import __version__
from generator.site.package_files import package_home
from generator.values.diagnostic import BriefingError

PACKAGES: Final = "packages"  # where a newsroom keeps its wheel
WHEEL_RE: Final = re.compile(r"briefings-(?P<version>[^-]+)-py3-none-any\.whl")
GIT_RE: Final = re.compile(r"git\+(?P<url>[a-z+]+://\S+?)@(?P<revision>[^\s@/]+)")
NAME_RE: Final = re.compile(r"(?P<name>[A-Za-z0-9][\w.-]*)\s*(?:\[(?P<extras>[^\]]*)\])?")
EXTRA_RE: Final = re.compile(r"extra\s*==\s*['\"](?P<extra>[^'\"]+)['\"]")
PIN_RE: Final = re.compile(r"^(?P<name>[a-z0-9][a-z0-9.-]*)==.*?(?=^[a-z0-9#]|^$|\Z)", re.MULTILINE | re.DOTALL)
LOCK_HEAD: Final = (
    "# Exact versions with digests of all that briefings {} needs. Made by: briefings init, briefings upgrade\n"
)
FORMS: Final = (
    "a wheel (briefings-VERSION-py3-none-any.whl), git+https://HOST/OWNER/NAME@REVISION, index, or an index's address"
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What ``requirements.txt`` says, and the wheel that comes along."""

    requirement: str  # "briefings==0.1.0 --hash=sha256:…\n"
    wheel: Path | None = None


def find_provenance(told: str | None) -> Provenance | None:
    """Return where the generator comes from, as told or as this one was installed; None where nothing says it.

    Raises BriefingError for what is told and is no such place.
    """
    if told is None:
        return _as_installed(_install_record())
    if told.endswith(".whl"):
        return _of_wheel(Path(told))
    if told.startswith("git+"):
        return Provenance(git_requirement(told))
    if told == "index" or told.startswith(("http://", "https://", "file://")):
        return _of_index(None if told == "index" else told)
    raise BriefingError(told, "is no place the generator comes from", hint=f"--from takes {FORMS}")


def git_requirement(told: str) -> str:
    """Return the requirement of a revision; raises BriefingError where none is named.

    >>> git_requirement("git+https://git.example/desk/briefings.git@v0.1.0")
    'briefings @ git+https://git.example/desk/briefings.git@v0.1.0\\n'
    """
    if not GIT_RE.fullmatch(told):
        raise BriefingError(told, "names no revision", hint="git+https://HOST/OWNER/NAME@TAG, or a commit behind the @")
    return f"{told}\n" if told.startswith("git+file:") else f"briefings @ {told}\n"  # pip wants a host behind "@"


def _install_record() -> dict[str, Any] | None:
    """Return the record of PEP 610; None for what came from an index, or is not installed."""
    text = metadata.distribution("briefings").read_text("direct_url.json")
    return json.loads(text) if text else None


def _as_installed(record: dict[str, Any] | None) -> Provenance | None:
    if record is None:
        return Provenance(f"briefings=={__version__}\n")
    if version := record.get("vcs_info"):
        return Provenance(git_requirement(f"{version['vcs']}+{record['url']}@{version['commit_id']}"))
    path = Path(unquote(urlsplit(record["url"]).path))
    return _of_wheel(path) if "archive_info" in record and WHEEL_RE.fullmatch(path.name) and path.is_file() else None


def _of_wheel(path: Path) -> Provenance:
    named = WHEEL_RE.fullmatch(path.name)
    if not named or not path.is_file():
        fault = "there is no such file" if named else "is no wheel of briefings"
        raise BriefingError(str(path), fault, hint="pip wheel --no-deps -w dist . makes one in a checkout")
    if named["version"] != __version__:
        hint = f"install it first (pip install {path}), and run this again"
        raise BriefingError(str(path), f"is not the version that runs here, {__version__}", hint=hint)
    return Provenance(f"./{PACKAGES}/{path.name} --hash=sha256:{_digest_of_wheel(path)}\n", path)


def _of_index(address: str | None) -> Provenance:
    """Ask the index, by pip, for this version: its digest is what the newsroom holds on to."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
        where = ["--index-url", address] if address else []
        done = subprocess.run(  # noqa: S603  # our own arguments
            [*command, "--dest", folder, *where, f"briefings=={__version__}"],
            capture_output=True,
            text=True,
            check=False,
        )
        wheels = [*Path(folder).glob("*.whl")]
        if done.returncode or not wheels:
            fault = f"has no briefings {__version__}, or cannot be asked"
            hint = "; ".join(filter(None, (done.stderr.strip().splitlines() or [""])[-1:])) or "is pip installed here?"
            raise BriefingError(address or "the package index", fault, hint=hint)
        return Provenance(f"briefings=={__version__} --hash=sha256:{_digest_of_wheel(wheels[0])}\n")


def _digest_of_wheel(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def locked_requirements() -> str:
    """Return the exact versions and digests of all the generator needs: the project's lock without its tools."""
    lock = (package_home() / "requirements.lock").read_text("utf-8")
    pins = {m["name"]: m[0] for m in PIN_RE.finditer(lock)}
    needed = _needed(pins)
    return LOCK_HEAD.format(__version__) + "".join(pins[name] for name in sorted(needed))


def _needed(pins: dict[str, str]) -> set[str]:
    """Return which pins the generator needs, on any system: markers other than extras are taken as true."""
    found: set[str] = set()
    left = [("briefings", frozenset[str]())]
    done = set(left)
    while left:
        for name, extras in _requirements_of(*left.pop()):
            if name in pins and (name, extras) not in done:
                found.add(name)
                done.add((name, extras))
                left.append((name, extras))
    return found


def _requirements_of(name: str, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:  # another system needs it
        return
    for line in lines:
        wanted = EXTRA_RE.search(line.partition(";")[2])
        named = NAME_RE.match(line)
        if named and (wanted is None or wanted["extra"] in extras):
            chosen = frozenset(filter(None, (part.strip() for part in (named["extras"] or "").split(","))))
            yield re.sub(r"[-_.]+", "-", named["name"]).lower(), chosen

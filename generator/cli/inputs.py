"""What the command line names, as bytes: files, folders with all that lies in them, standard input, addresses."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.intake.incoming import Raw
from generator.values.diagnostic import BriefingError

if TYPE_CHECKING:
    from generator.intake.connecting import Network
    from generator.intake.fetching import Fetcher

MOST_BYTES: Final = 1 << 29  # of a file; an archive of a gigabyte is given in parts
STDIN: Final = "-"
HALF_ADDRESS_RE: Final = re.compile(r"https?:/(?!/)")
PAGE_ENDINGS: Final = (".html", ".htm", ".xhtml")
# As browsers in several languages call the folder beside a page.
PAGE_FOLDER_RE: Final = re.compile(r"[_-](?:files|Dateien|fichiers|archivos|ficheiros|bestanden|filer|pliki|soubory)$")


@dataclass(slots=True)
class Web:
    """Reads addresses; the packages of the network are loaded for the first."""

    contact: str | None = None
    allow_private: bool = False
    network: Network | None = None  # None: the machine's
    fetcher: Fetcher | None = None

    def read(self, address: str, encoding: str | None = None) -> Raw | BriefingError:
        """Return what lies at an address, or why not."""
        try:
            raw = self._fetcher().fetch(address).raw
        except BriefingError as error:
            return error
        if raw is None:  # it is asked for without a condition
            return BriefingError(address, "answered that nothing is new", hint="try again later")
        return replace(raw, encoding=encoding) if encoding else raw

    def _fetcher(self) -> Fetcher:
        from generator.intake.asking import Policy  # noqa: PLC0415
        from generator.intake.connecting import Network  # noqa: PLC0415
        from generator.intake.fetching import Fetcher  # noqa: PLC0415

        if self.fetcher is None:
            policy = Policy(contact=self.contact, allow_private=self.allow_private)
            self.fetcher = Fetcher(policy, self.network or Network())
        return self.fetcher


def read_inputs(names: list[str], web: Web, encoding: str | None = None) -> Iterator[Raw | BriefingError]:
    """Yield what is named, one after another; a folder's files in the order of their paths."""
    for name in names:
        if name == STDIN:
            yield _limited(sys.stdin.buffer.read(MOST_BYTES + 1), STDIN, encoding)
        elif "://" in name:
            yield web.read(name, encoding)
        elif HALF_ADDRESS_RE.match(name):
            yield BriefingError(name, "is no address", hint="an address has two slashes: https://…")
        elif Path(name).is_dir():
            yield from _folder(Path(name), encoding)
        else:
            yield _file(Path(name), encoding)


def _folder(folder: Path, encoding: str | None) -> Iterator[Raw | BriefingError]:
    """Yield the files below a folder, but hidden ones, editors' backups and what belongs to a saved page."""
    found = False
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        hidden = path.name.endswith("~") or any(part.startswith(".") for part in inner.parts)
        if hidden or any(_belongs_to_a_page(folder / p) for p in inner.parents) or _is_own_folder(path):
            continue
        found = True
        yield _file(path, encoding) if path.is_file() else _no_file(path)
    if not found:
        yield BriefingError(str(folder), "holds no files", hint="name a folder with articles in it")


def _is_own_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _no_file(path: Path) -> BriefingError:
    """Return what stands in a folder and is neither a file nor a folder of its own."""
    if path.is_dir():
        return BriefingError(str(path), "is a link to a folder, and is not followed", hint="name that folder too")
    fault = "is a link to nothing" if path.is_symlink() else "is no file"
    return BriefingError(str(path), fault, hint="take it away")


def _belongs_to_a_page(folder: Path) -> bool:
    """Say whether a browser made a folder for what a saved page loads: "Fog_files" beside "Fog.html"."""
    stem = PAGE_FOLDER_RE.sub("", folder.name)
    return stem != folder.name and any((folder.parent / f"{stem}{ending}").is_file() for ending in PAGE_ENDINGS)


def _file(path: Path, encoding: str | None) -> Raw | BriefingError:
    try:
        with path.open("rb") as file:
            return _limited(file.read(MOST_BYTES + 1), str(path), encoding)
    except OSError as error:
        return BriefingError(str(path), f"cannot be read: {error.strerror}", hint="is its name right?")


def _limited(data: bytes, place: str, encoding: str | None) -> Raw | BriefingError:
    if len(data) > MOST_BYTES:
        return BriefingError(place, f"is longer than {MOST_BYTES >> 20} MB", hint="give it in parts")
    return Raw(data, place, encoding=encoding)

"""The package as users have it: built once for all processes of a test run, installed apart from the checkout."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = """
import sys
from setuptools import build_meta
print(getattr(build_meta, sys.argv[1])(sys.argv[2]))
"""


def once(base: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that the first process to ask has filled."""
    folder = base / name
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (base / f"{name}.done").exists():
            folder.mkdir()
            make(folder)
            (base / f"{name}.done").touch()
    return folder


def build_packages(folder: Path) -> None:
    """Build the sdist of what Git knows, and the wheel of the sdist."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    tree = folder / "tree"
    for name in filter(None, names.decode().split("\0")):
        if not name.startswith(("tests/", "benchmarks/", "docs/screenshots/")) and (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tree / name)
    sdist = folder / _build("build_sdist", tree, folder)
    with tarfile.open(sdist) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # of 3.11.4
        archive.extractall(folder)  # noqa: S202 - our own
    _build("build_wheel", folder / sdist.name.removesuffix(".tar.gz"), folder)


def _build(hook: str, tree: Path, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", BUILD, hook, str(folder)],
        cwd=tree,
        env=bare(),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()[-1]


def install_into(wheel: Path) -> Callable[[Path], None]:
    """Return what makes an environment with the wheel in it; what it depends on is that of the tests."""

    def make(folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], env=bare(), check=True)
        inner = next(folder.glob("lib/python*/site-packages"))
        (inner / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        command = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
        subprocess.run(command, env=bare(), check=True, capture_output=True)

    return make


def bare(**more: str) -> dict[str, str]:
    """Return the environment without what leads to the checkout."""
    return {**{k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "REPO"}}, **more}

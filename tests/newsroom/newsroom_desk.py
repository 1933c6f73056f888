"""A newsroom's repository, its remote, and clones of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from installed import bare


class Desk:
    """A newsroom's repository, and its clone as a workflow has it."""

    def __init__(self, command: Path, folder: Path, cache: Path | None = None) -> None:
        self.command = command
        self.home = folder / "news"
        self.remote = folder / "remote.git"
        self.environment = bare(
            PATH=f"{command.parent}:{bare()['PATH']}",
            BRIEFINGS_CACHE=str(cache or folder / "cache"),
            GIT_CONFIG_GLOBAL="/dev/null",
        )

    def run(self, *arguments: str, at: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.command), *arguments],
            cwd=at or self.home.parent,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def git(self, *arguments: str, at: Path | None = None) -> str:
        person = ("-c", "user.name=Desk", "-c", "user.email=desk@post.example")
        return subprocess.run(
            ["git", *person, *arguments],
            cwd=at or self.home,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def push(self) -> None:
        """Push all there is to ``main`` of the remote."""
        if not self.remote.exists():
            self.git("init", "--quiet", "--bare", "-b", "main", str(self.remote), at=self.home.parent)
            self.git("init", "--quiet", "-b", "main")
            self.git("remote", "add", "origin", str(self.remote))
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", "News")
        self.git("push", "--quiet", "origin", "main")

    def clone(self, name: str = "clone") -> Path:
        """Return a clean clone of the remote."""
        folder = self.home.parent / name
        shutil.rmtree(folder, ignore_errors=True)
        self.git("clone", "--quiet", str(self.remote), str(folder), at=self.home.parent)
        return folder

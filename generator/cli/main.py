"""Turn newspaper articles into briefings whose every statement has evidence."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

from generator import __version__
from generator.cli.examples import DOCS, EXAMPLES
from generator.cli.faults import FORMATS, print_faults, report_faults
from generator.values.diagnostic import BriefingError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns 0 done, 1 errors or a difference, 2 usage."""
    words = sys.argv[1:] if arguments is None else arguments
    options = build_parser(_docs_place(words)).parse_args(words)
    try:
        return _run_command(options)
    except BriefingError as error:
        report_faults((error,), (), getattr(options, "faults", None))
        return 1
    except BrokenPipeError:
        # the reader of our output left (``| head``); keep the interpreter from flushing into the void
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # a folder that cannot be written, a full disk
        place, fault = str(error.filename or "briefings"), f"cannot be used: {error.strerror or error}"
        print_faults((BriefingError(place, fault, hint="make room on the disk, or let it be used, and run again"),))
        return 1
    except KeyboardInterrupt:
        return 130


def _run_command(options: argparse.Namespace) -> int:
    """Run a command of the table; its module is loaded now, so that no command pays for another."""
    module, _, function = options.run.partition(":")
    return int(getattr(import_module(f"generator.cli.{module}"), function)(options))


def _docs_place(arguments: list[str]) -> str:
    """Return where the documents lie; looked up where help is asked for alone."""
    if {"-h", "--help"}.isdisjoint(arguments):
        return DOCS
    from generator.site.package_files import package_home  # noqa: PLC0415  # no other run needs it

    return str(package_home() / DOCS)


def build_parser(docs: str = DOCS) -> argparse.ArgumentParser:
    """Return the command line, command by command; its help says that the documents lie in ``docs``."""
    words = docs.replace("%", "%%")  # argparse fills in what stands behind one
    parser = argparse.ArgumentParser(prog="briefings", description=__doc__, epilog=f"documentation: {words}")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (run, told, arguments) in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=told,
            description=f"{told[0].upper()}{told[1:]}.",
            epilog=f"example:\n  {EXAMPLES[name]}\n\nmore:\n  {words}/cli.md, under: briefings {name}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.set_defaults(run=run)
        for argument, options in arguments.items():
            command.add_argument(argument, **options)
    return parser


def positive(text: str) -> int:
    """Read a number of processes, articles or days."""
    if not (text.isdecimal() and text.isascii()) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number from 1 up")
    return int(text)


Arguments = Mapping[str, Mapping[str, Any]]  # as argparse takes them, by name

STORIES: Final[Arguments] = {"stories": {"nargs": "*", "metavar": "STORY", "help": "names of stories (default: all)"}}
STORY: Final[Arguments] = {"story": {"metavar": "STORY", "help": "the story's name"}}
DIR: Final[Arguments] = {
    "--dir": {"default": "briefings", "metavar": "DIR", "help": "the stories' folder (default: briefings)"}
}
JOBS: Final[Arguments] = {
    "--jobs": {"type": positive, "metavar": "N", "help": "processes (default: one a processor)"},
}
FAULTS: Final[Arguments] = {
    "--format": {
        "dest": "faults",
        "choices": FORMATS,
        "help": "faults as text, as JSON or as annotations of GitHub (default: text, and annotations in its runs)",
    },
}
CONFIG: Final[Arguments] = {
    "--config": {"default": "mkdocs.yml", "metavar": "FILE", "help": "MkDocs' settings (default: mkdocs.yml)"},
}

ORIGIN: Final[Arguments] = {
    "--from": {
        "dest": "origin",
        "metavar": "WHEEL|GIT|INDEX",
        "help": "where the newsroom gets the generator from: a wheel, git+https://HOST/OWNER/NAME@REVISION, "
        "index, or an index's address (default: where this one was installed from)",
    },
}
PUBLIC: Final[Arguments] = {
    f"--{word}": {"dest": "public", "action": "store_const", "const": word == "public", "help": words}
    for word, words in (
        ("public", "everybody can read the repository: articles stay out of it"),
        ("private", "the repository holds articles, and only the newsroom reads it"),
    )
}


def flag(name: str, words: str) -> Arguments:
    """Return an option that is on or off."""
    return {name: {"action": "store_true", "help": words}}


SHELLS: Final = ("bash", "tcsh", "zsh")
DIFF_FORMS: Final = ("json", "markdown", "text")
FILES: Final[Mapping[str, Any]] = {"action": "append", "default": [], "metavar": "FILE"}  # may be given again
PRIVATE: Final = flag("--allow-private", "fetch from private, loopback and link-local addresses too")

# In the order of ``briefings --help``: where a command is, by its module's name, what it does, its arguments.
COMMANDS: Final[Mapping[str, tuple[str, str, Arguments]]] = {
    "generate": (
        "generate:run_generate",
        "write index.md and briefing.json of the stories, where they changed",
        {**STORIES, **DIR, **JOBS, **flag("--check", "write nothing; exit 1 when something would change"), **FAULTS},
    ),
    "build": (
        "site:run_build",
        "generate the stories and build the site, strictly",
        {**CONFIG, "--site": {"default": "site", "metavar": "DIR", "help": "where the site goes (default: site)"}},
    ),
    "serve": (
        "site:run_serve",
        "serve the site, live: it follows every edit of sources and overrides",
        {
            **CONFIG,
            "--address": {"default": "127.0.0.1:8000", "metavar": "HOST:PORT", "help": "default: 127.0.0.1:8000"},
        },
    ),
    "add": (
        "add:run_add",
        "import articles into a story",
        {
            "story": {"metavar": "STORY", "help": "the story's name; a new one makes a new story"},
            "files": {
                "nargs": "+",
                "metavar": "FILE|URL|FOLDER|-",
                "help": "text, pages, JSON, feeds, mails, PDF, DOCX, archives, addresses; a folder; - standard input",
            },
            **DIR,
            "--encoding": {"metavar": "NAME", "help": "what the files are written in (default: told by their text)"},
            **PRIVATE,
        },
    ),
    "collect": (
        "collect:run_collect",
        "bring what feeds name, and was not collected before, into a pile",
        {
            "feeds": {
                "nargs": "*",
                "metavar": "FEED",
                "help": "outlets or addresses of feeds (default: all of newsroom.yml)",
            },
            "--into": {"default": "pile", "metavar": "PILE", "help": "the folder they come into (default: pile)"},
            **DIR,
            "--limit": {
                "type": positive,
                "default": 50,
                "metavar": "N",
                "help": "articles of a feed a run, the newest first (default: 50)",
            },
            "--days": {
                "type": positive,
                "default": 30,
                "metavar": "N",
                "help": "leave alone what a feed dates longer back (default: 30)",
            },
            **flag("--dry-run", "read the feeds, print what would be fetched, write nothing"),
            **PRIVATE,
        },
    ),
    "sort": (
        "sort:run_sort",
        "group a folder of unsorted articles into stories, each of one event",
        {
            "pile": {"metavar": "PILE", "help": "the folder that holds the articles"},
            **flag("--json", "print the groups as JSON"),
            **flag("--apply", "move the groups into their stories; what is unsure or alone stays"),
            **flag("--undo", "take the last --apply back"),
            "--groups": {"metavar": "FILE", "help": "groups of an earlier sort (its --json), which new articles join"},
            **DIR,
            **JOBS,
        },
    ),
    "check": (
        "check:run_check",
        "print every fault of stories and settings; nothing is written",
        {
            **STORIES,
            **DIR,
            **JOBS,
            **flag("--held", "list too what was found and is held back as not sure enough"),
            "--site": {
                "nargs": "?",
                "const": "site",
                "metavar": "SITE",
                "help": "check a built site instead: links, anchors, ids, nesting (default: site)",
            },
            **FAULTS,
        },
    ),
    "explain": (
        "explain:run_explain",
        "show the evidence of an item, or of words, and why it is where it is",
        {
            **STORY,
            "id": {
                "metavar": "ID|WORDS",
                "help": "an item's id, one it had or of its evidence; or words of a source",
            },
            **DIR,
        },
    ),
    "edit": (
        "edit:run_edit",
        "write an overrides.yml with a commented entry for everything that is there, or add what one lacks",
        {**STORY, **DIR, **flag("--print", "print a new one; leave the file alone")},
    ),
    "diff": (
        "diff:run_diff",
        "show what a reader would see otherwise, before and after; nothing is written",
        {
            **STORIES,
            **DIR,
            "--against": {
                "metavar": "REVISION",
                "help": "a revision of git as before (default: the files as they are)",
            },
            "--format": {
                "choices": DIFF_FORMS,
                "default": "text",
                "help": "text, a table in Markdown for the summary of a job, or JSON (default: text)",
            },
        },
    ),
    "pack": (
        "pack:run_pack",
        "remove the articles of a story; its page and data stay as last verified",
        {**STORY, **DIR},
    ),
    "sources": (
        "sources:run_sources",
        "keep the articles of all stories in a place of their own, or bring them back",
        {
            "way": {"choices": ("push", "pull"), "help": "push: put there what it lacks; pull: bring what is not here"},
            "--at": {
                "required": True,
                "metavar": "PLACE",
                "help": "a folder, or an address of fsspec (s3://, sftp://)",
            },
            **DIR,
        },
    ),
    "annotate": (
        "annotate:run_annotate",
        "print what is found in each article alone, one JSON line a file",
        {
            "files": {"nargs": "+", "metavar": "FILE", "help": "articles"},
            **flag("--json", "print JSON lines (the only form, and the default)"),
            **DIR,
            **JOBS,
        },
    ),
    "cache": (
        "cache:run_cache",
        "show what is kept of earlier runs, and how often it served, or clear it",
        {
            "action": {
                "nargs": "?",
                "choices": ("show", "clear"),
                "default": "show",
                "help": "show (default) or clear",
            },
            "--stage": {"metavar": "STAGE", "help": "of this stage alone: annotation, story, page, settings"},
            **flag("--json", "print it as JSON"),
        },
    ),
    "init": (
        "init:run_init",
        "write a new newsroom: a sample story, settings, and the workflows that check and publish it",
        {
            "folder": {"metavar": "DIR", "help": "a new folder"},
            "--name": {"default": "Briefings", "metavar": "NAME", "help": "the site's name (default: Briefings)"},
            "--url": {"default": "", "metavar": "URL", "help": "the site's address (default: that of GitHub Pages)"},
            **ORIGIN,
            **PUBLIC,
        },
    ),
    "upgrade": (
        "upgrade:run_upgrade",
        "show what this version would change in a newsroom, or change it",
        {
            "folder": {"nargs": "?", "default": ".", "metavar": "DIR", "help": "the newsroom (default: this folder)"},
            **flag("--apply", "change it"),
            "--take": {**FILES, "help": "have FILE as this version has it, whether you changed or deleted it"},
            "--keep": {**FILES, "help": "leave FILE as it is, and tell no more of what this version changes in it"},
            "--name": {"metavar": "NAME", "help": "another name of the site"},
            "--url": {"metavar": "URL", "help": "another address of the site"},
            **ORIGIN,
            **PUBLIC,
        },
    ),
    "completion": (
        "completion:run_completion",
        "print what a shell needs to complete commands and options",
        {"shell": {"choices": SHELLS, "help": "the shell"}},
    ),
}

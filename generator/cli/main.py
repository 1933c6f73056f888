"""Turn newspaper articles into briefings whose every statement has evidence."""

from __future__ import annotations

import argparse
import os
import sys

from generator import __version__
from generator.cli.add import run_add
from generator.cli.annotate import run_annotate
from generator.cli.check import run_check
from generator.cli.edit import run_edit
from generator.cli.explain import run_explain
from generator.cli.faults import print_faults
from generator.cli.generate import run_generate
from generator.cli.init import run_init
from generator.cli.site import run_build, run_serve
from generator.values.diagnostic import BriefingError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns 0 done, 1 errors or a difference, 2 usage."""
    options = build_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BriefingError as error:
        print_faults((error,))
        return 1
    except BrokenPipeError:
        # the reader of our output left (``| head``); keep the interpreter from flushing into the void
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # a folder that cannot be written, a full disk
        print_faults((BriefingError(str(error.filename or "briefings"), f"cannot be used: {error.strerror or error}"),))
        return 1
    except KeyboardInterrupt:
        return 130


def build_parser() -> argparse.ArgumentParser:
    """Return the command line, command by command."""
    parser = argparse.ArgumentParser(prog="briefings", description=__doc__)
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in ADDERS:
        add(commands)
    return parser


Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse names the type nowhere else


def _command(commands: Commands[argparse.ArgumentParser], name: str, words: str) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")


def _add_dir(command: argparse.ArgumentParser) -> None:
    command.add_argument("--dir", default="briefings", metavar="DIR", help="the stories' folder (default: briefings)")


def _add_jobs(command: argparse.ArgumentParser) -> None:
    command.add_argument("--jobs", type=_positive, metavar="N", help="processes (default: one a processor)")


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of processes")
    return int(text)


def _add_generate(commands: Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "generate", "write index.md and briefing.json of the stories, where they changed")
    command.add_argument("stories", nargs="*", metavar="STORY", help="names of stories (default: all)")
    _add_dir(command)
    _add_jobs(command)
    command.add_argument("--check", action="store_true", help="write nothing; exit 1 when something would change")
    command.set_defaults(run=run_generate)


def _add_annotate(commands: Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "annotate", "print what is found in each article alone, one JSON line a file")
    command.add_argument("files", nargs="+", metavar="FILE", help="articles")
    command.add_argument("--json", action="store_true", help="print JSON lines (the only form, and the default)")
    _add_dir(command)
    _add_jobs(command)
    command.set_defaults(run=run_annotate)


def _add_build(commands: Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "build", "generate the stories and build the site, strictly")
    _add_config(command)
    command.add_argument("--site", default="site", metavar="DIR", help="where the site goes (default: site)")
    command.set_defaults(run=run_build)


def _add_serve(commands: Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "serve", "serve the site, live: it follows every edit of sources and overrides")
    _add_config(command)
    command.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="default: 127.0.0.1:8000")
    command.set_defaults(run=run_serve)


def _add_config(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--config", default="mkdocs.yml", metavar="FILE", help="MkDocs' settings (default: mkdocs.yml)"
    )


def _add_add(commands: Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "add", "import articles into a story")
    command.add_argument("story", metavar="STORY", help="the story's name; a new one makes a new story")
    command.add_argument("files", nargs="+", metavar="FILE", help="text, Markdown, or schema.org NewsArticle in JSON")
    _add_dir(command)
    command.set_defaults(run=run_add)


def _add_check(commands: Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "check", "print every fault of stories and settings; nothing is written")
    command.add_argument("stories", nargs="*", metavar="STORY", help="names of stories (default: all)")
    _add_dir(command)
    _add_jobs(command)
    command.set_defaults(run=run_check)


def _add_explain(commands: Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "explain", "show the evidence of an item in its paragraph, and why it is where it is")
    command.add_argument("story", metavar="STORY", help="the story's name")
    command.add_argument("id", metavar="ID", help="an item's id, or one it had, or that of a piece of evidence")
    _add_dir(command)
    command.set_defaults(run=run_explain)


def _add_edit(commands: Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "edit", "write an overrides.yml with a commented entry for everything that is there")
    command.add_argument("story", metavar="STORY", help="the story's name")
    _add_dir(command)
    command.add_argument("--print", action="store_true", help="print it; leave the file alone")
    command.set_defaults(run=run_edit)


def _add_init(commands: Commands[argparse.ArgumentParser]) -> None:
    command = _command(
        commands, "init", "write a new newsroom: pages, settings, theme and the workflow for GitHub Pages"
    )
    command.add_argument("folder", metavar="DIR", help="a new folder")
    command.set_defaults(run=run_init)


# In the order of ``briefings --help``.
ADDERS = (
    _add_generate,
    _add_build,
    _add_serve,
    _add_add,
    _add_check,
    _add_explain,
    _add_edit,
    _add_annotate,
    _add_init,
)

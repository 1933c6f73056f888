"""The server behind most editors' YAML completes and checks what ``init`` and ``edit`` write.

It is that of the npm package yaml-language-server, which .ci/run installs as tests/npm has it.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from npm_programs import find_npm

from generator.cli.main import main
from generator.kinds import KINDS
from generator.overrides.reader import overrides_schema
from generator.overrides.strict_yaml import load_schema, schema_line

SETTINGS = {"schemaStore": {"enable": False}, "validate": True, "completion": True}  # nothing from the network
ARTICLE = "---\noutlet: The Osterby Post\npublished: 2031-03-04\n---\nThe Osterby bridge will close on 12 March.\n"


class Server:
    """A client of the language server protocol, as far as an editor asks for completion and faults."""

    def __init__(self, server: Path, root: Path) -> None:
        self.process = subprocess.Popen(
            ["node", server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.number = 0
        self.faults: dict[str, list[dict[str, Any]]] = {}
        folders = [{"uri": root.as_uri(), "name": "newsroom"}]
        able = {"workspace": {"configuration": True, "workspaceFolders": True}, "textDocument": {"completion": {}}}
        self.ask("initialize", processId=os.getpid(), workspaceFolders=folders, capabilities=able)
        self.send(method="initialized", params={})

    def send(self, **message: object) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def read(self) -> dict[str, Any]:
        """Return the next message; what the server asks meanwhile is answered."""
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            pytest.fail("the language server ended")
        message = json.loads(self.process.stdout.read(length))
        if message.get("method") == "workspace/configuration":
            asked = message["params"]["items"]
            self.send(id=message["id"], result=[SETTINGS if a.get("section") == "yaml" else None for a in asked])
        elif "method" in message and "id" in message:
            self.send(id=message["id"], result=None)
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.faults[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def ask(self, method: str, **params: object) -> Any:
        self.number += 1
        self.send(id=self.number, method=method, params=params)
        while (answer := self.read()).get("id") != self.number or "method" in answer:
            pass
        return answer["result"]

    def open(self, path: Path) -> list[str]:
        """Return the faults of a file, each with its line."""
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": path.read_text("utf-8")}
        self.send(method="textDocument/didOpen", params={"textDocument": document})
        while uri not in self.faults:
            self.read()
        return [f"{fault['range']['start']['line'] + 1}: {fault['message']}" for fault in self.faults[uri]]

    def complete(self, path: Path, line: int, column: int) -> set[str]:
        """Return what is proposed at a place, counted from 1."""
        place = {"line": line - 1, "character": column - 1}
        found = self.ask("textDocument/completion", textDocument={"uri": path.as_uri()}, position=place)
        return {item["label"] for item in (found["items"] if isinstance(found, dict) else found)}


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news") / "room"
    assert main(["init", str(folder)]) == 0
    sources = folder / "briefings" / "bridge" / "sources"
    sources.mkdir(parents=True)
    (sources / "post.md").write_text(ARTICLE, encoding="utf-8")
    assert main(["edit", "bridge", "--dir", str(folder / "briefings")]) == 0
    return folder / "briefings"


@pytest.fixture
def server(newsroom: Path) -> Iterator[Server]:
    found = Server(find_npm("yaml-language-server/bin/yaml-language-server"), newsroom)
    yield found
    found.process.kill()
    found.process.wait()


def write(path: Path, text: str) -> Path:
    path.write_text(path.read_text("utf-8").splitlines(keepends=True)[0] + text, encoding="utf-8")
    return path


def test_what_init_and_edit_write_leads_to_the_schemas(newsroom: Path) -> None:
    lines = {newsroom / "newsroom.yml": "newsroom", newsroom / "bridge" / "overrides.yml": "overrides"}
    for path, name in lines.items():
        first = path.read_text("utf-8").splitlines()[0]
        assert first == schema_line(name, "" if name == "newsroom" else "../").strip()
        schema = path.parent / first.split("$schema=")[1]
        assert json.loads(schema.read_text("utf-8")) == load_schema(name)
    assert overrides_schema(KINDS) == load_schema("overrides")


def test_edit_renews_the_schemas(newsroom: Path) -> None:
    schema = newsroom / ".schemas" / "overrides.schema.json"
    schema.write_text("{}", encoding="utf-8")
    assert main(["edit", "bridge", "--dir", str(newsroom)]) == 0
    assert json.loads(schema.read_text("utf-8")) == load_schema("overrides")


def test_a_server_finds_no_fault_with_what_was_written(server: Server, newsroom: Path) -> None:
    assert server.open(newsroom / "newsroom.yml") == []
    assert server.open(newsroom / "bridge" / "overrides.yml") == []


def test_a_server_tells_faults_at_their_lines(server: Server, newsroom: Path) -> None:
    text = (
        "titel: Bridge\nstatus: publised\nfacts:\n  - {id: e-1, hide: yes, position: 3}\n"
        "figures:\n  - {id: e-2, value: 4.2, because: recount}\n"
    )
    told = server.open(write(newsroom / "bridge" / "overrides.yml", text))
    assert sorted(told) == [
        "2: Property titel is not allowed.",
        '3: Value is not accepted. Valid values: "draft", "published", "withdrawn".',
        '5: Incorrect type. Expected "boolean".',
        '5: Missing property "because".',
    ]
    told = server.open(write(newsroom / "newsroom.yml", "outlet: Post\nquoting: {share: 0.2, run: 30}\n"))
    assert told == ["2: Property outlet is not allowed."]


def test_a_server_completes_keys_and_values(server: Server, newsroom: Path) -> None:
    text = "title: Bridge\n\nfacts:\n  - id: e-1\n    because: stale\n    \nstatus: \n"
    path = write(newsroom / "bridge" / "overrides.yml", text)
    server.open(path)
    assert {"lede", "embargo", "quotes", "timeline"} <= server.complete(path, 3, 1)
    assert "title" not in server.complete(path, 3, 1)
    assert {"hide", "text", "position", "merge"} <= server.complete(path, 7, 5)
    assert server.complete(path, 8, 9) == {"draft", "published", "withdrawn"}

"""A headless Chromium driven over the DevTools protocol: as much of it as these tests need."""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Self

from websockets.sync.client import ClientConnection, connect

# As root and on build machines there is no sandbox and no GPU; nothing may leave for other hosts.
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-port=0"),
)
OF_A_LONG_STAY = "was preloaded using link preload but not used"  # told on a page that a test looks at for seconds
PATIENCE_S = 20  # longest wait for a condition; a met one ends the wait at once


def find_chromium() -> str | None:
    """Return the browser's path: CHROMIUM, else the one on the path."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


class Chromium:
    """A browser with an empty profile of its own; a context manager."""

    def __init__(self, binary: str) -> None:
        self._profile = tempfile.mkdtemp(prefix="briefings-browser-")
        self._process = subprocess.Popen(
            [binary, *FLAGS, f"--user-data-dir={self._profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        port, path = self._wait_for_port()
        self._resources = ExitStack()
        address = f"ws://127.0.0.1:{port}{path}"
        # events that nobody reads for a while must not hold up the answers to pings: no limit, and no pings
        connection = connect(address, max_size=None, max_queue=None, ping_interval=None)
        self._socket: ClientConnection = self._resources.enter_context(connection)
        self._ids = itertools.count(1)
        self._events: defaultdict[str | None, list[dict[str, Any]]] = defaultdict(list)

    def _wait_for_port(self) -> tuple[str, str]:
        file = Path(self._profile) / "DevToolsActivePort"
        until = time.monotonic() + 3 * PATIENCE_S
        while time.monotonic() < until and self._process.poll() is None:
            lines = file.read_text().split("\n") if file.exists() else []
            if len(lines) > 1:
                return lines[0], lines[1]
            time.sleep(0.05)
        raise RuntimeError("Chromium did not start")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._resources.close()
        self._process.terminate()
        self._process.wait(PATIENCE_S)
        shutil.rmtree(self._profile, ignore_errors=True)

    def call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result; events that come before it are kept."""
        number = next(self._ids)
        message = {"id": number, "method": method, "params": parameters}
        self._socket.send(json.dumps(message | ({"sessionId": session} if session else {})))
        while True:
            answer = json.loads(self._socket.recv(PATIENCE_S * 3))
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self._events[answer.get("sessionId")].append(answer)

    def events(self, session: str) -> list[dict[str, Any]]:
        """Return the events of a tab so far."""
        return self._events[session]

    def forget(self, session: str) -> None:
        """Drop the events of a tab so far."""
        self._events.pop(session, None)

    def tab(self, width: int, *, dark: bool) -> Tab:
        """Open a tab of a width in px, in the light or the dark."""
        return Tab(self, width, dark=dark)


class Tab:
    """One tab, its console and its requests."""

    def __init__(self, browser: Chromium, width: int, *, dark: bool) -> None:
        self._browser = browser
        context = browser.call("Target.createBrowserContext")["browserContextId"]
        self._target = browser.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        attached = browser.call("Target.attachToTarget", targetId=self._target, flatten=True)
        self._session: str = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600
        )
        self.shade(dark=dark)

    def shade(self, *, dark: bool) -> None:
        """Turn to the dark or the light."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command to the tab."""
        return self._browser.call(method, self._session, **parameters)

    def close(self) -> None:
        """Close the tab; what it was told is forgotten."""
        self._browser.call("Target.closeTarget", targetId=self._target)
        self.forget()

    def forget(self) -> None:
        """Forget what the tab was told so far."""
        self._browser.forget(self._session)

    def open(self, url: str) -> None:
        """Load a page and wait until it is complete."""
        self.call("Page.navigate", url=url)
        self.wait(f"document.readyState === 'complete' && location.href.startsWith({json.dumps(url)})")

    def run(self, script: str) -> Any:
        """Return the value of a script, promises awaited."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"]["exception"].get("description", script))
        return answer["result"].get("value")

    def wait(self, condition: str) -> None:
        """Wait until a condition holds; fails when it never does."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            with suppress(RuntimeError):  # the page is being left
                if self.run(f"Boolean({condition})"):
                    return
            time.sleep(0.05)
        raise AssertionError(f"never came true: {condition}")

    def press(self, key: str) -> None:
        """Press a key."""
        code = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40}.get(key, 0)
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=text, windowsVirtualKeyCode=code)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.call("Input.insertText", text=text)

    @property
    def errors(self) -> list[str]:
        """What the console was told as an error, uncaught exceptions and failed loads included."""
        found = []
        for event in self._browser.events(self._session):
            parameters = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                found.append(str(parameters["exceptionDetails"]))
            if event["method"] == "Runtime.consoleAPICalled" and parameters["type"] in {"error", "warning"}:
                found.append(str(parameters["args"]))
            if event["method"] == "Log.entryAdded" and parameters["entry"]["level"] in {"error", "warning"}:
                found.append(str(parameters["entry"]))
        return [error for error in found if OF_A_LONG_STAY not in error]

    @property
    def requests(self) -> list[str]:
        """The addresses the tab asked for."""
        events = self._browser.events(self._session)
        return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]

    def loaded(self, urls: set[str]) -> int:
        """Return the bytes that came over the wire for some addresses, headers left out."""
        events = [(e["method"], e["params"]) for e in self._browser.events(self._session)]
        ids = {p["requestId"] for m, p in events if m == "Network.requestWillBeSent" and p["request"]["url"] in urls}
        return sum(p["encodedDataLength"] for m, p in events if m == "Network.dataReceived" and p["requestId"] in ids)

    def screenshot(self, path: Path, *, whole: bool = False) -> None:
        """Save what the tab shows, or the whole page."""
        clip = {}
        if whole:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}}
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=whole, **clip)
        path.write_bytes(base64.b64decode(shot["data"]))

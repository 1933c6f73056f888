"""Three articles of invented news: a preview, a differing report and an undated follow-up."""

from __future__ import annotations

from pathlib import Path

BRIDGE = {
    "post.md": """---
outlet: The Osterby Post
published: 2031-03-04
---
The Osterby bridge will close on 12 March for repairs, the port authority said on Tuesday.

Repairs will cost $4.2 million, according to the port authority. Two ferries will carry passengers across the sound.

"We have no choice," said Mara Lindqvist, director of the authority. She did not say when the bridge would reopen.
""",
    "courier.md": """---
outlet: Sound Courier
published: 2031-03-05
---
Osterby's bridge is to shut on 14 March, two council members told the Courier.

The work is expected to cost $4.6 million. Shopkeepers near the bridge fear for their trade.

"Nobody asked us," said Jonas Ekdahl, who runs a bakery beside the bridge.
""",
    "radio.txt": """The bridge at Osterby closed to all traffic this morning.

Mara Lindqvist of the port authority stood at the northern ramp. She declined to comment on the cost.
""",
}


def lay_bridge(root: Path) -> Path:
    """Lay a newsroom with the one story of these articles, ``bridge``; returns its folder of stories."""
    folder = root / "bridge" / "sources"
    folder.mkdir(parents=True)
    for name, text in BRIDGE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return root

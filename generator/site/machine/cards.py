"""The picture that stands for a briefing where it is shared: 1200 by 630, headline, key number, site and day.

Drawn offline with the theme's own fonts, the same bytes for the same words. A headline in letters that none of the
fonts has is left out rather than drawn as boxes.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import PIL
from PIL import Image, ImageDraw, ImageFont

from generator.publishing.cache import keep, recall
from generator.publishing.versions import digest_of_parts
from generator.rendering.escaping import CONTROL_RE
from generator.rendering.wording import date_words, shorten
from generator.site.stories import SiteStory
from generator.values.briefing import BriefingFigure, Fact

WIDTH, HEIGHT, MARGIN = 1200, 630, 72
PAPER, INK, ACCENT = (253, 252, 249), (28, 26, 23), (156, 47, 27)
BLACK, GREY, WHITE = 0, 90, 255  # of a layer, before its shades become a colour's
SHADES: Final = 16  # of each colour: enough for smooth letters
FONT_FILES: Final = "assets/fonts/*-600*.woff2"  # of the theme: one file for each set of letters
HEADLINES: Final = (68, 60, 52, 46)  # sizes, the first that fits
MOST_LINES: Final = 4
LINE: Final = 1.18  # of the size
NUMBER, SMALL = 120, 30
TOP: Final = 130  # where the number stands, or else the headline
LONGEST_NUMBER: Final = 20  # characters
CARDS: Final = "card"  # the stage of the cache
DRAWN_BY: Final = f"1 {PIL.__version__}"  # raise the number when a card looks otherwise
NO_GLYPH: Final = "\uffff"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a picture."""

    title: str
    number: str  # "$218.2 billion", empty where the briefing has none of note
    site: str
    foot: str  # "25 October 2024 · 5 articles, 5 independent reports"


def story_card(story: SiteStory, site: str) -> Card:
    """Return the card of a briefing."""
    figure = key_figure(story)
    day = [date_words(story.briefing.updated)] if story.briefing.updated else []
    foot = " · ".join((*day, story.rests_on))
    return Card(_card_text(story.briefing.title), _card_text(figure.text) if figure else "", _card_text(site), foot)


def key_figure(story: SiteStory) -> BriefingFigure | None:
    """Return the figure that the lede tells, or else the first key fact; None where neither has one."""
    briefing = story.briefing
    by_id = {f.id: f for f in briefing.facts}
    told = [by_id[i] for i in (*briefing.lede_facts, *briefing.key_facts[:1]) if i in by_id]
    return next((f for fact in told for f in briefing.figures if _rests_on_figure(fact, f)), None)


def _rests_on_figure(fact: Fact, figure: BriefingFigure) -> bool:
    """Say whether a figure stands among the words a fact rests on."""
    return any(e.source == f.source and e.span.overlaps(f.span) for e in fact.evidence for f in figure.evidence)


def _card_text(text: str) -> str:
    return " ".join(CONTROL_RE.sub("", text).split())


def find_fonts(folders: Iterable[str]) -> tuple[Path, ...]:
    """Return the theme's font files, those with the most common letters first."""
    found = (sorted(Path(folder).glob(FONT_FILES), key=lambda p: (len(p.name), p.name)) for folder in folders)
    return next((tuple(files) for files in found if files), ())


def draw_cached(card: Card, fonts: Sequence[Path]) -> bytes:
    """Return a card as PNG, drawn once for the same words and fonts."""
    key = digest_of_parts([DRAWN_BY, repr(card), *map(_font_digest, fonts)])
    kept = recall(CARDS, key, bytes)
    if kept is None:
        kept = draw_card(card, fonts)
        keep(CARDS, key, kept)
    return kept


@cache
def _font_digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def draw_card(card: Card, fonts: Sequence[Path]) -> bytes:
    """Draw a card as PNG: ink in one layer, the number in another, each of the shades of its colour."""
    words, number = Image.new("L", (WIDTH, HEIGHT), WHITE), Image.new("L", (WIDTH, NUMBER * 3 // 2), WHITE)
    ink = ImageDraw.Draw(words)
    _draw_text(ink, (MARGIN, 62), card.site, _sized(fonts, SMALL), BLACK)
    _draw_text(ink, (MARGIN, HEIGHT - 80), card.foot, _sized(fonts, SMALL), GREY)
    top = TOP
    has_number = 0 < len(card.number) <= LONGEST_NUMBER and _is_drawable(card.number, fonts)
    if has_number:
        _draw_text(ImageDraw.Draw(number), (MARGIN, 0), card.number, _sized(fonts, NUMBER), BLACK)
        top += NUMBER * 5 // 4
    if _is_drawable(card.title, fonts):
        size, lines = _fit_headline(card.title, fonts, HEIGHT - top - 110)
        for line in lines:
            _draw_text(ink, (MARGIN, top), line, _sized(fonts, size), BLACK)
            top += int(size * LINE)
    picture = words.point([v * SHADES // 256 for v in range(256)])
    if has_number:
        mask = number.point([255 * (v < WHITE) for v in range(256)])
        picture.paste(number.point([SHADES + v * SHADES // 256 for v in range(256)]), (0, TOP), mask)
    ImageDraw.Draw(picture).rectangle((0, 0, WIDTH, 14), fill=SHADES)
    picture.putpalette([*_shades(INK), *_shades(ACCENT)])
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _shades(colour: tuple[int, int, int]) -> list[int]:
    """Return the shades from a colour to that of the paper, as a palette has them."""
    steps = range(SHADES)
    return [c + (p - c) * step // (SHADES - 1) for step in steps for c, p in zip(colour, PAPER, strict=True)]


def _fit_headline(title: str, fonts: Sequence[Path], room: int) -> tuple[int, list[str]]:
    """Return the greatest size at which a headline fits into so many pixels of height, and its lines."""
    for size in HEADLINES:
        lines = _wrap(title, fonts, size)
        if len(lines) <= MOST_LINES and len(lines) * size * LINE <= room:
            return size, lines
    lines = _wrap(title, fonts, HEADLINES[-1])
    most = max(1, min(MOST_LINES, int(room / (HEADLINES[-1] * LINE))))
    last = shorten(" ".join(lines[most - 1 :]), len(lines[most - 1]) - 2)
    return HEADLINES[-1], [*lines[: most - 1], last]


def _wrap(text: str, fonts: Sequence[Path], size: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, _sized(fonts, size)) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@cache
def _load(path: Path | None, size: int) -> Font:
    if path is None:
        return ImageFont.load_default(size)
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _sized(fonts: Sequence[Path], size: int) -> tuple[Font, ...]:
    return tuple(_load(path, size) for path in (*fonts, None))


@cache
def _has(font: Font, letter: str) -> bool:
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask(NO_GLYPH))


def _is_drawable(text: str, fonts: Sequence[Path]) -> bool:
    sized = _sized(fonts, SMALL)
    return all(any(_has(font, letter) for font in sized) for letter in text)


def _font_runs(text: str, fonts: Sequence[Font]) -> list[tuple[str, Font]]:
    """Split words into runs that one font has the letters of."""
    runs: list[tuple[str, Font]] = []
    for letter in text:
        font = next((f for f in fonts if _has(f, letter)), fonts[-1])
        if runs and runs[-1][1] is font:
            runs[-1] = (runs[-1][0] + letter, runs[-1][1])
        else:
            runs.append((letter, font))
    return runs


def _width(text: str, fonts: Sequence[Font]) -> float:
    return sum(font.getlength(run) for run, font in _font_runs(text, fonts))


def _draw_text(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, fonts: Sequence[Font], fill: int) -> None:
    left, top = at
    for run, font in _font_runs(text, fonts):
        ascent = font.getmetrics()[0] if isinstance(font, ImageFont.FreeTypeFont) else 0
        base = fonts[0].getmetrics()[0] if isinstance(fonts[0], ImageFont.FreeTypeFont) else 0
        draw.text((left, top + base - ascent), run, font=font, fill=fill)
        left += font.getlength(run)

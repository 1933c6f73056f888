"""A page of a PDF laid out by pdfminer.six, with limits on what is drawn on it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any, Final

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTContainer, LTItem, LTTextLine
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from generator.values.diagnostic import BriefingError

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it stumbles over is no fault of the reader's
MOST_SIGNS: Final = 40_000  # of one page; a page of a newspaper has half of that
MOST_DRAWN: Final = 2_000  # forms drawn on one page, those in forms included


class LimitedPage(PDFPageAggregator):
    """A page that takes so many letters and forms and no more; of lines and pictures it keeps none."""

    def __init__(self, place: str) -> None:
        """Keep the place for the fault."""
        super().__init__(PDFResourceManager(caching=False), laparams=LAParams(all_texts=True))
        self.place = place
        self.signs = 0
        self.drawn = 0

    def render_char(self, *args: Any, **options: Any) -> float:  # noqa: ANN401  # as pdfminer has it
        """Count a letter."""
        self.signs += 1
        if self.signs > MOST_SIGNS:
            raise self._fault("letters", MOST_SIGNS)
        return super().render_char(*args, **options)

    def begin_figure(self, *args: Any) -> None:  # noqa: ANN401  # as pdfminer has it
        """Count a form or picture."""
        self.drawn += 1
        if self.drawn > MOST_DRAWN:
            raise self._fault("drawings", MOST_DRAWN)
        super().begin_figure(*args)

    def render_image(self, *_args: Any) -> None:  # noqa: ANN401  # as pdfminer has it
        """Leave a picture out."""

    def paint_path(self, *_args: Any) -> None:  # noqa: ANN401  # as pdfminer has it
        """Leave lines out."""

    def _fault(self, what: str, most: int) -> BriefingError:
        return BriefingError(self.place, f"has more than {most:,} {what} and was not read", hint="copy its text")


def laid_out(page: PDFPage, place: str) -> tuple[list[LTTextLine], float]:
    """Return the lines of a page in reading order, and its height in points.

    Raises BriefingError for more letters or forms than a page of a newspaper has, and whatever pdfminer raises.
    """
    device = LimitedPage(place)
    PDFPageInterpreter(device.rsrcmgr, device).process_page(page)
    layout = device.get_result()
    return list(_lines_below(layout)), float(layout.height)


def _lines_below(item: LTItem) -> Iterator[LTTextLine]:
    if isinstance(item, LTTextLine):
        yield item
    elif isinstance(item, LTContainer):
        for inner in item:
            yield from _lines_below(inner)

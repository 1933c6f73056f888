"""Pages that browsers save as one file, MHTML: read as pages, with the address and the day of saving."""

from __future__ import annotations

import pytest
from stories import articles, faults

from generator.intake.incoming import Raw
from generator.intake.reading import read_raw

PAGE = (
    "<html><head><title>Fog shuts the port</title><meta property=og:site_name content='Osterby Post'>"
    "<meta property=article:published_time content='2031-03-02T06:00:00Z'></head><body><nav><a href=/>News</a></nav>"
    "<article><h1>Fog shuts the port</h1><p>Fog closed the harbour of Osterby on Sunday, and four ferries waited"
    " outside the mole.</p><p>Pilots said that they could not see the lights of the pier from forty metres.</p>"
    "</article></body></html>"
)
SAVER = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/fog\r\nSubject: Fog"
OLDER = 'From: "Saved by Windows Internet Explorer 11"\r\nSubject: Fog'


def saved(head: str, page: str = PAGE, kind: str = "text/html") -> Raw:
    text = (
        f"{head}\r\nDate: Tue, 4 Mar 2031 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
        f"--B\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Location: https://post.example/fog\r\n\r\n{page}\r\n"
        "--B\r\nContent-Type: text/css\r\nContent-Location: cid:css@mhtml.blink\r\n\r\nbody{}\r\n--B--\r\n"
    )
    return Raw(text.encode(), "fog.mht")


@pytest.mark.parametrize("head", [SAVER, OLDER])
def test_the_page_in_it_is_read_and_the_day_of_saving_is_none_of_publication(head: str) -> None:
    (article,) = articles(list(read_raw(saved(head))))
    assert article.body.startswith("Fog closed the harbour of Osterby on Sunday")
    assert article.body.endswith("from forty metres.")
    assert (article.title, article.outlet) == ("Fog shuts the port", "Osterby Post")
    assert (article.published, article.retrieved) == ("2031-03-02T06:00+00:00", "2031-03-04T10:00+00:00")
    assert article.url == "https://post.example/fog"


def test_a_page_without_a_day_has_none() -> None:
    (article,) = articles(list(read_raw(saved(SAVER, PAGE.replace("article:published_time", "x")))))
    assert article.published is None


def test_a_mail_with_pictures_in_it_stays_a_mail() -> None:
    (article,) = articles(list(read_raw(saved("From: Osterby Post <news@post.example>\r\nSubject: Fog"))))
    assert article.published == "2031-03-04T10:00+00:00"


def test_a_saved_picture_holds_no_page() -> None:
    assert faults(list(read_raw(saved(SAVER, "GIF89a", "image/gif")))) == ["fog.mht: holds no page"]

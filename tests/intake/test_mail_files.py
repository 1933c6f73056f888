"""Mails: newsletters, articles sent on, attachments, mailboxes."""

from __future__ import annotations

import textwrap
from email.message import EmailMessage

import pytest
from stories import BODY, HTML, PARAGRAPHS, TITLE, articles, faults, links

from generator.intake.formats.mail import MAIL, MAILBOX
from generator.intake.forwarding import subject_without_prefix
from generator.intake.incoming import Raw
from generator.intake.limits import DEEPEST
from generator.intake.reading import read_raw
from generator.lexicons.loader import load_lexicon
from generator.values.diagnostic import BriefingError

WORDS = load_lexicon("mails")
WRAPPED = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
LISTED = {"List-Id": "<news.courier.test>"}


def mail(text: str | None = None, html: str | None = None, **fields: str) -> EmailMessage:
    made = EmailMessage()
    told = {
        "From": "Tarnwick Courier <news@courier.test>",
        "Date": "Tue, 04 Jun 2024 08:15:00 +0100",
        "Subject": "Pier shut",
        "Message-ID": "<1@courier.test>",
    }
    for name, value in {**told, **fields}.items():
        made[name] = value
    if text is not None:
        made.set_content(text, cte="quoted-printable")
    if html is not None:
        (made.set_content if text is None else made.add_alternative)(html, subtype="html")
    return made


def read(made: EmailMessage | bytes) -> list:
    data = made if isinstance(made, bytes) else made.as_bytes()
    assert MAIL.is_it(data)
    return list(read_raw(Raw(data, "a.eml")))


@pytest.mark.parametrize(
    "made",
    [mail(BODY), mail(WRAPPED), mail(None, HTML), mail("See the other part.", HTML), mail(BODY, "<p>No words.</p>")],
    ids=["plain", "hard-wrapped", "HTML", "both", "both, the HTML empty"],
)
def test_a_mail_that_is_one_article(made: EmailMessage) -> None:
    (article,) = articles(read(made))
    assert article.body == BODY
    assert (article.title, article.outlet, article.byline) == ("Pier shut", "Tarnwick Courier", None)
    assert article.published == "2024-06-04T08:15+01:00"
    assert dict(article.grounds)["published"] == "date of the mail"
    assert dict(article.grounds)["outlet"] == "sender of the mail"
    assert article.place == "a.eml"


def test_a_person_who_writes_is_its_writer_unless_a_list_sends_it() -> None:
    (article,) = articles(read(mail(BODY, From="Ann Bell <ann@x.test>")))
    assert (article.outlet, article.byline) == (None, "Ann Bell")
    (article,) = articles(read(mail(BODY, **{"From": "Ann Bell <ann@x.test>", **LISTED})))
    assert (article.outlet, article.byline) == ("Ann Bell", None)


def test_the_frame_of_a_newsletter_is_left_out_and_its_own_heading_is_the_title() -> None:
    html = f"""<div style="display:none">Read first</div><p><a href="https://courier.test/v">View online</a></p>
    <h1>{TITLE}</h1>{HTML}<p>You are receiving this because you asked. <a href="https://courier.test/u">Unsubscribe</a></p>
    <p>Tarnwick Courier, 5 Quay Street, Tarnwick</p>"""
    (article,) = articles(read(mail("x", html)))
    assert (article.title, article.body, article.url) == (TITLE, BODY, "https://courier.test/v")
    assert dict(article.grounds)["title"] == "headline in the mail"


def digest(*stories: tuple[str, str, str], tag: str = "h2", rule: str = "", link: bool = True) -> str:
    parts = []
    for path, title, text in stories:
        head = f'<a href="https://courier.test/{path}">{title}</a>' if link else title
        more = f'<p><a href="https://courier.test/{path}">Read more</a></p>' if link else ""
        parts.append(f"<tr><td><{tag}>{head}</{tag}><p>{text}</p>{more}</td></tr>")
    return (
        f"<h1>Morning letter</h1><p>Good morning from all of us in the newsroom.</p><table>{rule.join(parts)}</table>"
    )


TWO = (
    ("pier", TITLE, f"{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}"),
    ("fog", "Fog holds up two ferries outside Tarnwick", PARAGRAPHS[3]),
)


@pytest.mark.parametrize("tag", ["h2", "h3", "b", "p"])
def test_a_newsletter_of_several_stories_is_an_article_each(tag: str) -> None:
    found = articles(read(mail("x", digest(*TWO, tag=tag), **LISTED)))
    assert [a.title for a in found] == [TITLE, "Fog holds up two ferries outside Tarnwick"]
    assert [a.url for a in found] == ["https://courier.test/pier", "https://courier.test/fog"]
    assert [a.body for a in found] == [f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}", PARAGRAPHS[3]]
    assert [a.place for a in found] == ["a.eml, story 1", "a.eml, story 2"]


def test_stories_without_links_are_told_by_the_rules_between_them() -> None:
    html = digest(*TWO, rule="<tr><td><hr></td></tr>", link=False).replace(
        "<p>Good morning from all of us in the newsroom.</p>", ""
    )
    assert len(articles(read(mail("x", html)))) == 2


def test_an_article_with_subheads_stays_whole() -> None:
    chapters = f"<h2>What it costs</h2><p>{PARAGRAPHS[2]}</p><h2>Who waits</h2><p>{PARAGRAPHS[3]}</p>"
    html = f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p>{chapters}"
    (article,) = articles(read(mail("x", html)))
    assert article.body.split("\n\n")[1::2] == ["What it costs", "Who waits"]


def test_bold_words_before_paragraphs_are_headlines() -> None:
    paragraphs = "".join(
        f"<p><b>{title}.</b> {text.split('</p>')[0]} <a href='https://courier.test/{path}'>The story</a></p>"
        for path, title, text in TWO
    )
    found = articles(read(mail("x", f"<p>Good morning from all of us in the newsroom.</p>{paragraphs}")))
    assert [(a.title, a.url) for a in found] == [(title, f"https://courier.test/{path}") for path, title, _ in TWO]
    assert found[0].body == f"{PARAGRAPHS[0]} The story"


def test_labels_above_several_stories_are_no_headlines() -> None:
    both = digest(*TWO, tag="b").replace("<table>", "<h2>News</h2><table>", 1)
    third = digest(("row", "Rowers win the regatta on the sound", PARAGRAPHS[0]), tag="b").partition("<table>")[2]
    found = articles(read(mail("x", f"{both}<h2>Sport</h2><table>{third}")))
    assert [a.url for a in found] == [f"https://courier.test/{path}" for path in ("pier", "fog", "row")]


def test_numbered_headlines_part_a_plain_newsletter() -> None:
    text = f"THE MORNING LETTER\n\n1. PIER CLOSED\n\n{WRAPPED}\n\n2. FERRIES MOVE SOUTH\n\n{WRAPPED}\n"
    assert [a.title for a in articles(read(mail(text)))] == ["PIER CLOSED", "FERRIES MOVE SOUTH"]


def test_a_head_without_a_mark_is_that_of_a_mail_sent_on_or_answered() -> None:
    head = "From: Sound Post <news@post.test>\nSent: 03 June 2024 07:10\nTo: Ann\nSubject: Pier closed\n\n"
    fields = {"From": "Ann Bell <ann@x.test>"}
    (sent_on,) = articles(read(mail(f"See below.\n\n{head}{WRAPPED}", **fields)))
    (answer,) = articles(
        read(mail(f"{WRAPPED}\n\n{head}What is the news of the pier in Tarnwick today, Ann?", **fields))
    )
    assert (sent_on.title, sent_on.outlet, sent_on.body) == ("Pier closed", "Sound Post", BODY)
    assert (answer.title, answer.byline, answer.body) == ("Pier shut", "Ann Bell", BODY)


def test_an_article_that_opens_with_a_subhead_stays_whole() -> None:
    html = f"<h1>{TITLE}</h1>" + "".join(
        f"<h2>Chapter about {n}</h2><p>{part}</p>" for n, part in enumerate(PARAGRAPHS)
    )
    (article,) = articles(read(mail("x", html)))
    assert article.title == TITLE
    assert article.body.split("\n\n")[1::2] == list(PARAGRAPHS)


def test_a_headline_with_a_few_words_and_a_link_is_a_link() -> None:
    short = ("council", "Council meets on Friday evening", "The council meets at seven on Friday.")
    found = read(mail("x", digest(*TWO, short)))
    assert len(articles(found)) == 2
    assert [(link.url, link.title) for link in links(found)] == [("https://courier.test/council", short[1])]


def test_a_plain_newsletter_of_several_stories() -> None:
    text = (
        f"Good morning.\n\nPIER SHUT AFTER CRACKS\n\n{textwrap.fill(PARAGRAPHS[0], 70)}\n\nRead more: https://courier.test/pier\n\n"
        f"* * *\n\nFog holds up two ferries\n------------------------\n{textwrap.fill(PARAGRAPHS[3], 70)}\n"
        "https://courier.test/fog\n\n* * *\nTo unsubscribe go to https://courier.test/u\n"
    )
    found = articles(read(mail(text)))
    assert [(a.title, a.body, a.url) for a in found] == [
        ("PIER SHUT AFTER CRACKS", PARAGRAPHS[0], "https://courier.test/pier"),
        ("Fog holds up two ferries", PARAGRAPHS[3], "https://courier.test/fog"),
    ]


@pytest.mark.parametrize("words", [*WORDS["footer"], *WORDS["web version"]])
def test_a_paragraph_of_the_newsletter_itself_is_left_out(words: str) -> None:
    (article,) = articles(read(mail(None, f"{HTML}<p>Here: {words} now</p>")))
    assert article.body == BODY


@pytest.mark.parametrize("words", WORDS["advert"])
def test_a_part_that_somebody_paid_for_is_left_out(words: str) -> None:
    advert = ("ad", f"{words.capitalize()}: new boats at Brant", PARAGRAPHS[3])
    found = read(mail("x", digest(*TWO, advert)))
    assert [a.url for a in articles(found)] == ["https://courier.test/pier", "https://courier.test/fog"]
    assert links(found) == []


@pytest.mark.parametrize("words", WORDS["forwarded"])
def test_a_mail_sent_on_is_read_as_what_it_was(words: str) -> None:
    head = (
        f"For Tuesday's page, please.\n\n----- {words.capitalize()} -----\nFrom: Sound Post <news@post.test>\n"
        "Date: Mon, Jun 3, 2024 at 7:10 AM\nSubject: Pier closed\nTo: <ann@x.test>\n\n"
    )
    (article,) = articles(read(mail(head + WRAPPED, From="Ann Bell <ann@x.test>", Subject="Fwd: Pier closed")))
    assert (article.title, article.outlet, article.byline) == ("Pier closed", "Sound Post", None)
    assert (article.published, article.body) == ("2024-06-03T07:10", BODY)


def test_a_long_subject_above_a_mail_sent_on_is_no_paragraph() -> None:
    subject = "Pier of Tarnwick shut for the summer after a storm"
    head = f"---------- Forwarded message ---------\nFrom: Sound Post <news@post.test>\nSubject: {subject}\n\n"
    (article,) = articles(read(mail(head + WRAPPED, From="Ann Bell <ann@x.test>", Subject=f"Fwd: {subject}")))
    assert (article.title, article.outlet, article.body) == (subject, "Sound Post", BODY)


def test_what_all_but_fills_a_mail_between_quotation_signs_was_sent_on() -> None:
    quoted = "".join(f"> {line}\n" for line in (WRAPPED + "\n\n" + WRAPPED).split("\n"))
    text = f"For you.\n\nOn Mon, 3 Jun 2024 at 7:10, Sound Post <news@post.test>\nwrote:\n\n{quoted}"
    (article,) = articles(read(mail(text, From="Ann Bell <ann@x.test>", Subject="Re: Pier shut")))
    assert (article.outlet, article.published, article.body) == ("Sound Post", "2024-06-03T07:10", f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize("prefix", WORDS["prefix"])
def test_what_answering_puts_before_a_subject_is_left_out(prefix: str) -> None:
    assert subject_without_prefix(f"{prefix.upper()}: [desk] {prefix}: Pier shut") == "Pier shut"


def test_signatures_and_what_a_reply_quotes_are_left_out() -> None:
    (article,) = articles(
        read(mail(f"{WRAPPED}\n\n> Did you hear of the pier?\n> Write 200 words.\n\n-- \nAnn Bell\n5 Quay"))
    )
    assert article.body == BODY


def test_what_is_attached_is_read_as_such_files_and_pictures_are_left_alone() -> None:
    made = mail("See what is attached.")
    made.add_attachment(mail(BODY, Subject="Inner"))
    made.add_attachment(HTML.encode(), maintype="text", subtype="html", filename="../pier.html")
    made.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="pier.ics")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="pier.png")
    made.add_attachment(bytes(range(9)) * 9, maintype="application", subtype="octet-stream", filename="pier.bin")
    found = read(made)
    assert [(a.place, a.body) for a in articles(found)] == [
        ("a.eml, mail 1 in it", BODY),
        ("a.eml, attachment .. pier.html", BODY),
    ]
    assert [fault.split(":")[0] for fault in faults(found)] == ["a.eml, attachment pier.bin"]


def test_mails_in_one_another_are_read_a_few_deep() -> None:
    made = mail(BODY)
    for _ in range(DEEPEST + 1):
        outer = mail("Look.")
        outer.add_attachment(made)
        made = outer
    found = read(made)
    assert articles(found) == []
    assert [f"{DEEPEST} containers deep" in fault for fault in faults(found)] == [True]


def mailbox(*mails: EmailMessage) -> bytes:
    mark = b"From news@courier.test Tue Jun  4 08:15:00 2024\n"
    return b"".join(mark + made.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n" for made in mails)


def test_a_mailbox_is_its_mails_and_one_without_an_article_leaves_the_others_alone() -> None:
    spoken = BODY.replace("Two ferry", "From 4 June 2024 on two ferry")
    found = list(read_raw(Raw(mailbox(mail(BODY), mail("Hello."), mail(spoken)), "letters.mbox")))
    assert [(a.place, a.body) for a in articles(found)] == [
        ("letters.mbox, mail 1", BODY),
        ("letters.mbox, mail 3", spoken),
    ]
    assert faults(found) == ["letters.mbox, mail 2: holds no article"]


def test_a_claim_about_the_encoding_that_is_wrong_is_not_believed() -> None:
    for charset in ("nonsense", "us-ascii", "utf-16"):
        head = f"From: Courier <a@b.test>\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}"
        data = f"{head}\n\n{BODY}".encode()
        assert [a.body for a in articles(read(data))] == [BODY], charset


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (mail(BODY).as_bytes()[:150], "holds no article"),
        (mail("Hello.").as_bytes(), "holds no article"),
        (b"MIME-Version: 1.0\nFrom: a\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\n--x--", "is encrypted"),
        (b"MIME-Version: 1.0\nFrom: a\n" + b"\n--x\nContent-Type: multipart/mixed; boundary=x\n" * 3000, "no article"),
        (b"MIME-Version: 1.0\nFrom: a\nSubject: " + b"=?utf-8?q?" * 9000, "no article"),
        (b"From: a\nMIME-Version: 1.0\n" + b"x" * (33 << 20), "more than 32 MB"),
    ],
    ids=["cut off", "a greeting", "encrypted", "boundaries without end", "a long header", "too large"],
)
def test_what_is_no_article_is_told(data: bytes, fault: str) -> None:
    with pytest.raises(BriefingError) as error:
        list(MAIL.read(Raw(data, "a.eml")))
    assert fault in error.value.fault


def test_a_mail_of_too_many_parts_and_a_deep_one_are_told() -> None:
    made = mail(BODY)
    for _ in range(250):
        made.add_attachment(b"x", maintype="image", subtype="png")
    found = read(made)
    assert len(articles(found)) == 1
    assert "parts; the rest was not read" in faults(found)[0]
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    assert faults(list(read_raw(Raw(b"MIME-Version: 1.0\nFrom: a\n" + deep, "a.eml"))))


def test_a_text_with_a_line_that_looks_like_a_field_is_no_mail() -> None:
    assert not MAIL.is_it(b"From: our correspondent\n\nThe pier is shut.")
    assert not MAILBOX.is_it(b"From 2024 on\nthe pier is shut.")


@pytest.mark.parametrize("data", [b"", b"  \n"])
def test_a_mail_whose_attachment_is_empty_holds_no_article(data: bytes) -> None:
    made = mail("See below.")
    made.add_attachment(data, "application", "pdf", filename="pier.pdf")
    assert faults(read(made)) == ["a.eml: holds no article"]

"""Origins as an editor assigns them: an article joins what is called so, by name, label, id, outlet or source."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import article

from generator.relations.dating.articles import date_articles
from generator.relations.origins.finding import find_origins
from generator.values.diagnostic import Diagnostic
from generator.values.document import AssignedOrigin, Basis, Field
from generator.values.findings import Article

BRIDGE = (
    "The Osterby bridge will close on 12 March for repairs, the port authority said. Two ferries will carry passengers "
    "across the sound until the work is done. The authority did not say when the bridge would reopen."
)
OUTLETS = {"wire": "Reuters", "post": "The Osterby Post", "mail": "Evening Mail", "echo": "Selm Echo"}
TEXTS = {
    "wire": f"OSTERBY (Reuters) - {BRIDGE}",
    "post": f"OSTERBY (Reuters) - {BRIDGE}",
    "mail": "A baker at Osterby fears for his trade. The shop by the bridge will shut for a month, he says.",
    "echo": "Anglers on the Selm are glad of the quiet. No boat may pass below the bridge before the end of April.",
}
DAYS = {"wire": "2031-03-04", "post": "2031-03-05", "mail": "2031-03-03", "echo": "2031-03-06"}


def told(**assigned: str) -> tuple[Article, ...]:
    found = []
    for name, text in TEXTS.items():
        made = article(name, text, DAYS[name])
        origin = AssignedOrigin(assigned[name], f"overrides.yml:{name}") if name in assigned else None
        metadata = replace(made.document.metadata, outlet=Field(OUTLETS[name], Basis.STATED), origin=origin)
        found.append(replace(made, document=replace(made.document, metadata=metadata)))
    return tuple(found)


def origins(**assigned: str) -> tuple[dict[str, str], dict[str, str], tuple[Diagnostic, ...]]:
    """Return each source's origin, each origin's label, and the faults."""
    _, found, _, faults = find_origins(date_articles(told(**assigned)))
    return {s: o.id for o in found for s in o.sources}, {o.id: o.label for o in found}, faults


FOUND = {"wire": "o-reuters", "post": "o-reuters", "mail": "o-mail", "echo": "o-echo"}


@pytest.mark.parametrize("name", ["Reuters", "reuters", "o-reuters", "Reuters report of 4 March 2031", "wire"])
@pytest.mark.parametrize("source", ["post", "mail"])
def test_an_article_joins_the_origin_that_is_called_so_and_stays_where_it_is_in_it(source: str, name: str) -> None:
    places, labels, faults = origins(**{source: name})
    assert places == {**FOUND, source: "o-reuters"}
    assert labels["o-reuters"] == "Reuters report of 4 March 2031"
    assert faults == ()


@pytest.mark.parametrize("name", ["Evening Mail", "EVENING  MAIL", "o-mail", "mail"])
def test_an_outlet_names_the_origin_of_its_article_which_keeps_id_and_name(name: str) -> None:
    places, labels, _ = origins(echo=name)
    assert places == {**FOUND, "echo": "o-mail"}
    assert labels["o-mail"] == "Evening Mail report of 3 March 2031"


def test_what_was_found_comes_before_what_an_editor_brings_whatever_the_dates() -> None:
    relations = dict(find_origins(date_articles(told(mail="Selm Echo")))[0])
    assert (relations["echo"].kind, relations["mail"].of) == ("original", "echo")
    confirmed = dict(find_origins(date_articles(told(wire="Reuters")))[0])
    assert (confirmed["wire"].kind, confirmed["post"].of) == ("original", "wire")


def test_a_name_that_nothing_has_makes_one_new_origin_of_all_who_have_it() -> None:
    places, labels, faults = origins(mail="Nordlink", echo="nordlink", post="Nordlink")
    assert places == {"wire": "o-reuters", "post": "o-nordlink", "mail": "o-nordlink", "echo": "o-nordlink"}
    assert (labels["o-nordlink"], faults) == ("Nordlink report of 3 March 2031", ())


def test_an_article_follows_the_one_it_is_from() -> None:
    assert origins(mail="Selm Echo", echo="Reuters")[0] == dict.fromkeys(FOUND, "o-reuters")
    assert len({*origins(mail="Selm Echo", echo="Evening Mail")[0].values()}) == 2


def test_an_id_that_nothing_has_is_refused() -> None:
    places, _, faults = origins(echo="o-reuter")
    assert places == FOUND
    assert faults == (
        Diagnostic("B301", "no origin has the id 'o-reuter'", "overrides.yml:echo", "did you mean 'o-reuters'?"),
    )


def test_an_outlet_of_two_origins_says_which() -> None:
    *others, mail, echo = told(echo="Evening Mail")
    text = "Ferry fares across the sound will double from Monday. Season tickets are no longer sold at the quay."
    second = replace(article("noon", text, "2031-03-04").document, metadata=mail.document.metadata)
    articles = (*others, mail, echo, replace(article("noon", text, "2031-03-04"), document=second))
    _, found, _, faults = find_origins(date_articles(articles))
    assert ("echo",) in [o.sources for o in found]
    fault = "'Evening Mail' names more than one origin: o-mail (Evening Mail), o-noon (Evening Mail)"
    assert faults == (Diagnostic("B302", fault, "overrides.yml:echo", "give the id of the one you mean"),)

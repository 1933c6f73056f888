"""The language of an article, told by its words; articles that no rules are written for stay whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import cleaned

from generator.lexicons.loader import load_lexicon
from generator.overrides.newsroom import NO_NEWSROOM
from generator.pipeline import analyse
from generator.publishing.cache import annotate_cached
from generator.publishing.generate import generate_stories
from generator.rendering.json_form import parse_briefing
from generator.sources import languages
from generator.sources.languages import recognise_language
from generator.stages.read import parse_source

WRITTEN = {
    "de": "Der Gemeinderat von Osterby hat am Dienstag die alte Brücke gesperrt, weil ein Taucher einen Riss fand.",
    "fr": "Le conseil municipal d'Osterby a fermé mardi le vieux pont, car un plongeur avait trouvé une fissure.",
    "es": "El ayuntamiento de Osterby cerró el martes el puente viejo porque un buzo había encontrado una grieta.",
    "it": "Il consiglio comunale di Osterby ha chiuso martedì il vecchio ponte perché un sub aveva trovato una crepa.",
    "nl": "De gemeenteraad van Osterby heeft dinsdag de oude brug gesloten omdat een duiker een scheur had gevonden.",
    "sv": "Kommunfullmäktige i Osterby stängde på tisdagen den gamla bron sedan en dykare hade hittat en spricka.",
    "pl": "Rada miasta Osterby zamknęła we wtorek stary most, ponieważ nurek znalazł pęknięcie w północnym łuku.",
    "tr": "Osterby belediye meclisi, bir dalgıç kuzey kemerinde çatlak bulunca salı günü eski köprüyü kapattı.",
    "ru": "Городской совет Остербю во вторник закрыл старый мост, потому что водолаз нашёл трещину в северной арке.",
    "ar": "أغلق مجلس مدينة أوستربي الجسر القديم يوم الثلاثاء بعد أن عثر غواص على صدع في القوس الشمالي.",
    "zh": "奥斯特比市议会周二关闭了旧桥，因为一名潜水员在北侧桥拱发现了一条裂缝，市长说。",
    "en": "The council of Osterby closed the old bridge on Tuesday, as a diver had found a crack in it.",
}
ENGLISH = f"{WRITTEN['en']} Two ferries replace it, said the mayor, Ann Bell.\n"


@pytest.mark.parametrize("code", sorted(WRITTEN))
def test_a_language_is_told_by_one_sentence(code: str) -> None:
    assert recognise_language(WRITTEN[code]) == code


def test_english_is_told_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "_identifier", lambda: pytest.fail("the model was loaded"))
    assert recognise_language(ENGLISH * 40) == "en"


@pytest.mark.parametrize("text", ["", "Osterby 3-1 Corvan", "Bridge shut", "42 17 3 8 " * 40])
def test_what_says_too_little_is_left_open(text: str) -> None:
    assert recognise_language(text) is None


@pytest.mark.parametrize("word", load_lexicon("english")["words"])
def test_each_small_word_tells_english(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "_identifier", lambda: pytest.fail("the model was loaded"))
    monkeypatch.setattr(languages, "_small_words", lambda: frozenset(load_lexicon("english")["words"]) - {word})
    text = "Corvan Orrin Sund Lorn Tarrow Selm Norvane Calder Brell Estmark Meran Kalvo " + f"{word} " * 3
    with pytest.raises(pytest.fail.Exception):
        recognise_language(text)
    monkeypatch.undo()
    assert recognise_language(text) == "en"


def test_small_words_must_be_three_and_one_in_sixteen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "_identifier", lambda: pytest.fail("the model was loaded"))
    assert recognise_language("the " * 3 + "osterby " * 47) == "en"
    for text in ("the " * 2 + "osterby " * 20, "the " * 3 + "osterby " * 48):
        with pytest.raises(pytest.fail.Exception):
            recognise_language(text)


def test_an_unlikely_language_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    class Model:
        ranked = (("de", 0.6), ("lb", 0.39), ("en", 0.01))

        def rank(self, _text: str) -> tuple[tuple[str, float], ...]:
            return self.ranked

    monkeypatch.setattr(languages, "_identifier", Model)
    assert recognise_language(WRITTEN["de"]) == "de"
    assert recognise_language(WRITTEN["de"][:45]) is None
    for ranked in ((("de", 0.59), ("lb", 0.41)), (("de", 0.98), ("en", 0.02))):
        monkeypatch.setattr(Model, "ranked", ranked)
        assert recognise_language(WRITTEN["de"]) is None


def test_what_an_article_says_of_its_language_yields_to_its_words() -> None:
    document = parse_source(f"---\nlanguage: en\n---\n{WRITTEN['de']}\n".encode(), "a", "sources/a.md")
    assert document.metadata.language == "de"
    assert [note.code for note in document.notes] == ["B217", "B216"]
    short = parse_source(b"---\nlanguage: de\n---\nOsterby 3-1 Corvan\n", "a", "sources/a.md")
    assert short.metadata.language == "de"
    assert cleaned(ENGLISH).notes == ()


def test_nothing_is_found_in_an_article_of_another_language() -> None:
    text = f"Riss in der Brücke\n\n{WRITTEN['de']} „Sie ist nicht sicher“, sagte Ann Bell am 3. Mai 2031.\n"
    article = analyse(parse_source(text.encode(), "a", "a.txt"), annotate_cached, NO_NEWSROOM)
    assert article.document.text == text
    found = (article.quotes, article.figures, article.statements, article.times, article.unknowns)
    assert not any(found)


def story(root: Path, **sources: str) -> Path:
    folder = root / "bridge" / "sources"
    folder.mkdir(parents=True)
    for name, text in sources.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return root


def test_a_story_of_several_languages_goes_on(tmp_path: Path) -> None:
    other = "A diver found the crack in the northern arch of the Osterby bridge, and repairs will last until May.\n"
    result = generate_stories(
        story(tmp_path, post=ENGLISH, mail=other, bote=f"{WRITTEN['de']}\n", gazeta=WRITTEN["pl"])
    )
    assert result.errors == ()
    briefing = parse_briefing((tmp_path / "bridge" / "briefing.json").read_text("utf-8"))
    assert [(s.id, s.language) for s in briefing.sources] == [
        ("bote", "de"),
        ("gazeta", "pl"),
        ("mail", "en"),
        ("post", "en"),
    ]
    assert {source for fact in briefing.facts for source in fact.sources} <= {"mail", "post"}
    notes = [d for d in briefing.diagnostics if d.code == "B216"]
    assert [n.place for n in notes] == ["sources/bote.txt", "sources/gazeta.txt"]
    assert "is in German, and nothing is read from it" in notes[0].message
    front, evidence = ((tmp_path / "bridge" / name).read_text("utf-8") for name in ("index.md", "evidence.md"))
    assert "2 articles, 2 independent reports; 2 more in other languages" in front
    assert "in German, from which nothing is read" in evidence
    assert "Gemeinderat" not in front + evidence


def test_a_story_without_english_says_so(tmp_path: Path) -> None:
    result = generate_stories(story(tmp_path, bote=f"{WRITTEN['de']}\n"))
    assert "the story has no source in English" in [error.fault for error in result.errors]

"""Languages of short articles: small words with py3langid behind them (as the package does it) beside lingua.

    python -m benchmarks.languages.compare [FOLDER…]

Each library runs in a process of its own: seconds to load, megabytes, milliseconds an article, and what it gets wrong
of the sentences below and, where folders are given, of the English articles in them, whole and cut.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

# one sentence of news, and a short one, each in its language
SENTENCES = {
    "de": ("Der Gemeinderat von Osterby hat am Dienstag die alte Brücke gesperrt.", "Zwei Menschen wurden verletzt."),
    "fr": ("Le conseil municipal d'Osterby a fermé mardi le vieux pont.", "Deux personnes ont été blessées."),
    "es": ("El ayuntamiento de Osterby cerró el martes el puente viejo.", "Dos personas resultaron heridas."),
    "it": ("Il consiglio comunale di Osterby ha chiuso martedì il vecchio ponte.", "Due persone sono rimaste ferite."),
    "nl": ("De gemeenteraad van Osterby heeft dinsdag de oude brug gesloten.", "Twee mensen raakten gewond."),
    "sv": ("Kommunfullmäktige i Osterby stängde på tisdagen den gamla bron.", "Två personer skadades i olyckan."),
    "pl": ("Rada miasta Osterby zamknęła we wtorek stary most dla ruchu.", "Dwie osoby zostały ranne w wypadku."),
    "tr": ("Osterby belediye meclisi salı günü eski köprüyü trafiğe kapattı.", "Kazada iki kişi yaralandı."),
    "ru": ("Городской совет Остербю во вторник закрыл старый мост для машин.", "Два человека пострадали в аварии."),
    "ar": ("أغلق مجلس مدينة أوستربي الجسر القديم أمام السيارات يوم الثلاثاء.", "أصيب شخصان في الحادث."),
    "zh": ("奥斯特比市议会周二宣布关闭旧桥，禁止所有车辆通行。", "两人在事故中受伤。"),
    "en": (
        "The council of Osterby closed the old bridge to all cars on Tuesday.",
        "Two people were hurt in the crash.",
    ),
}
CUTS = (None, 800, 200)
Tell = Callable[[str], str | None]


def ours() -> Tell:
    from generator.sources.languages import recognise_language  # noqa: PLC0415  # what is measured is its loading

    return recognise_language


def lingua(*, low: bool) -> Tell:
    from lingua import LanguageDetectorBuilder  # noqa: PLC0415  # what is measured is its loading

    builder = LanguageDetectorBuilder.from_all_languages()
    detector = (builder.with_low_accuracy_mode() if low else builder).build()

    def tell(text: str) -> str | None:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else None

    return tell


PROGRAMS: dict[str, Callable[[], Tell]] = {
    "this package": ours,
    "lingua": lambda: lingua(low=False),
    "lingua, low accuracy": lambda: lingua(low=True),
}


def measure(task: tuple[str, list[str]]) -> str:
    name, articles = task
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    tell = PROGRAMS[name]()
    tell(SENTENCES["de"][0])
    loaded = time.perf_counter() - start
    wrong = [sum(tell(pair[n]) not in {code, None} for code, pair in SENTENCES.items()) for n in (0, 1)]
    left = [sum(tell(pair[n]) is None for code, pair in SENTENCES.items()) for n in (0, 1)]
    start = time.perf_counter()
    english = [sum(tell(text[:cut]) not in {"en", None} for text in articles) for cut in CUTS]
    each = 1000 * (time.perf_counter() - start) / max(1, len(CUTS) * len(articles))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    erred = ", ".join(f"{n} ({cut or 'whole'})" for n, cut in zip(english, CUTS, strict=True))
    return (
        f"{name}: loaded in {loaded:.1f} s, {grown:.0f} MB; of {len(SENTENCES)} sentences {wrong[0]} wrong, {left[0]} "
        f"open; of the short ones {wrong[1]} wrong, {left[1]} open; of {len(articles)} English articles wrong {erred}; "
        f"{each:.1f} ms each"
    )


def main() -> None:
    articles = [p.read_text("utf-8", "replace") for folder in sys.argv[1:] for p in sorted(Path(folder).rglob("*.txt"))]
    for name in PROGRAMS:
        with get_context("spawn").Pool(1) as pool:
            print(pool.apply(measure, ((name, articles),)))


if __name__ == "__main__":
    main()

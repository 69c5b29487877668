"""What a site puts around its report makes no incident: menus, share lines, credits, related headlines,
comments.
"""

from datetime import date
from pathlib import Path

import pytest
from reading import gazetteer, sentences, told

from sahel.pipeline import readings
from sahel.reports import read

PAGES = sorted((Path(__file__).parent / "furniture").iterdir())
HEADLINES = ("Gunmen kill 14 civilians in Djibo raid", "Quatorze civils tués à Djibo")
ARTICLE = (
    *HEADLINES,
    "Gunmen on motorcycles killed 14 civilians",
    "The attackers also burned",
    "No group has claimed",
    "The army said",
    "Des hommes armés à moto ont tué 14 civils",
    "Les assaillants ont aussi brûlé",
    "L'attaque n'a pas",
    "L'armée dit avoir",
    "OUAGADOUGOU, March 21 (Reuters) - Gunmen on motorcycles killed",
)
STORY = {
    "en": "Gunmen on motorcycles killed nine traders at the market of Titao on Friday, the army said.",
    "fr": "Des hommes armés à moto ont tué neuf commerçants vendredi au marché de Titao, a annoncé l'armée.",
}
MORE = {
    "en": "The attackers burned the shops of the market before they left for the north, two residents said.",
    "fr": "Les assaillants ont brûlé les boutiques du marché avant de repartir vers le nord, selon deux habitants.",
}
OTHER = {"en": "Mine kills two soldiers near Tessit", "fr": "Deux soldats tués par une mine près de Tessit"}


def test_there_are_twelve_pages_of_either_kind_and_language():
    kinds = {(path.name[:2], path.suffix) for path in PAGES}
    assert len(PAGES) == 12 and kinds == {(lang, kind) for lang in ("en", "fr") for kind in (".html", ".txt")}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_of_a_page_with_all_its_furniture_the_incident_of_its_article_alone_comes_out(path):
    (reading,) = readings(read(path), gazetteer())
    assert [(i.date_start, i.name, i.fatalities_best) for i in reading.incidents] == [
        (date(2024, 3, 20), "Djibo", 14)
    ]
    assert all(sentence.quote.startswith(ARTICLE) for sentence in reading.incidents[0].evidence)
    assert reading.report.title in HEADLINES
    assert reading.report.language == path.name[:2]


@pytest.mark.parametrize(
    ("language", "button"),
    [
        ("en", "Scroll to Top"),
        ("en", "Share this article"),
        ("en", "3 min read"),
        ("en", "Advertisement · Scroll to continue"),
        ("fr", "Retour en haut de page"),
        ("fr", "Partager"),
        ("fr", "3 min Temps de lecture"),
        ("fr", "Publicité"),
    ],
)
def test_a_button_is_not_read(language, button):
    text = f"{button}\n{STORY[language]}\n{button}\n{MORE[language]}\n{button}"
    assert [sentence.text for sentence in sentences(text, language)] == [STORY[language], MORE[language]]


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Read next"),
        ("en", "Related stories:"),
        ("en", "MORE FROM AFRICA"),
        ("en", "You may also like"),
        ("fr", "Sur le même sujet"),
        ("fr", "À lire aussi :"),
        ("fr", "Les plus lus"),
        ("fr", "Vous aimerez aussi"),
    ],
)
def test_the_headlines_of_other_stories_are_not_read_and_the_report_goes_on_behind_them(language, heading):
    inside = f"{STORY[language]}\n{heading}\n{OTHER[language]}\n{MORE[language]} {MORE[language]}"
    assert [i.fatalities_best for i in told(inside, language)] == [9]
    assert [s.text for s in sentences(inside, language)] == [STORY[language], MORE[language], MORE[language]]
    behind = f"{STORY[language]}\n{heading}\n{OTHER[language]}\n{OTHER[language]}."
    assert [s.text for s in sentences(behind, language)] == [STORY[language]]


@pytest.mark.parametrize(("language", "heading"), [("en", "Leave a reply"), ("fr", "Vos réactions")])
def test_what_readers_write_below_a_report_is_not_read(language, heading):
    text = f"{STORY[language]}\n{heading}\n{MORE[language]}\n{OTHER[language]}"
    assert [s.text for s in sentences(text, language)] == [STORY[language]]


@pytest.mark.parametrize(
    "line",
    [
        "[1/3] Soldiers killed in Gao are buried. REUTERS/Jane Doe Purchase Licensing Rights",
        "Soldiers killed in Gao in January are buried in Bamako. © 2024 AP",
        "Soldiers killed in Gao: AFP/Getty Images",
    ],
)
def test_a_picture_s_credit_closes_a_caption(line):
    assert [s.text for s in sentences(f"{STORY['en']}\n{line}\n{MORE['en']}")] == [STORY["en"], MORE["en"]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Related incidents\n- Gunmen killed nine traders in Titao on Friday.\n- A mine killed two soldiers near Tessit on Friday.",
        ),
        ("en", "Trending\n" + STORY["en"]),
        ("fr", "À la une\n" + STORY["fr"]),
        (
            "en",
            STORY["en"]
            + "\nAFP/Reuters reported that six others had been killed in Isa on Friday, an official said.",
        ),
    ],
)
def test_what_only_looks_like_furniture_is_read(language, text):
    assert told(text, language) != []


def test_a_row_of_a_long_line_is_no_menu():
    text = f"{STORY['en']} | {MORE['en']} | {MORE['en']}"
    assert [i.fatalities_best for i in told(text)] == [9]
    assert not sentences("Home | Africa | Mali | Gunmen kill six")

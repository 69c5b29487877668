"""A report without metadata says at its head what it is called, who publishes it, when, and in which language.
"""

from datetime import date

import pytest

from sahel.formats import masthead
from sahel.formats.markdown import words
from sahel.model import Report
from sahel.pipeline import completed
from sahel.reports import read

STORY = {
    "en": "Gunmen killed 14 civilians in Djibo on Wednesday, the army said. It was the third attack of the month.\n",
    "fr": "Des hommes armés ont tué 14 civils à Djibo mercredi, a déclaré l'armée. C'est la troisième attaque.\n",
}
HEADLINE = {"en": "Attack on Djibo leaves 14 dead", "fr": "Attaque à Djibo : 14 morts"}


def of_text(folder, text: str, name: str = "x.txt") -> Report:
    """The report in a file, with what its own words give of its language and day."""
    path = folder / name
    path.write_text(text, "utf-8")
    (found,) = read(path)
    return completed(found)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Attack on Djibo leaves 14 dead\n\nSix died.", "Attack on Djibo leaves 14 dead"),
        ("Que se passe-t-il à Djibo ?\nSix morts.", "Que se passe-t-il à Djibo ?"),
        ("# Attack on Djibo\n\nSix died.", "Attack on Djibo"),
        ("Title: Attack on Djibo\nSix died.", "Attack on Djibo"),
        ("Gunmen killed six people in Djibo.\n\nThe army came.", None),
        ("DAKAR, July 3 (Reuters) - Gunmen killed six\n\nThe army came.", None),
        ("BAMAKO, March 4 - Gunmen killed six\n\nThe army came.", None),
        ("Published 21 March 2024\nSix died.", None),
        ("Jeudi 21 mars 2024\nSix morts.", None),
        ("- Djibo: six killed\n- Gao: two killed", None),
        ("Attack on Djibo leaves 14 dead", None),
        ("Djibo\n\nSix died.", None),
        ("word " * 60 + "\n\nSix died.", None),
    ],
)
def test_the_headline_of_a_text_is_its_title_and_no_other_first_line_is(text, title):
    assert masthead.title(text) == title


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("DAKAR, July 3 (Reuters) - Gunmen killed six.", "Reuters"),
        ("Headline\n\nGAO, Mali (AP) — Gunmen killed six.", "AP"),
        ("Ouagadougou, 3 juil. 2024 (AIB) - Six morts.", "AIB"),
        ("Bamako (Agence France-Presse) – Six morts.", "AFP"),
        ("Headline\nSource: Radio Mandara\n\nSix died.", "Radio Mandara"),
        ("Ouagadougou (Burkina Faso) - Six morts.", None),
        ("NOUAKCHOTT (Friday, Oct 31, 2025) - Six died.", None),
        ("Six died, said the army (AFP) - and more.", "AFP"),
        (
            "Source: two officers said that six had died near Djibo on Monday and that more were missing.",
            None,
        ),
    ],
)
def test_the_publisher_is_the_agency_of_the_dateline_or_the_source_that_is_named(text, publisher):
    assert masthead.publisher(text) == publisher


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Published 21 March 2024"),
        ("en", "Published on March 21, 2024 at 10:30 GMT"),
        ("en", "Published: 2024-03-21"),
        ("en", "Published Time: 2024-03-21T10:30:00Z"),
        ("en", "Date: 21.03.2024"),
        ("en", "Issued on: 21/03/2024 - 10:30"),
        ("en", "By Jane Doe | March 21, 2024"),
        ("en", "BAMAKO, March 21, 2024 (Reuters) - Fighting went on."),
        ("fr", "Publié le 21 mars 2024 à 10h30, mis à jour le 22 mars 2024"),
        ("fr", "Publié le : 21/03/2024 - 10:30"),
        ("fr", "Mis en ligne le 21.03.2024"),
        ("fr", "Ouagadougou, 21 mars 2024 (AIB) - Les combats continuent."),
    ],
)
def test_a_published_line_or_a_dateline_gives_the_day_and_the_words_the_language(tmp_path, language, line):
    told = of_text(tmp_path, f"{HEADLINE[language]}\n\n{line}\n\n{STORY[language]}")
    assert (told.published, told.language, told.title) == (date(2024, 3, 21), language, HEADLINE[language])


def test_a_day_that_no_report_can_be_of_is_none_at_the_head_either(tmp_path):
    assert of_text(tmp_path, f"Headline of it\nPublished: 2024-13-41\n\n{STORY['en']}").published is None


def test_what_is_said_outright_outranks_the_head_and_the_address_comes_last(tmp_path):
    head = "published: 2024-03-22\npublisher: The Paper\ntitle: Another title\nurl: https://www.example.org/2024/03/20/a"
    body = f"{HEADLINE['en']}\n\nGAO, March 21, 2024 (AP) - {STORY['en']}"
    told = of_text(tmp_path, f"---\n{head}\n---\n{body}", "x.md")
    assert (told.published, told.publisher, told.title) == (date(2024, 3, 22), "The Paper", "Another title")
    bare = of_text(tmp_path, f"---\nlink: https://www.example.org/2024/03/20/a\n---\n{STORY['en']}", "y.md")
    assert (bare.published, bare.publisher, bare.title) == (date(2024, 3, 20), "example.org", None)


def test_a_front_matter_may_use_other_names(tmp_path):
    head = 'titre: "Le titre"\ndate: 21 mars 2024\nlang: fr\nsource: Le Journal\nlink: https://example.org/a'
    told = of_text(tmp_path, f"---\n{head}\n...\n{STORY['fr']}", "x.md")
    assert (told.title, told.published, told.language, told.publisher, told.url) == (
        "Le titre",
        date(2024, 3, 21),
        "fr",
        "Le Journal",
        "https://example.org/a",
    )


@pytest.mark.parametrize(
    ("marked", "read_as"),
    [
        (
            "**Gunmen** killed [14 civilians](https://x.org/gao-6-dead) in *Djibo*.",
            "Gunmen killed 14 civilians in Djibo.",
        ),
        (
            "![Gao after the raid](gao.png)Six died in _Djibo_ (snake_case).",
            "Six died in Djibo (snake_case).",
        ),
        ("See [the note][1].\n\n[1]: https://x.org/gao-6-dead", "See the note.\n\n"),
        ("> Six died.\n> > Two lived.", "Six died.\nTwo lived."),
        (
            "Attack\n======\n\n---\n\n## Second\n\n* Djibo: six\n- Gao: two",
            "Attack\n\n\n---\n\n## Second\n\n* Djibo: six\n- Gao: two",
        ),
        ("2 * 3 * 4, Al\\_Qaida<br>and ~~five~~ `six`", "2 * 3 * 4, Al_Qaida\nand five six"),
        ("| Date | Event |\n|:---|---:|\n| 2 May | Six died |", "Date; Event\n\n2 May; Six died"),
        ("*never closed, **nor this, [nor this](", "*never closed, **nor this, [nor this]("),
    ],
)
def test_markdown_is_read_as_its_words(marked, read_as):
    assert words(marked) == read_as


def test_the_incidents_of_a_markdown_table_are_read(tmp_path):
    told = of_text(
        tmp_path,
        "| Date | Place | Event |\n|---|---|---|\n| 12 March 2024 | Djibo | Gunmen killed 14 civilians |\n",
        "x.md",
    )
    assert "12 March 2024; Djibo; Gunmen killed 14 civilians" in told.text

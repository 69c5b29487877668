"""Who issues a report, and whose word its unsourced sentences are."""

import pytest
from reading import told


def whose(text: str, language: str = "en") -> list[tuple]:
    """The incidents of a report as (place, perpetrators, attribution, sources of its figures)."""
    return [
        (i.place, i.perpetrators, i.attribution, tuple(c.source for c in i.casualties))
        for i in told(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "head", "source"),
    [
        ("en", "MINISTRY OF DEFENCE", "government"),
        ("en", "Nigerian Army: press note no 6", "government"),
        ("en", "OCHA flash update no 3", "ngo"),
        ("en", "United Nations weekly bulletin", "ngo"),
        ("en", "Evening news", "media"),
        ("fr", "MINISTÈRE DE LA DÉFENSE", "government"),
        ("fr", "Armée nigérienne : point de presse no 6", "government"),
        ("fr", "OCHA, note d'information no 3", "ngo"),
        ("fr", "Nations unies : bulletin hebdomadaire", "ngo"),
        ("fr", "Le journal du soir", "media"),
    ],
)
def test_an_unsourced_figure_is_the_issuer_s(language, head, source):
    story = {
        "en": "Gunmen killed four carpenters in Bosso on Friday.",
        "fr": "Des hommes armés ont tué quatre charpentiers vendredi à Bosso.",
    }[language]
    assert whose(f"{head}\n\n{story}", language) == [("Bosso", ("unidentified",), "unattributed", (source,))]


@pytest.mark.parametrize(
    ("language", "head", "group"),
    [
        ("en", "JNIM", "jnim"),
        ("en", "Weekly claims of JNIM", "jnim"),
        ("en", "Az-Zallaqa: JNIM communique no 52", "jnim"),
        ("en", "Islamic State - Sahel Province: list of claims", "issp"),
        ("fr", "GSIM", "jnim"),
        ("fr", "Relevé des revendications du GSIM", "jnim"),
        ("fr", "Az-Zallaqa : communiqué n° 52 du GSIM", "jnim"),
        ("fr", "État islamique au Sahel : liste des revendications", "issp"),
    ],
)
def test_the_acts_in_a_group_s_list_are_its_own_claims(language, head, group):
    story = {
        "en": "Bombing of an army truck near Tessit on Friday: three soldiers killed.",
        "fr": "Attaque d'un camp près de Tessit vendredi : trois soldats tués.",
    }[language]
    assert whose(f"{head}\n\n{story}", language) == [("Tessit", (group,), "claimed", ("perpetrator",))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "List of claims\n\nJNIM (Zallaqa)\n\nAmbush near Tessit on Friday: three soldiers killed.\n\n"
                "ISWAP (Amaq)\n\nRaid on a post in Damboa on Saturday: five soldiers killed."
            ),
        ),
        (
            "fr",
            (
                "Liste des revendications\n\nJNIM (Zallaqa)\n\n"
                "Embuscade vendredi à Tessit : trois soldats tués.\n\n"
                "ISWAP (Amaq)\n\nAttaque d'un poste à Damboa samedi : cinq soldats tués."
            ),
        ),
    ],
)
def test_each_part_of_a_list_of_claims_is_the_group_s_that_heads_it(language, text):
    assert whose(text, language) == [
        ("Tessit", ("jnim",), "claimed", ("perpetrator",)),
        ("Damboa", ("iswap",), "claimed", ("perpetrator",)),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Weekly claims of JNIM\n\nAmbush near Tessit on Friday: three soldiers killed.\n\n"
                "Editor's note: on Saturday gunmen killed two weavers in Bankass."
            ),
        ),
        (
            "fr",
            (
                "Relevé des revendications du JNIM\n\nEmbuscade vendredi à Tessit : trois soldats tués.\n\n"
                "Note de la rédaction : samedi, des hommes armés ont tué deux tisserands à Bankass."
            ),
        ),
    ],
)
def test_behind_an_aside_the_group_claims_nothing(language, text):
    assert whose(text, language) == [
        ("Tessit", ("jnim",), "claimed", ("perpetrator",)),
        ("Bankass", ("unidentified",), "unattributed", ("media",)),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Weekly claims of JNIM\n\nOn Friday the Malian army killed six nomads near Léré.",
        ),
        (
            "fr",
            "Relevé des revendications du JNIM\n\nVendredi, l'armée malienne a tué six nomades près de Léré.",
        ),
    ],
)
def test_what_another_did_is_not_claimed_by_the_list_s_group(language, text):
    assert [(i.place, i.perpetrators) for i in told(text, language)] == [("Léré", ("military_mali",))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "NIGER: Humanitarian Access Snapshot no. 12\n\nTen farmers were killed in Bosso on Friday."),
        ("en", "(Geneva) - Gunmen killed ten farmers in Bosso on Friday, the Observatory said today.\n\nTen farmers died."),
        ("fr", "NIGER\nNote d'information humanitaire n° 12\n\nDix cultivateurs ont été tués vendredi à Bosso."),
    ],
)
def test_a_humanitarian_paper_and_an_organisation_s_report_are_its_own_word(language, text):
    assert {claim.source for i in told(text, language) for claim in i.casualties} == {"ngo"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "JNIM claims: Mali and Benin (10-12 May)\n\nOn Friday a bomb hit an army vehicle near Léré, according to the second text. It killed six soldiers."),
        ("fr", "GSIM, revendications : Mali et Bénin (10-12 mai)\n\nVendredi, un engin a frappé un véhicule de l'armée près de Léré, selon le deuxième texte. Six soldats ont été tués."),
    ],
)
def test_a_round_up_of_claims_is_the_group_s_word(language, text):
    assert [(i.perpetrators, i.attribution) for i in told(text, language)] == [(("jnim",), "claimed")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Statement by JNIM\n3 May 2024\n\nThe fighters attacked a post in Abala on Thursday and killed 8 soldiers."),
        ("fr", "Communiqué du JNIM\n3 mai 2024\n\nLes combattants ont attaqué jeudi un poste à Abala et tué 8 soldats."),
    ],
)
def test_a_statement_is_the_word_of_the_group_that_its_title_names(language, text):
    (only,) = told(text, language)
    assert (only.perpetrators, only.attribution) == (("jnim",), "claimed")
    assert [entry.source for entry in only.casualties] == ["perpetrator"]


def test_the_soldiers_of_a_force_of_several_countries_are_that_force_s():
    head = "HEADQUARTERS\nMULTINATIONAL JOINT TASK FORCE\nPRESS RELEASE"
    told_of = "Troops raided a camp near Bosso on Friday. Five terrorists were killed."
    assert [i.perpetrators for i in told(f"{head}\n\n{told_of}", "en")] == [("mnjtf",)]
    assert [i.perpetrators for i in told(told_of, "en")] == [("military_niger",)]


def test_an_army_that_issues_the_report_claims_what_it_did():
    text = "NIGERIAN ARMY\nPRESS RELEASE\n\nOn Friday troops ambushed bandits near Isa. Six bandits were neutralised."
    [incident] = told(text, "en")
    assert (incident.perpetrators, incident.attribution) == (("military_nigeria",), "claimed")

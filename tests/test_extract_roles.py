"""Who did it, who was hit, and how surely."""

import pytest
from reading import told


def who(text: str, language: str = "en") -> list[tuple]:
    """The incidents of a report as (perpetrators, attribution, targets)."""
    return [(i.perpetrators, i.attribution, i.targets) for i in told(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "JNIM attacked a police station in Banikoara on Friday.",
            (("jnim",), "attributed", ("police",)),
        ),
        (
            "en",
            "A police station in Banikoara was attacked by JNIM on Friday.",
            (("jnim",), "attributed", ("police",)),
        ),
        (
            "en",
            "Fighters of Islamic State Sahel Province ambushed soldiers near Abala on Friday.",
            (("issp",), "attributed", ("military",)),
        ),
        (
            "en",
            "Soldiers were ambushed near Konduga on Friday by ISWAP.",
            (("iswap",), "attributed", ("military",)),
        ),
        (
            "fr",
            "Le JNIM a attaqué vendredi un commissariat de police à Banikoara.",
            (("jnim",), "attributed", ("police",)),
        ),
        (
            "fr",
            "Un commissariat de police a été attaqué vendredi à Banikoara par le JNIM.",
            (("jnim",), "attributed", ("police",)),
        ),
        (
            "fr",
            "Vendredi, des combattants de l'EIGS ont tendu une embuscade à des soldats près d'Ayorou.",
            (("issp",), "attributed", ("military",)),
        ),
        (
            "fr",
            "Des combattants de l'EIGS ont tendu vendredi une embuscade à des soldats près d'Ayorou.",
            (("issp",), "attributed", ("military",)),
        ),
        (
            "fr",
            "Vendredi, l'ISWAP a attaqué des soldats près de Konduga.",
            (("iswap",), "attributed", ("military",)),
        ),
    ],
)
def test_active_and_passive_tell_the_doer_from_the_hit(language, text, expected):
    assert who(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A JNIM attack on an army camp in Nampala killed six soldiers on Friday.", ("jnim",)),
        ("en", "Six soldiers died on Friday in a Boko Haram ambush near Damboa.", ("boko_haram",)),
        (
            "fr",
            (
                "Une attaque du JNIM contre un camp de l'armée à Nampala a fait six morts parmi les soldats"
                " vendredi."
            ),
            ("jnim",),
        ),
        (
            "fr",
            "Six soldats sont morts vendredi dans une embuscade de Boko Haram près de Damboa.",
            ("boko_haram",),
        ),
        ("fr", "Six soldats ont péri vendredi dans un raid de l'État islamique à Ménaka.", ("issp",)),
        ("fr", "Une embuscade de l'ISWAP a coûté la vie à six soldats vendredi près de Konduga.", ("iswap",)),
        ("en", "JNIM fighters killed at least 12 people in Dori on Friday.", ("jnim",)),
        ("en", "JNIM attacked on Friday a village near Dori.", ("jnim",)),
    ],
)
def test_an_attack_bears_the_name_of_its_doer(language, text, expected):
    assert [perpetrators for perpetrators, _, _ in who(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Six traders were shot dead in Isa on Friday by gunmen.", (("unidentified",), "unattributed")),
        (
            "en",
            "Six traders were shot dead in Dori on Friday by jihadists.",
            (("unidentified",), "attributed"),
        ),
        (
            "en",
            "Six traders were shot dead in Dori on Friday by suspected jihadists.",
            (("unidentified",), "suspected"),
        ),
        ("en", "Six traders were shot dead in Isa on Friday by bandits.", (("bandits",), "attributed")),
        (
            "en",
            "Six traders were shot dead in Dori on Friday. JNIM claimed the attack.",
            (("jnim",), "claimed"),
        ),
        (
            "en",
            "Six farmers were shot dead in Isa on Friday by suspected herders.",
            (("communal_militia",), "suspected"),
        ),
        (
            "en",
            "Six traders were shot dead in Dori on Friday. The attack was blamed on JNIM.",
            (("jnim",), "attributed"),
        ),
        (
            "en",
            "Six traders were shot dead in Dori on Friday. No group has claimed the attack.",
            (("unidentified",), "unattributed"),
        ),
        (
            "fr",
            "Six commerçants ont été abattus vendredi à Isa par des hommes armés.",
            (("unidentified",), "unattributed"),
        ),
        (
            "fr",
            "Six commerçants ont été abattus vendredi à Dori par des jihadistes.",
            (("unidentified",), "attributed"),
        ),
        (
            "fr",
            "Six commerçants ont été abattus vendredi à Dori par des jihadistes présumés.",
            (("unidentified",), "suspected"),
        ),
        (
            "fr",
            "Six commerçants ont été abattus vendredi à Isa par des bandits.",
            (("bandits",), "attributed"),
        ),
        (
            "fr",
            "Six commerçants ont été abattus vendredi à Dori. Le JNIM a revendiqué l'attaque.",
            (("jnim",), "claimed"),
        ),
        (
            "fr",
            "Six commerçants ont été abattus vendredi à Dori. L'attaque est attribuée au JNIM.",
            (("jnim",), "attributed"),
        ),
        (
            "fr",
            "Six commerçants ont été abattus vendredi à Dori. Aucun groupe n'a revendiqué l'attaque.",
            (("unidentified",), "unattributed"),
        ),
    ],
)
def test_the_words_tell_how_surely_an_act_is_laid_to_whom(language, text, expected):
    assert [found[:2] for found in who(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "JNIM and Islamic State fighters clashed near Tessit on Friday.", {"jnim", "issp"}),
        (
            "en",
            "Fighting between JNIM and Dan Na Ambassagou near Bankass left 20 fighters dead on Friday.",
            {"jnim", "dan_na_ambassagou"},
        ),
        (
            "en",
            "Boko Haram and ISWAP fighters clashed on an island near Bol on Friday.",
            {"boko_haram", "iswap"},
        ),
        ("en", "Ansaru fighters and Lakurawa fighters clashed near Isa on Friday.", {"ansaru", "lakurawa"}),
        (
            "fr",
            "Des combattants du JNIM et de l'État islamique se sont affrontés vendredi près de Tessit.",
            {"jnim", "issp"},
        ),
        (
            "fr",
            "Des combats entre le JNIM et Dan Na Ambassagou près de Bankass ont fait 20 morts vendredi.",
            {"jnim", "dan_na_ambassagou"},
        ),
        (
            "fr",
            "De violents affrontements ont opposé vendredi Boko Haram à l'ISWAP près de Bol.",
            {"boko_haram", "iswap"},
        ),
        (
            "fr",
            "Des combattants d'Ansaru et de Lakurawa se sont affrontés vendredi près d'Isa.",
            {"ansaru", "lakurawa"},
        ),
    ],
)
def test_two_groups_that_clash_are_both_perpetrators(language, text, expected):
    assert [set(perpetrators) for perpetrators, _, _ in who(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Malian soldiers killed 14 herders in Bankass on Friday, Human Rights Watch said.",
            (("military_mali",), "attributed", ("civilians",)),
        ),
        (
            "en",
            "A Nigerian air force strike on Friday killed nine villagers near Isa, residents said.",
            (("military_nigeria",), "attributed", ("civilians",)),
        ),
        (
            "en",
            "The Nigerien army said on Monday that it killed 20 terrorists near Abala on Friday.",
            (("military_niger",), "claimed", ("armed_group",)),
        ),
        (
            "fr",
            "Des soldats maliens ont tué 14 bergers vendredi à Bankass, selon Human Rights Watch.",
            (("military_mali",), "attributed", ("civilians",)),
        ),
        (
            "fr",
            "Une frappe de l'armée nigériane a tué neuf villageois vendredi près d'Isa, selon des habitants.",
            (("military_nigeria",), "attributed", ("civilians",)),
        ),
        (
            "fr",
            "L'armée nigérienne a annoncé lundi avoir tué 20 terroristes vendredi près d'Ayorou.",
            (("military_niger",), "claimed", ("armed_group",)),
        ),
    ],
)
def test_a_state_s_forces_go_by_their_country(language, text, expected):
    assert who(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A patrol drove over a mine near Arbinda on Friday; three soldiers were killed."),
        ("en", "A convoy came under fire near Arbinda on Friday and three soldiers were killed."),
        (
            "fr",
            "Une patrouille de l'armée a sauté vendredi sur une mine près d'Arbinda : trois soldats tués.",
        ),
        ("fr", "Un convoi de l'armée a essuyé des tirs vendredi près d'Arbinda : trois soldats tués."),
    ],
)
def test_who_drives_on_a_mine_or_comes_under_fire_did_not_do_it(language, text):
    assert who(text, language) == [(("unidentified",), "unattributed", ("military",))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "On 6 May soldiers burned down some thirty homes in Djibo.",
            (("military_burkina_faso",), "attributed", ("civilians",)),
        ),
        (
            "en",
            "Djibo, 6 May: a mine went off under a truck. Residents count two soldiers killed; others give three.",
            (("unidentified",), "unattributed", ("military",)),
        ),
    ],
)
def test_a_date_leads_up_to_a_subject_and_a_bare_participle_to_no_doer(language, text, expected):
    assert who(text, language) == [expected]

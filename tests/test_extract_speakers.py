"""Who says so."""

import pytest
from reading import claims, sentence, told

from sahel.extract import speakers


def sources(text: str, language: str = "en") -> list[tuple]:
    return [(speech.source, speech.actor) for speech in speakers.find(sentence(text, language), None)]


def test_the_same_source_is_nobody_by_itself():
    assert sources("Gunmen killed nine men in Djibo on Monday (the same source).") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Nine men died, the defence ministry said.", [("government", None)]),
        ("en", "According to the governor, nine men died.", [("government", None)]),
        ("en", "Nine men died, residents told reporters.", [("witness", None)]),
        ("en", "A nurse at the clinic counted nine bodies.", [("witness", None)]),
        ("en", "The United Nations documented nine deaths.", [("ngo", None)]),
        ("en", "Human Rights Watch said nine men were executed.", [("ngo", None)]),
        ("en", "Local media reported nine deaths.", [("media", None)]),
        ("en", "JNIM said it had killed nine men.", [("perpetrator", "jnim")]),
        ("fr", "Neuf hommes sont morts, a annoncé le ministère de la Défense.", [("government", None)]),
        ("fr", "Selon le gouverneur, neuf hommes sont morts.", [("government", None)]),
        ("fr", "Neuf hommes sont morts, d'après des habitants.", [("witness", None)]),
        ("fr", "Une source hospitalière fait état de neuf morts.", [("witness", None)]),
        ("fr", "Les Nations unies ont documenté neuf morts.", [("ngo", None)]),
        ("fr", "Amnesty International affirme que neuf hommes ont été exécutés.", [("ngo", None)]),
        ("fr", "La presse locale rapporte neuf morts.", [("media", None)]),
        ("fr", "Le JNIM dit avoir tué neuf hommes.", [("perpetrator", "jnim")]),
        ("fr", "Neuf hommes ont été exécutés, affirme Amnesty International.", [("ngo", None)]),
        (
            "fr",
            "Neuf hommes sont morts et six ont été blessés, selon le gouvernement.",
            [("government", None)],
        ),
        (
            "fr",
            "Une attaque attribuée à des jihadistes a fait neuf morts, a annoncé dimanche le ministère.",
            [("government", None)],
        ),
        (
            "fr",
            "Neuf pêcheurs ont été tués, ont indiqué à l'AFP des sources sécuritaires.",
            [("government", None)],
        ),
    ],
)
def test_the_speaker_beside_a_verb_of_saying_is_the_source(language, text, expected):
    assert sources(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The raid on Titao was blamed on JNIM."),
        ("en", "Nine deaths were reported."),
        ("en", "Nine men died in Titao."),
        ("fr", "Le raid sur Titao est attribué au JNIM."),
        ("fr", "Neuf hommes sont morts à Titao."),
    ],
)
def test_who_is_blamed_says_nothing_and_a_passive_names_nobody(language, text):
    assert sources(text, language) == []


MILITARY_KILLED = ("military", "killed")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Eight soldiers were killed in Titao on Friday, the army said; JNIM claimed 31.",
            [(*MILITARY_KILLED, 8, 8, "government"), (*MILITARY_KILLED, 31, 31, "perpetrator")],
        ),
        (
            "en",
            "Residents said 22 soldiers were killed in Titao on Friday, while the army admitted eight.",
            [(*MILITARY_KILLED, 22, 22, "witness"), (*MILITARY_KILLED, 8, 8, "government")],
        ),
        (
            "fr",
            "Huit soldats ont été tués vendredi à Titao, selon l'armée ; le JNIM en revendique 31.",
            [(*MILITARY_KILLED, 8, 8, "government"), (*MILITARY_KILLED, 31, 31, "perpetrator")],
        ),
        (
            "fr",
            (
                "Selon des habitants, 22 soldats ont été tués vendredi à Titao, tandis que l'armée reconnaît"
                " huit morts."
            ),
            [(*MILITARY_KILLED, 22, 22, "witness"), (*MILITARY_KILLED, 8, 8, "government")],
        ),
    ],
)
def test_two_speakers_of_one_sentence_answer_each_for_their_own_figure(language, text, expected):
    assert [claims(incident) for incident in told(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Gunmen attacked Titao on Friday, the ministry said. It added that six villagers were killed.",
        ),
        (
            "fr",
            (
                "Des hommes armés ont attaqué Titao vendredi, selon le ministère. Six villageois ont été"
                " tués, a-t-il ajouté."
            ),
        ),
    ],
)
def test_a_pronoun_speaks_for_the_speaker_before(language, text):
    assert [claims(incident) for incident in told(text, language)] == [
        [("civilians", "killed", 6, 6, "government")]
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Six villagers were killed in Titao on Friday."),
        ("fr", "Six villageois ont été tués vendredi à Titao."),
    ],
)
def test_what_nobody_is_named_for_is_said_by_the_press(language, text):
    assert [claims(incident) for incident in told(text, language)] == [
        [("civilians", "killed", 6, 6, "media")]
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "GENERAL STAFF OF THE ARMED FORCES\n\nCommunique No. 14\n\nSix soldiers were killed in Titao"
                " on Friday."
            ),
        ),
        (
            "fr",
            "ÉTAT-MAJOR GÉNÉRAL DES ARMÉES\n\nCommuniqué n° 14\n\nSix soldats ont été tués vendredi à Titao.",
        ),
    ],
)
def test_the_army_answers_for_its_own_communique(language, text):
    assert [claims(incident) for incident in told(text, language)] == [
        [(*MILITARY_KILLED, 6, 6, "government")]
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "JNIM fighters ambushed soldiers near Tessit on Friday. Army aircraft then struck the"
                " attackers, killing 30 terrorists."
            ),
        ),
        (
            "fr",
            "Le JNIM a attaqué Titao vendredi. Trente terroristes ont été tués.",
        ),
    ],
)
def test_a_group_that_acts_has_said_nothing(language, text):
    assert [claims(incident) for incident in told(text, language)] == [
        [("armed_group", "killed", 30, 30, "media")]
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A healer who lives beside the well speaks of ten bodies.", [("witness", None)]),
        ("en", "A midwife said ten men died.", [("witness", None)]),
        ("en", "The United Nations said ten men died.", [("ngo", None)]),
        ("en", "An attack left ten dead, the army said.", [("government", None)]),
        ("fr", "Un guérisseur qui vit près du puits parle de dix corps.", [("witness", None)]),
        ("fr", "Une vendeuse raconte que dix hommes sont morts.", [("witness", None)]),
        ("fr", "Une attaque a fait dix morts, a dit l'armée.", [("government", None)]),
    ],
)
def test_somebody_of_no_known_office_is_a_witness(language, text, expected):
    assert sources(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The governor revealed ten terrorists killed.", [("government", None)]),
        ("en", "The search revealed ten terrorists killed.", []),
        ("en", "It was reported that ten rebels were killed.", []),
        ("en", "Ten men were killed, the rebels say.", [("perpetrator", None)]),
        ("fr", "Le gouverneur a révélé dix terroristes tués.", [("government", None)]),
        ("fr", "La fouille a révélé dix terroristes tués.", []),
        ("fr", "Dix hommes ont été tués, disent les rebelles.", [("perpetrator", None)]),
    ],
)
def test_the_dead_of_whom_somebody_speaks_do_not_speak(language, text, expected):
    assert sources(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Community sources give a toll of 60 killed.", [("witness", None)]),
        ("en", "A cousin of two of the dead, reached by phone, said the count was nine.", [("witness", None)]),
        ("en", "On Saturday JNIM claimed to have killed 30.", [("perpetrator", "jnim")]),
        ("fr", "Des sources locales donnent un bilan de 60 morts.", [("witness", None)]),
    ],
)
def test_sources_kin_and_groups_that_head_a_sentence_say_it(language, text, expected):
    assert sources(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Eight soldiers were killed in Abala on Thursday, the ministry said. On Saturday JNIM claimed to have killed 30."),
        ("fr", "Huit soldats ont été tués jeudi à Abala, selon le ministère. Samedi, le GSIM a affirmé en avoir tué 30."),
    ],
)
def test_a_claim_of_another_day_is_a_rival_figure_of_the_same_act(language, text):
    (incident,) = told(text, language)
    assert incident.perpetrators == ("jnim",) and incident.date_start.isoformat() == "2024-05-09"
    assert [(low, source) for _, _, low, _, source in claims(incident)] == [(8, "government"), (30, "perpetrator")]


def test_who_goes_on_is_who_spoke_before():
    (incident,) = told('Troops were attacked at Konduga on Friday. The army spokesman said they "dealt with the terrorists", adding that 12 insurgents were killed.')
    assert [claim.source for claim in incident.casualties] == ["government"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "JNIM, which is linked to al Qaeda, said in a message that its fighters had killed nine soldiers in Titao on Friday."),
        ("fr", "Le JNIM, affilié à Al-Qaïda, a affirmé dans un message que ses combattants avaient tué neuf soldats vendredi à Titao."),
    ],
)
def test_the_group_speaks_and_neither_its_patron_nor_its_men(language, text):
    [incident] = told(text, language)
    assert (incident.perpetrators, incident.attribution) == (("jnim",), "claimed")


def test_the_official_toll_is_the_government_s():
    [incident] = told("Le bilan officiel fait état de huit soldats tués vendredi à Titao.", "fr")
    assert [entry.source for entry in incident.casualties] == ["government"]

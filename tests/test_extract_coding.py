"""Stories coded by the codebook: event types, dates, groups, targets, evidence."""

from datetime import date

import pytest
from reading import told

from sahel.codebook import event_type_of


def types(text: str, language: str = "en") -> list[tuple]:
    return [(i.event_type, i.sub_event_type) for i in told(text, language)]


CASES = [
    ("en", "Jihadists raided an army camp in Nampala on Friday, killing five soldiers.", "Armed clash"),
    ("en", "Soldiers were ambushed near Mora on Friday.", "Armed clash"),
    (
        "en",
        "JNIM seized control of the town of Léré on Friday after the soldiers fled.",
        "Non-state actor overtakes territory",
    ),
    ("en", "The Malian army recaptured the town of Léré on Friday.", "Government regains territory"),
    ("en", "An army drone strike killed 20 terrorists near Tessit on Friday.", "Air/drone strike"),
    (
        "en",
        "A suicide bomber blew herself up in a mosque in Mora on Friday, killing four worshippers.",
        "Suicide bomb",
    ),
    (
        "en",
        "Mortar shells fell on Bosso on Friday, killing two villagers.",
        "Shelling/artillery/missile attack",
    ),
    (
        "en",
        "Boko Haram and ISWAP fighters clashed near Bol on Friday, leaving some 40 of them dead.",
        "Armed clash",
    ),
    (
        "en",
        "A bus hit a landmine near Bankass on Friday; eight passengers died.",
        "Remote explosive/landmine/IED",
    ),
    ("en", "A grenade thrown into a bar in Isa on Friday wounded six people.", "Grenade"),
    ("en", "Gunmen killed nine worshippers in a church in Konduga on Friday.", "Attack"),
    ("en", "Gunmen abducted a priest in Diapaga on Friday.", "Abduction/forced disappearance"),
    ("en", "Gunmen abducted three traders in Diapaga on Friday and killed a fourth trader.", "Attack"),
    ("en", "Armed men raped six women near Bol on Friday.", "Sexual violence"),
    ("en", "Jihadists burned down a school in Mandouri on Friday.", "Looting/property destruction"),
    (
        "en",
        "JNIM walked into Léré without a fight on Friday, its garrison having left.",
        "Non-violent transfer of territory",
    ),
    (
        "fr",
        "Des jihadistes ont attaqué vendredi un camp militaire à Nampala, tuant cinq soldats.",
        "Armed clash",
    ),
    ("fr", "Des soldats sont tombés dans une embuscade vendredi près de Mora.", "Armed clash"),
    (
        "fr",
        "Vendredi, le JNIM s'est emparé de la ville de Léré après la fuite des soldats.",
        "Non-state actor overtakes territory",
    ),
    ("fr", "L'armée malienne a reconquis Léré vendredi.", "Government regains territory"),
    ("fr", "L'armée malienne a repris vendredi la ville de Léré.", "Government regains territory"),
    (
        "fr",
        "Le JNIM s'est emparé vendredi de la ville de Léré après la fuite des soldats.",
        "Non-state actor overtakes territory",
    ),
    (
        "fr",
        "Des combats entre le JNIM et Dan Na Ambassagou ont fait 20 morts vendredi près de Bankass.",
        "Armed clash",
    ),
    (
        "fr",
        "Une frappe de drone de l'armée a tué 20 terroristes vendredi près de Tessit.",
        "Air/drone strike",
    ),
    (
        "fr",
        "Une kamikaze s'est fait exploser vendredi dans une mosquée à Mora, tuant quatre fidèles.",
        "Suicide bomb",
    ),
    (
        "fr",
        "Des obus de mortier sont tombés vendredi sur Bosso, tuant deux villageois.",
        "Shelling/artillery/missile attack",
    ),
    (
        "fr",
        "Un car a sauté sur une mine vendredi près de Bankass : huit passagers sont morts.",
        "Remote explosive/landmine/IED",
    ),
    ("fr", "Une grenade lancée vendredi dans un bar à Isa a blessé six personnes.", "Grenade"),
    ("fr", "Des hommes armés ont tué neuf fidèles vendredi dans une église à Konduga.", "Attack"),
    ("fr", "Des hommes armés ont enlevé un prêtre vendredi à Diapaga.", "Abduction/forced disappearance"),
    (
        "fr",
        "Des hommes armés ont enlevé trois commerçants vendredi à Diapaga et tué un commerçant.",
        "Attack",
    ),
    ("fr", "Des hommes armés ont violé six femmes vendredi près de Bol.", "Sexual violence"),
    ("fr", "Des jihadistes ont incendié une école vendredi à Mandouri.", "Looting/property destruction"),
    (
        "fr",
        "Le JNIM est entré sans combat vendredi dans Léré, abandonnée par sa garnison.",
        "Non-violent transfer of territory",
    ),
    (
        "en",
        "A camp in Gao was the target of a car bomb attack on Friday: three soldiers died.",
        "Remote explosive/landmine/IED",
    ),
    (
        "fr",
        "Un camp de Gao a été vendredi la cible d'une attaque à la voiture piégée : trois soldats tués.",
        "Remote explosive/landmine/IED",
    ),
    ("en", "Soldiers defused a bomb near Mora on Friday.", "Disrupted weapons use"),
    ("fr", "Des démineurs ont désamorcé un engin explosif vendredi près de Mora.", "Disrupted weapons use"),
]


@pytest.mark.parametrize(("language", "text", "sub_event"), CASES)
def test_an_act_is_coded_by_what_was_done_and_to_whom(language, text, sub_event):
    assert types(text, language) == [(event_type_of()[sub_event], sub_event)]


@pytest.mark.parametrize(
    ("language", "text", "published", "expected"),
    [
        (
            "en",
            "Gunmen killed nine traders in Dori.",
            date(2024, 5, 14),
            (date(2024, 5, 8), date(2024, 5, 14), "week"),
        ),
        ("en", "Gunmen killed nine traders in Dori.", None, (None, None, "unknown")),
        ("en", "Gunmen killed nine traders in Dori on Saturday.", None, (None, None, "unknown")),
        (
            "en",
            "Gunmen killed nine traders in Dori in March 2023.",
            None,
            (date(2023, 3, 1), date(2023, 3, 31), "month"),
        ),
        (
            "fr",
            "Des hommes armés ont tué neuf commerçants à Dori.",
            date(2024, 5, 14),
            (date(2024, 5, 8), date(2024, 5, 14), "week"),
        ),
        ("fr", "Des hommes armés ont tué neuf commerçants à Dori.", None, (None, None, "unknown")),
        ("fr", "Des hommes armés ont tué neuf commerçants samedi à Dori.", None, (None, None, "unknown")),
        (
            "en",
            "Gunmen killed six soldiers in Dori in 2021.",
            date(2024, 5, 14),
            (date(2021, 1, 1), date(2021, 12, 31), "year"),
        ),
        (
            "fr",
            "Des hommes armés ont tué neuf commerçants à Dori en mars 2023.",
            None,
            (date(2023, 3, 1), date(2023, 3, 31), "month"),
        ),
        (
            "fr",
            "Des hommes armés ont tué neuf commerçants à Dori en avril 2023.",
            None,
            (date(2023, 4, 1), date(2023, 4, 30), "month"),
        ),
    ],
)
def test_the_span_of_days_is_the_narrowest_that_is_told(language, text, published, expected):
    assert [(i.date_start, i.date_end, i.date_precision) for i in told(text, language, published)] == [
        expected
    ]


@pytest.mark.parametrize(
    ("language", "text", "published", "expected"),
    [
        ("en", "Islamic State killed nine soldiers in Abala on Friday.", date(2024, 5, 14), ("issp",)),
        ("en", "Islamic State killed nine soldiers in Damboa on Friday.", date(2024, 5, 14), ("iswap",)),
        ("en", "Islamic State killed nine soldiers in Bol on Friday.", date(2024, 5, 14), ("iswap",)),
        (
            "en",
            "An al-Qaeda-linked group killed nine soldiers in Banikoara on Friday.",
            date(2024, 5, 14),
            ("jnim",),
        ),
        ("en", "Al-Qaeda killed nine soldiers in Tessit on Friday.", date(2016, 5, 14), ("al_qaeda",)),
        ("fr", "L'État islamique a tué neuf soldats vendredi à Banibangou.", date(2024, 5, 14), ("issp",)),
        ("fr", "L'État islamique a tué neuf soldats vendredi à Damboa.", date(2024, 5, 14), ("iswap",)),
        (
            "fr",
            "Un groupe lié à Al-Qaïda a tué neuf soldats vendredi à Banikoara.",
            date(2024, 5, 14),
            ("jnim",),
        ),
        ("fr", "Al-Qaïda a tué neuf soldats vendredi à Tessit.", date(2016, 5, 14), ("al_qaeda",)),
    ],
)
def test_islamic_state_and_al_qaeda_are_named_by_place_and_time(language, text, published, expected):
    assert [i.perpetrators for i in told(text, language, published)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Gunmen raided a mosque in Dori on Friday, killing six worshippers.",
            {"religious", "civilians"},
        ),
        ("en", "Gunmen killed the mayor of Titao on Friday.", {"officials"}),
        ("en", "Gunmen abducted two aid workers in Ménaka on Friday.", {"aid_workers"}),
        ("en", "Gunmen stormed the prison of Konduga on Friday.", {"prison"}),
        (
            "en",
            "A MINUSMA convoy was attacked near Tessit on Friday; two peacekeepers died.",
            {"peacekeepers"},
        ),
        ("en", "JNIM attacked a VDP post in Titao on Friday, killing seven volunteers.", {"militia"}),
        ("en", "Gunmen attacked a power station near Ansongo on Friday.", {"infrastructure"}),
        (
            "fr",
            "Des hommes armés ont attaqué vendredi une mosquée à Dori, tuant six fidèles.",
            {"religious", "civilians"},
        ),
        ("fr", "Des hommes armés ont tué le maire de Titao vendredi.", {"officials"}),
        ("fr", "Des hommes armés ont enlevé deux humanitaires vendredi à Ménaka.", {"aid_workers"}),
        ("fr", "Des hommes armés ont pris d'assaut la prison de Konduga vendredi.", {"prison"}),
        (
            "fr",
            "Un convoi de la Minusma a été attaqué vendredi près de Tessit : deux casques bleus sont morts.",
            {"peacekeepers"},
        ),
        ("fr", "Le JNIM a attaqué vendredi un poste de VDP à Titao, tuant sept volontaires.", {"militia"}),
        ("fr", "Des hommes armés ont dynamité un pont vendredi près d'Ansongo.", {"infrastructure"}),
    ],
)
def test_the_targets_are_what_was_hit(language, text, expected):
    assert [set(i.targets) for i in told(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Nine guards killed in Titao\n\nGunmen killed nine guards in Titao on Friday. The weather is"
                " fair."
            ),
        ),
        (
            "fr",
            (
                "Neuf gardes tués à Titao\n\nDes hommes armés ont tué neuf gardes vendredi à Titao. Il fait"
                " beau."
            ),
        ),
    ],
)
def test_the_evidence_is_the_sentences_and_nothing_else(language, text):
    [incident] = told(text, language)
    assert [text[e.start : e.end] for e in incident.evidence] == [e.quote for e in incident.evidence]
    assert [e.quote for e in incident.evidence] == [
        text.split("\n\n")[0],
        text.split("\n\n")[1].split(". ")[0] + ".",
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_fuller_account_is_surer(language):
    full = {
        "en": "JNIM killed nine guards in Dori on Friday.",
        "fr": "Le JNIM a tué neuf gardes vendredi à Dori.",
    }[language]
    bare = {
        "en": "Riders attacked the hamlet of Tinga.",
        "fr": "Des cavaliers ont attaqué le hameau de Tinga.",
    }[language]
    assert 1 >= told(full, language)[0].confidence > told(bare, language)[0].confidence > 0


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Nigerian Air Force has destroyed an ISWAP camp near Konduga.", "Air/drone strike"),
        (
            "en",
            "Jihadists pounded with mortar shells an army post in Léré on Friday.",
            "Shelling/artillery/missile attack",
        ),
        (
            "fr",
            "Vendredi, une attaque à la voiture piégée a tué trois soldats à Gao.",
            "Remote explosive/landmine/IED",
        ),
        (
            "en",
            "A bus ran over a landmine near Titao on Friday, killing six passengers.",
            "Remote explosive/landmine/IED",
        ),
        (
            "fr",
            "Une patrouille est tombée sur un engin explosif vendredi près de Titao.",
            "Remote explosive/landmine/IED",
        ),
        (
            "en",
            "Two girls detonated their belts in the market of Mora on Friday, killing seven shoppers.",
            "Suicide bomb",
        ),
    ],
)
def test_what_flies_shells_or_explodes_is_told_by_its_words(language, text, expected):
    assert [sub for _, sub in types(text, language)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Two rival clans shot at each other in Bol on Friday, leaving three residents dead.",
        "Herders and farmers clashed in Bol on Friday; three villagers were killed.",
    ],
)
def test_communities_that_fight_clash_whoever_fell(text):
    assert [i.sub_event_type for i in told(text)] == ["Armed clash"]


def test_the_heading_of_a_section_is_no_division_of_another_country():
    text = "NGO PLATFORM - MALI\n\nCENTRE\n- 14/05 - Gunmen killed three hunters near Bankass, Mali."
    assert told(text)[0].toponym.admin1 is None


@pytest.mark.parametrize(
    ("language", "text", "sub_event"),
    [
        ("en", "Armed men took away 60 goats from herders in Ayorou on Friday.", "loot"),
        ("en", "Forty donkeys were taken by gunmen in Ayorou on Friday.", "loot"),
        ("en", "Gunmen kidnapped the owner of a truck in Ayorou on Friday.", "abduct"),
        ("en", "A teacher was taken from a car by gunmen in Ayorou on Friday.", "abduct"),
        ("en", "Nine camels and a guide were taken by gunmen in Ayorou on Friday.", "abduct"),
        ("fr", "Des hommes armés ont enlevé une ambulance vendredi à Ayorou.", "loot"),
        ("fr", "Quatre motos ont été emportées par des hommes armés vendredi à Ayorou.", "loot"),
        ("fr", "Des hommes armés ont enlevé un infirmier dans une ambulance vendredi à Ayorou.", "abduct"),
    ],
)
def test_who_carries_goods_off_abducts_nobody(language, text, sub_event):
    kinds = {"loot": "Looting/property destruction", "abduct": "Abduction/forced disappearance"}
    assert [i.sub_event_type for i in told(text, language)] == [kinds[sub_event]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Troops recovered two rifles and seized a motorcycle in Ayorou on Friday."),
        ("fr", "Les soldats ont récupéré deux fusils et saisi une moto vendredi à Ayorou."),
    ],
)
def test_goods_that_troops_seize_are_no_incident(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A grenade thrown into a bar in Titao on Friday hurt nine people. No group has claimed either attack."),
        ("fr", "Une grenade lancée dans un bar de Titao a blessé neuf personnes vendredi. L'attaque n'a pas été revendiquée."),
    ],
)
def test_a_grenade_stays_one_when_it_is_called_an_attack(language, text):
    assert [i.sub_event_type for i in told(text, language)] == ["Grenade"]


def test_a_drone_strike_is_no_other_attack():
    text = "13 May, Titao: army drone strike. Residents: at least 4 civilians killed."
    assert [i.sub_event_type for i in told(text, "en")] == ["Air/drone strike"]

"""What is one incident, what is two, and what is a tally."""

from datetime import date

import pytest
from reading import TUESDAY, acts, told

from sahel.extract import extract
from sahel.geocode.gazetteer import default
from sahel.model import Report


def days(text: str, language: str = "en") -> list[tuple]:
    return [(i.place, i.date_start.isoformat() if i.date_start else None) for i in told(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            (
                "Raid on Titao leaves nine dead\n\nNine soldiers were killed in Titao on Friday. The attack"
                ' lasted two hours. "We hid in the fields," a trader said.'
            ),
            [("incident", "Armed clash", "Titao", 9)],
        ),
        (
            "en",
            (
                "Gunmen attacked an army post in Abala on Friday. The assailants killed six soldiers and set"
                " fire to a vehicle. The raid was claimed by Islamic State."
            ),
            [("incident", "Armed clash", "Abala", 6)],
        ),
        (
            "fr",
            (
                "Neuf morts dans l'attaque de Titao\n\nNeuf soldats ont été tués vendredi à Titao. L'attaque"
                " a duré deux heures. « Nous nous sommes cachés », raconte un commerçant."
            ),
            [("incident", "Armed clash", "Titao", 9)],
        ),
        (
            "fr",
            (
                "Des hommes armés ont attaqué vendredi un poste de l'armée à Banibangou. Les assaillants ont"
                " tué six soldats et brûlé un véhicule. L'attaque a été revendiquée par l'État islamique."
            ),
            [("incident", "Armed clash", "Banibangou", 6)],
        ),
        (
            "en",
            (
                "A convoy of MINUSMA peacekeepers hit an explosive device near Tessit on Wednesday. Two"
                " Chadian peacekeepers were killed and four others injured, the UN mission said."
            ),
            [("incident", "Remote explosive/landmine/IED", "Tessit", 2)],
        ),
        (
            "en",
            (
                "An ambush by separatists on an army convoy has left at least 20 dead, sources said.\n\nThe"
                " convoy was hit on Saturday evening about 40km north of Ansongo. The FLA rebels say they"
                " killed 25 soldiers.\n\nThe Malian army acknowledged 20 dead in its ranks."
            ),
            [("incident", "Armed clash", "Ansongo", 20)],
        ),
    ],
)
def test_sentences_about_the_same_act_are_one_incident(language, text, expected):
    assert acts(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Gunmen killed three herders in Dori on Friday and abducted two guards in Titao on Saturday.",
            [("Dori", "2024-05-10"), ("Titao", "2024-05-11")],
        ),
        (
            "en",
            (
                "Four soldiers died in Nampala on Thursday, while a mine killed two traders near Bankass on"
                " Friday."
            ),
            [("Nampala", "2024-05-09"), ("Bankass", "2024-05-10")],
        ),
        (
            "fr",
            "Des hommes armés ont tué trois bergers à Dori vendredi et enlevé deux gardes à Titao samedi.",
            [("Dori", "2024-05-10"), ("Titao", "2024-05-11")],
        ),
        (
            "fr",
            (
                "Quatre soldats sont morts jeudi à Nampala, tandis qu'une mine a tué deux commerçants"
                " vendredi près de Bankass."
            ),
            [("Nampala", "2024-05-09"), ("Bankass", "2024-05-10")],
        ),
    ],
)
def test_two_acts_in_one_sentence_are_two_incidents(language, text, expected):
    assert days(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            (
                "Gunmen killed five soldiers in Ayorou on Friday. In a separate incident, two farmers were"
                " shot dead near Bosso on Saturday."
            ),
            [("incident", "Armed clash", "Ayorou", 5), ("incident", "Attack", "Bosso", 2)],
        ),
        (
            "en",
            (
                "Six policemen were killed in Porga on Friday. Elsewhere, a mine killed three soldiers near"
                " Banikoara."
            ),
            [
                ("incident", "Armed clash", "Porga", 6),
                ("incident", "Remote explosive/landmine/IED", "Banikoara", 3),
            ],
        ),
        (
            "fr",
            (
                "Cinq soldats ont été tués vendredi à Ayorou. Par ailleurs, deux cultivateurs ont été abattus"
                " samedi près de Bosso."
            ),
            [("incident", "Armed clash", "Ayorou", 5), ("incident", "Attack", "Bosso", 2)],
        ),
        (
            "fr",
            (
                "Six policiers ont été tués vendredi à Porga. Dans un autre incident, une mine a tué trois"
                " soldats près de Banikoara."
            ),
            [
                ("incident", "Armed clash", "Porga", 6),
                ("incident", "Remote explosive/landmine/IED", "Banikoara", 3),
            ],
        ),
    ],
)
def test_a_separate_incident_is_another(language, text, expected):
    assert acts(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Four soldiers died near Tessit on Monday. On 6 May, ten soldiers had died near Tessit."),
        (
            "en",
            (
                "Gunmen killed four soldiers near Tessit on Monday. On 6 May, jihadists had killed ten"
                " soldiers near Tessit."
            ),
        ),
        (
            "fr",
            (
                "Quatre soldats ont été tués lundi près de Tessit. Le 6 mai, des jihadistes avaient tué dix"
                " soldats près de Tessit."
            ),
        ),
    ],
)
def test_another_day_at_the_same_place_is_another_act(language, text):
    assert days(text, language) == [("Tessit", "2024-05-13"), ("Tessit", "2024-05-06")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At least 88 civilians were killed in 14 attacks in Burkina Faso last month, the UN said."),
        (
            "en",
            (
                "Bandits killed 61 villagers in a series of raids in Zamfara State over the past three weeks,"
                " officials said."
            ),
        ),
        (
            "fr",
            "Au moins 88 civils ont été tués dans 14 attaques au Burkina Faso le mois dernier, selon l'ONU.",
        ),
        ("fr", "L'ONU a recensé le mois dernier 214 civils tués dans 36 attaques au Mali."),
        (
            "fr",
            (
                "Au moins 57 soldats ont été tués dans plusieurs attaques dans le nord du Burkina Faso au"
                " cours des trois dernières semaines."
            ),
        ),
        ("en", "In April, jihadists killed 60 people in three separate attacks in Tillaberi region."),
        ("en", "Twenty-two servicemen were killed in eight operations in four days, JNIM said."),
    ],
)
def test_a_figure_over_several_acts_of_some_weeks_is_a_tally(language, text):
    assert [incident.kind for incident in told(text, language)] == ["tally"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Six soldiers died in an ambush near Tessit on Friday. The army responded with air strikes,"
                " killing 30 terrorists."
            ),
        ),
        (
            "en",
            (
                "JNIM fighters ambushed a patrol near Tessit on Friday, killing six soldiers. Army aircraft"
                " then struck the attackers, killing 30 terrorists."
            ),
        ),
        (
            "fr",
            (
                "Des combattants du JNIM ont tué six soldats vendredi près de Tessit. L'aviation a ensuite"
                " frappé les assaillants, tuant 30 terroristes."
            ),
        ),
    ],
)
def test_air_strikes_inside_a_battle_belong_to_it(language, text):
    assert acts(text, language) == [("incident", "Armed clash", "Tessit", 36)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "JNIM fighters killed 25 villagers in the village of Sirba, near Nampala, on January 26."),
        (
            "fr",
            (
                "Des combattants du JNIM ont tué 25 villageois le 26 janvier dans le village de Sirba, près"
                " de Nampala."
            ),
        ),
    ],
)
def test_a_place_that_tells_where_another_lies_is_no_second_act(language, text):
    assert [incident.fatalities_best for incident in told(text, language)] == [25]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            (
                "Soldiers killed in northern Burkina Faso\n\nThe weeks before had been quiet.\n\n"
                "Gunmen killed eleven soldiers in Titao on Friday."
            ),
            [("incident", "Armed clash", "Titao", 11)],
        ),
        (
            "en",
            (
                "Burkina: deadly attack in the north\n\nGunmen killed eleven soldiers in Titao on Friday.\n\n"
                "On Saturday bandits killed three traders in Isa."
            ),
            [("incident", "Armed clash", "Titao", 11), ("incident", "Attack", "Isa", 3)],
        ),
        (
            "fr",
            (
                "Des soldats tués dans le nord du Burkina Faso\n\nLes semaines passées étaient calmes.\n\n"
                "Des hommes armés ont tué onze soldats vendredi à Titao."
            ),
            [("incident", "Armed clash", "Titao", 11)],
        ),
        (
            "fr",
            (
                "Burkina : attaque meurtrière dans le nord\n\nDes hommes armés ont tué onze soldats vendredi"
                " à Titao.\n\nSamedi, des bandits ont tué trois marchands à Isa."
            ),
            [("incident", "Armed clash", "Titao", 11), ("incident", "Attack", "Isa", 3)],
        ),
    ],
)
def test_a_headline_that_the_text_tells_more_fully_is_no_act_of_its_own(language, text, expected):
    assert acts(text, language) == expected


TITAO_THEN_ISA = {
    "en": "Gunmen killed nine people in Titao on Thursday. Bandits killed two people in Isa on Saturday. ",
    "fr": "Des hommes armés ont tué neuf personnes jeudi à Titao. Des bandits en ont tué deux samedi à Isa. ",
}
AMBUSH_THEN_RAID = {
    "en": (
        "Nine soldiers died in an ambush near Titao on Thursday. "
        "Bandits killed two herders in Isa on Saturday. "
    ),
    "fr": (
        "Neuf soldats sont morts jeudi dans une embuscade près de Titao. "
        "Des bandits ont tué deux bergers samedi à Isa. "
    ),
}
AMBUSH_THEN_KIDNAPPING = {
    "en": (
        "Jihadists ambushed a convoy near Titao on Thursday, killing four soldiers. "
        "Bandits kidnapped nine pupils in Isa on Saturday. "
    ),
    "fr": (
        "Des jihadistes ont tendu une embuscade à un convoi jeudi près de Titao, tuant quatre soldats. "
        "Des bandits ont enlevé neuf élèves samedi à Isa. "
    ),
}


@pytest.mark.parametrize(
    ("language", "before", "sentence", "place"),
    [
        ("en", TITAO_THEN_ISA, "The attack left six people wounded.", "Isa"),
        ("en", TITAO_THEN_ISA, "The attack, in which nine people died, left six people wounded.", "Titao"),
        (
            "en",
            TITAO_THEN_ISA,
            "In Burkina Faso, the ministry of security said that six people were wounded in the attack.",
            "Titao",
        ),
        (
            "en",
            AMBUSH_THEN_RAID,
            "Burkina Faso's army said that six soldiers were wounded in the attack.",
            "Titao",
        ),
        ("en", AMBUSH_THEN_KIDNAPPING, "The ambush also wounded six soldiers.", "Titao"),
        ("fr", TITAO_THEN_ISA, "L'attaque a fait six blessés.", "Isa"),
        ("fr", TITAO_THEN_ISA, "L'attaque, où neuf personnes sont mortes, a fait six blessés.", "Titao"),
        (
            "fr",
            TITAO_THEN_ISA,
            "Au Burkina Faso, le ministère de la Sécurité déclare que l'attaque a fait six blessés.",
            "Titao",
        ),
        (
            "fr",
            AMBUSH_THEN_RAID,
            "L'armée du Burkina Faso déclare que six soldats ont été blessés dans l'attaque.",
            "Titao",
        ),
        ("fr", AMBUSH_THEN_KIDNAPPING, "L'embuscade a aussi blessé six soldats.", "Titao"),
    ],
)
def test_the_attack_is_the_one_told_last_unless_another_is_meant(language, before, sentence, place):
    wounded = [
        i.place
        for i in told(before[language] + sentence, language)
        if any((c.outcome, c.low) == ("wounded", 6) for c in i.casualties)
    ]
    assert wounded == [place]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Bosso, the market had just opened. Gunmen killed thirteen fishermen on Friday."),
        ("en", "Fear in Bosso\n\nThirteen fishermen were killed on Friday by men on motorcycles."),
        ("fr", "À Bosso, le marché venait d'ouvrir. Des hommes armés ont tué treize pêcheurs vendredi."),
        ("fr", "Bosso sous le choc\n\nTreize pêcheurs ont été tués vendredi par des hommes à moto."),
    ],
)
def test_a_sentence_or_a_headline_that_sets_the_scene_gives_the_place(language, text):
    assert days(text, language) == [("Bosso", "2024-05-10")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed three traders in Konduga on Friday, and set fire to homes in Damboa."),
        ("fr", "Des hommes armés ont tué trois marchands vendredi à Konduga, et brûlé des maisons à Damboa."),
    ],
)
def test_an_act_without_a_day_has_that_of_its_sentence(language, text):
    assert days(text, language) == [("Konduga", "2024-05-10"), ("Damboa", "2024-05-10")]


# what the acts told before it leave for a sentence


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Boko Haram torches village, 14 dead\n\nThe attack on Konduga came on Friday at dusk. Fourteen people were killed.",
        ),
        (
            "fr",
            "Boko Haram incendie un village, 14 morts\n\nL'attaque de Konduga a eu lieu vendredi au crépuscule. "
            "Quatorze personnes ont été tuées.",
        ),
    ],
)
def test_a_headline_that_is_told_again_below_leaves_its_doer(language, text):
    (incident,) = told(text, language)
    assert (incident.place, incident.perpetrators) == ("Konduga", ("boko_haram",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Gunmen killed 16 soldiers in Banibangou on Thursday. In Nigeria, bandits killed 30 people in Isa on Saturday. "
            "Niger's defence ministry said that 11 soldiers were wounded in the attack.",
        ),
        (
            "fr",
            "Des hommes armés ont tué 16 soldats jeudi à Banibangou. Au Nigeria, des bandits ont tué 30 personnes samedi à Isa. "
            "Le ministère de la Défense du Niger a dit que 11 soldats ont été blessés dans l'attaque.",
        ),
    ],
)
def test_a_ministry_s_toll_is_of_the_act_in_its_own_country(language, text):
    wounded = {i.place: [e.low for e in i.casualties if e.outcome == "wounded"] for i in told(text, language)}
    assert wounded == {"Banibangou": [11], "Isa": []}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Gunmen ambushed a convoy near Titao on Thursday, killing six soldiers. The army bombed a camp near Arbinda on "
            "Saturday. JNIM claimed the ambush.",
        ),
        (
            "fr",
            "Des hommes armés ont tendu une embuscade à un convoi jeudi près de Titao, tuant six soldats. L'armée a bombardé un "
            "camp samedi près d'Arbinda. Le Jnim a revendiqué l'embuscade.",
        ),
    ],
)
def test_the_ambush_is_the_one_told_though_a_strike_was_told_since(language, text):
    doers = {i.place: i.perpetrators for i in told(text, language)}
    assert doers["Titao"] == ("jnim",)
    assert doers["Arbinda"] == ("military_burkina_faso",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Gunmen killed nine worshippers in Titao on Thursday. Gunmen killed two traders in Dori on Saturday. "
            "The attack in which nine people died was the worst this year.",
        ),
        (
            "fr",
            "Des hommes armés ont tué neuf fidèles jeudi à Titao. Des hommes armés ont tué deux commerçants samedi à Dori. "
            "L'attaque qui a fait neuf morts est la pire de l'année.",
        ),
    ],
)
def test_a_repeated_figure_tells_which_act_is_meant(language, text):
    assert {i.place: i.fatalities_best for i in told(text, language)} == {"Titao": 9, "Dori": 2}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Gunmen attacked a convoy near Titao on Thursday. In all, three policemen and four drivers were killed.",
        ),
        (
            "fr",
            "Des hommes armés ont attaqué un convoi jeudi près de Titao. Au total, trois policiers et quatre chauffeurs ont été tués.",
        ),
    ],
)
def test_a_sum_after_one_act_is_its_toll(language, text):
    assert [(i.kind, i.place, i.fatalities_best) for i in told(text, language)] == [("incident", "Titao", 7)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Gunmen attacked a patrol in Titao on 4 May 2024. Gunmen attacked a patrol in Dori on 9 May 2024. "
            "The two attacks left 17 soldiers dead.",
        ),
        (
            "fr",
            "Des hommes armés ont attaqué une patrouille à Titao le 4 mai 2024. Des hommes armés ont attaqué une patrouille à "
            "Dori le 9 mai 2024. Le bilan des deux attaques est de 17 soldats tués.",
        ),
    ],
)
def test_a_toll_of_the_two_attacks_is_a_tally_over_their_days(language, text):
    tally = told(text, language)[-1]
    assert (tally.kind, tally.fatalities_best) == ("tally", 17)
    assert (tally.date_start, tally.date_end) == (date(2024, 5, 4), date(2024, 5, 9))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Floods\n\nSome 90 people have died in Niger since July."),
        ("fr", "Inondations\n\nQuelque 90 personnes sont mortes au Niger depuis juillet."),
        ("en", "In one scenario, gunmen killed three hostages in Bosso."),
        ("fr", "Dans un scénario fictif, des hommes armés ont tué trois otages à Bosso."),
    ],
)
def test_floods_and_exercises_are_no_incidents(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Seven herders were found dead in Léré on Friday."),
        ("fr", "Sept bergers ont été retrouvés morts vendredi à Léré."),
    ],
)
def test_several_who_are_found_dead_are_an_act(language, text):
    assert [i.fatalities_best for i in told(text, language)] == [7]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed six fishermen in Bosso on 3 May. Over the month, the cluster registered 23 incidents in Bosso, with eleven civilians killed."),
        ("fr", "Des hommes armés ont tué six pêcheurs le 3 mai à Bosso. Sur le mois, 23 incidents ayant coûté la vie à 11 civils ont été enregistrés à Bosso."),
    ],
)
def test_a_figure_of_many_incidents_is_a_tally(language, text):
    assert [(kind, best) for kind, _, _, best in acts(text, language)] == [("incident", 6), ("tally", 11)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An air strike hit a camp near Damboa on Friday. No fewer than 15 terrorists died, according to the battle damage assessment."),
        ("fr", "Deux soldats ont été tués vendredi à Porga. Le porte-parole du gouvernement évoque par ailleurs six terroristes neutralisés."),
    ],
)
def test_what_is_said_besides_is_of_the_same_act(language, text):
    assert len(told(text, language)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army called a video purporting to show an attack on Maiduguri airport old and misleading."),
        ("en", "The two engineers landed in Niamey on board a military plane."),
    ],
)
def test_a_false_video_and_a_landing_are_no_acts(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Over the week of 6 May the platform logged 64 deaths in Niger, all events taken together.", [("tally", 64)]),
        ("fr", "Au mois d'avril, les Nations unies ont recensé 143 civils tués dans les trois pays.", [("tally", 143)]),
        ("en", "Since the armed groups came, hundreds of soldiers and many more farmers have been killed.", []),
        ("fr", "Aucune demande de rançon n'a été signalée.", []),
        ("en", "No shot was fired as the abductors fled.", []),
    ],
)
def test_what_is_counted_over_a_time_is_a_tally_and_what_is_vague_is_nothing(language, text, expected):
    assert [(kind, best) for kind, _, _, best in acts(text, language)] == expected


def test_the_same_figure_of_other_people_is_not_said_again():
    text = (
        "ISWAP attacked a base in Konduga on Monday; four soldiers were killed, the army said.\n\n"
        "In another development, a bomb struck a bus in Damboa on Saturday. An official said four passengers died on the spot."
    )
    assert [(i.place, i.fatalities_best) for i in told(text)] == [("Konduga", 4), ("Damboa", 4)]


@pytest.mark.parametrize(
    ("language", "text", "before"),
    [
        (
            "en",
            "Nineteen soldiers were killed in Abala on Friday. It was the deadliest attack since March, when eleven"
            " soldiers died near Ayorou.",
            ("Ayorou", date(2024, 3, 1), 11),
        ),
        (
            "fr",
            "Dix-neuf soldats ont été tués vendredi à Abala. L'attaque, revendiquée par le JNIM, est la plus meurtrière"
            " depuis le 6 avril, lorsque huit militaires sont tombés près d'Ayorou.",
            ("Ayorou", date(2024, 4, 6), 8),
        ),
    ],
)
def test_the_act_that_another_is_compared_with_is_one_of_its_own(language, text, before):
    today, earlier = told(text, language)
    assert (today.place, today.date_start, today.fatalities_best) == ("Abala", date(2024, 5, 10), 19)
    assert (earlier.place, earlier.date_start, earlier.fatalities_best) == before
    assert earlier.kind == "incident"
    assert earlier.attribution != "claimed"


@pytest.mark.parametrize(
    "text",
    [
        "Nineteen soldiers were killed in an ambush in the department of Tera. The ambush took place on Friday near"
        " the village of Diagourou.",
        "Nineteen soldiers were killed in an ambush in the Tillabery region. The ambush took place near Diagourou on Friday.",
    ],
)
def test_the_next_sentence_may_say_more_closely_where_it_was(text):
    (only,) = extract(Report("r", text, TUESDAY, "en"), default())
    assert (only.place, only.date_start, only.fatalities_best) == ("Diagourou", date(2024, 5, 10), 19)


def test_the_previous_day_is_the_one_before_it_was_said():
    (only,) = told("Nine soldiers were killed in Abala, the army said on Monday. The attack happened the previous day.")
    assert only.date_start == date(2024, 5, 12)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Gunmen killed nine weavers in Titao on Friday. The mayor lamented that 58 people had lost their lives in the "
            "Sirgou area since the middle of March.",
        ),
        (
            "fr",
            "Des hommes armés ont tué neuf tisserands vendredi à Titao. Le maire déplore que 58 personnes ont perdu la vie "
            "dans la zone de Sirgou depuis le mois de mars.",
        ),
    ],
)
def test_lives_lost_amid_violence_are_a_tally(language, text):
    assert [(i.kind, i.fatalities_best) for i in told(text, language)] == [("incident", 9), ("tally", 58)]


def test_a_toll_goes_on_with_the_act_of_its_own_paragraph():
    text = (
        "On Wednesday an army drone killed 14 terrorists near Ayorou.\n\n"
        "On Friday Boko Haram fighters tried to storm the post of Bosso. The troops put them to flight. Six assailants "
        "were killed."
    )
    assert {i.place: i.fatalities_best for i in told(text, "en")} == {"Ayorou": 14, "Bosso": 6}


def test_they_killed_goes_on_with_the_sentence_before_it():
    text = (
        "On 3 May soldiers killed eight villagers in Dori.\n\n"
        "On 8 May JNIM fighters attacked Titao. They killed eleven villagers and five VDP."
    )
    assert {i.place: i.fatalities_best for i in told(text, "en")} == {"Dori": 8, "Titao": 16}


def test_the_lines_of_a_toll_below_an_item_are_of_its_act():
    text = (
        "COMMUNIQUÉ\n\n1. Le 6 mai 2024, l'aviation a frappé des terroristes à Dori. Onze terroristes ont été neutralisés.\n\n"
        "2. Le 8 mai 2024, une escorte de l'armée a été prise à partie près de Titao.\n"
        "Bilan côté ami : 5 morts et 8 blessés.\nBilan côté ennemi : 22 terroristes neutralisés."
    )
    assert {i.place: i.fatalities_best for i in told(text, "fr")} == {"Dori": 11, "Titao": 27}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen raided Titao on Friday. The raid comes after the kidnapping, on 4 May, of a nurse in Dori."),
        ("fr", "Des hommes armés ont attaqué Titao vendredi. L'attaque intervient après l'enlèvement, le 4 mai, d'un infirmier à Dori."),
    ],
)
def test_what_came_before_has_its_own_day_and_act(language, text):
    assert {(i.place, i.date_start.day) for i in told(text, language)} == {("Titao", 10), ("Dori", 4)}


def test_a_toll_told_later_of_the_same_place_is_of_its_act():
    text = (
        "JNIM claims: Burkina Faso\n\n1) On Monday the mujahideen stormed the barracks of Titao. Seventeen soldiers were "
        "killed.\n\n2) On Tuesday they hit a convoy near Dori.\n\n-- Analyst's note --\nThe authorities have not spoken "
        "about Titao; a security source gave a toll of nine soldiers dead."
    )
    [titao] = [i for i in told(text, "en") if i.place == "Titao"]
    assert (titao.fatalities_low, titao.fatalities_high) == (9, 17)


def test_a_town_from_which_a_place_is_measured_is_not_where_it_was():
    text = "Gunmen attacked the camp of Titao on Friday. Men burned a post in Wendou, some thirty kilometres from Titao, on Saturday."
    assert [i.place for i in told(text, "en")] == ["Titao", "Wendou"]

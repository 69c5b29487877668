"""The ledger of a sentence: how many of whom, and what became of them."""

import pytest
from reading import acts, claims, ledger, told


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Riders killed 17 herders.", [("civilians", "killed", 17, 17)]),
        ("en", "At least 17 herders were killed.", [("civilians", "killed", 17, None)]),
        ("en", "The blast claimed the lives of four soldiers.", [("military", "killed", 4, 4)]),
        ("en", "Four soldiers lost their lives.", [("military", "killed", 4, 4)]),
        (
            "en",
            "Nine volunteers died and eleven were wounded.",
            [("militia", "killed", 9, 9), (None, "wounded", 11, 11)],
        ),
        (
            "en",
            "Three soldiers and five civilians were killed.",
            [("military", "killed", 3, 3), ("civilians", "killed", 5, 5)],
        ),
        ("en", "Troops neutralised 26 terrorists.", [("armed_group", "killed", 26, 26)]),
        ("en", "Bandits abducted 40 pupils.", [("civilians", "abducted", 40, 40)]),
        ("en", "Twelve soldiers are missing.", [("military", "missing", 12, 12)]),
        ("en", "A soldier was killed.", [("military", "killed", 1, 1)]),
        ("en", "They beheaded the village chief.", [("civilians", "killed", 1, 1)]),
        (
            "en",
            "Two peacekeepers and a policeman were killed.",
            [("peacekeepers", "killed", 2, 2), ("police", "killed", 1, 1)],
        ),
        ("fr", "Des hommes ont tué 17 bergers.", [("civilians", "killed", 17, 17)]),
        ("fr", "Au moins 17 bergers ont été tués.", [("civilians", "killed", 17, None)]),
        ("fr", "L'explosion a coûté la vie à quatre soldats.", [("military", "killed", 4, 4)]),
        ("fr", "Quatre soldats ont perdu la vie.", [("military", "killed", 4, 4)]),
        (
            "fr",
            "Neuf volontaires sont morts et onze ont été blessés.",
            [("militia", "killed", 9, 9), (None, "wounded", 11, 11)],
        ),
        (
            "fr",
            "Trois soldats et cinq civils ont été tués.",
            [("military", "killed", 3, 3), ("civilians", "killed", 5, 5)],
        ),
        ("fr", "L'armée a neutralisé 26 terroristes.", [("armed_group", "killed", 26, 26)]),
        ("fr", "Des bandits ont enlevé 40 élèves.", [("civilians", "abducted", 40, 40)]),
        ("fr", "Le raid a fait neuf morts parmi les volontaires.", [("militia", "killed", 9, 9)]),
        ("fr", "Douze soldats sont portés disparus.", [("military", "missing", 12, 12)]),
        ("fr", "Un soldat a été tué.", [("military", "killed", 1, 1)]),
        ("fr", "Ils ont égorgé le chef du village.", [("civilians", "killed", 1, 1)]),
        (
            "fr",
            "Deux casques bleus et un policier ont été tués.",
            [("peacekeepers", "killed", 2, 2), ("police", "killed", 1, 1)],
        ),
        (
            "fr",
            "Le bilan est d'un mort et de trois blessés.",
            [(None, "killed", 1, 1), (None, "wounded", 3, 3)],
        ),
        ("en", "A suicide bomber injured nine villagers.", [("civilians", "wounded", 9, 9)]),
        ("en", "The army killed several dozen terrorists.", [("armed_group", "killed", 24, None)]),
        ("en", "Ansaru kidnapped an engineer.", [("civilians", "abducted", 1, 1)]),
    ],
)
def test_a_figure_counts_its_noun_and_its_outcome(language, text, expected):
    assert ledger(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Forty people, among them nine children, were killed.", [(None, "killed", 40, 40)]),
        ("en", "They killed 16 traders, including four women.", [("civilians", "killed", 16, 16)]),
        ("en", "They killed 16 traders, one of them a woman.", [("civilians", "killed", 16, 16)]),
        ("fr", "Quarante personnes, dont neuf enfants, ont été tuées.", [(None, "killed", 40, 40)]),
        (
            "fr",
            "Ils ont tué 16 commerçants, parmi lesquels quatre femmes.",
            [("civilians", "killed", 16, 16)],
        ),
        ("fr", "Ils ont tué 16 commerçants dont une femme.", [("civilians", "killed", 16, 16)]),
    ],
)
def test_a_part_of_a_total_is_no_figure_of_its_own(language, text, expected):
    assert ledger(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They burned 60 huts and stole 300 head of cattle."),
        ("en", "Three vehicles and two motorbikes were destroyed."),
        ("en", "The village lies 12 km from the border."),
        ("en", "Some people were killed."),
        ("fr", "Ils ont brûlé 60 cases et volé 300 têtes de bétail."),
        ("fr", "Trois véhicules et deux motos ont été détruits."),
        ("fr", "Le village est à 12 km de la frontière."),
    ],
)
def test_things_distances_and_vague_words_are_no_casualties(language, text):
    assert ledger(text, language) == []


def fatalities(text: str, language: str = "en") -> list[tuple]:
    return [(i.fatalities_low, i.fatalities_best, i.fatalities_high) for i in told(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Nine soldiers were killed in Tessit on Friday. The toll was later raised to 15 soldiers killed.",
            (9, 15, 15),
        ),
        (
            "en",
            "The toll of Friday's raid on Tessit has risen from nine to 15 soldiers killed, the army said.",
            (9, 15, 15),
        ),
        (
            "fr",
            "Neuf soldats ont été tués vendredi à Tessit. Le bilan est ensuite passé à 15 soldats tués.",
            (9, 15, 15),
        ),
        (
            "fr",
            "Le bilan de l'attaque de vendredi à Tessit est passé de neuf à 15 soldats tués, selon l'armée.",
            (9, 15, 15),
        ),
    ],
)
def test_the_later_of_two_tolls_is_the_best(language, text, expected):
    assert fatalities(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Gunmen killed seven soldiers in Tessit on Friday; 12 attackers were also killed, the army said.",
            (19, 19, 19),
        ),
        ("en", "At least six herders were killed in Dori on Friday.", (6, 6, 6)),
        ("en", "Six soldiers, four of them Chadians, were killed in Bol on Friday.", (6, 6, 6)),
        (
            "en",
            "The bodies of five herders kidnapped on Thursday were found near Bosso on Sunday.",
            (5, 5, 5),
        ),
        ("en", "Between 20 and 31 herders were killed in Dori on Friday.", (20, 25, 31)),
        ("en", "Gunmen attacked Dori on Friday.", (None, None, None)),
        ("en", "Gunmen attacked Dori on Friday. Nobody was killed.", (0, 0, 0)),
        (
            "fr",
            "Sept soldats ont été tués vendredi à Tessit ; 12 assaillants ont aussi été tués, selon l'armée.",
            (19, 19, 19),
        ),
        ("fr", "Au moins six bergers ont été tués vendredi à Dori.", (6, 6, 6)),
        ("fr", "Entre 20 et 31 bergers ont été tués vendredi à Dori.", (20, 25, 31)),
        ("fr", "Des hommes armés ont attaqué Dori vendredi.", (None, None, None)),
        ("fr", "Des hommes armés ont attaqué Dori vendredi. Il n'y a pas eu de mort.", (0, 0, 0)),
        ("en", "A soldier and two gendarmes were killed in Ayorou on Friday.", (3, 3, 3)),
        ("en", "A roadside bomb killed a woman and her two children near Banikoara on Sunday.", (3, 3, 3)),
        (
            "en",
            "Fifteen people, including ten civilians and five soldiers, were killed in Dori on Friday.",
            (15, 15, 15),
        ),
        ("en", "A man was killed in Djibo on Friday.", (1, 1, 1)),
        ("fr", "Un soldat et deux gendarmes ont été tués vendredi à Ayorou.", (3, 3, 3)),
        ("fr", "Le préfet de Titao et son chauffeur ont été tués vendredi par des jihadistes.", (2, 2, 2)),
        ("fr", "Deux enseignants ont été enlevés et un autre tué vendredi à Dori.", (1, 1, 1)),
        ("fr", "Un homme a été tué vendredi à Djibo.", (1, 1, 1)),
    ],
)
def test_victims_add_up_and_an_open_figure_counts_as_its_low_bound(language, text, expected):
    assert fatalities(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Dozens of villagers killed in Isa\n\nGunmen killed 34 villagers in Isa on Friday."),
        (
            "fr",
            "Des dizaines de villageois tués à Isa\n\nDes hommes armés ont tué 34 villageois vendredi à Isa.",
        ),
    ],
)
def test_a_vague_headline_beside_a_precise_figure_is_left_out(language, text):
    assert [claims(incident) for incident in told(text, language)] == [
        [("civilians", "killed", 34, 34, "media")]
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Eleven of them were killed.", [(None, "killed", 11, 11)]),
        ("en", "Six men, two of them Togolese and one Beninese, were killed.", [(None, "killed", 6, 6)]),
        ("en", "Own losses: 12 killed.", [("military", "killed", 12, 12)]),
        ("en", "Enemy losses: 14 killed.", [("armed_group", "killed", 14, 14)]),
        ("fr", "Onze d'entre eux ont été tués.", [(None, "killed", 11, 11)]),
        ("fr", "Six hommes, dont deux Togolais et un Béninois, ont été tués.", [(None, "killed", 6, 6)]),
        ("fr", "Côté ami : 12 tués.", [("military", "killed", 12, 12)]),
        ("fr", "Pertes ennemies : 14 tués.", [("armed_group", "killed", 14, 14)]),
    ],
)
def test_them_and_the_two_sides_are_counted_as_who_they_are(language, text, expected):
    assert ledger(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Thirty farmers were abducted in Isa on Friday. Eight of them were killed.", 8),
        ("en", "Two guards stood at the gate of Isa. They died on Friday when gunmen attacked.", 2),
        ("fr", "Trente cultivateurs ont été enlevés vendredi à Isa. Huit d'entre eux ont été tués.", 8),
        ("fr", "Deux gardes se tenaient à la porte d'Isa. Ils sont morts vendredi dans une attaque.", 2),
    ],
)
def test_they_are_those_whom_the_sentence_before_counts(language, text, expected):
    assert [i.fatalities_best for i in told(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The driver of one of the lorries was killed.", [("civilians", "killed", 1, 1)]),
        ("en", "The driver and a passenger were killed.", [("civilians", "killed", 2, 2)]),
        ("en", "A civilian driver was killed.", [("civilians", "killed", 1, 1)]),
        ("en", "A 19-year-old apprentice was killed.", [("civilians", "killed", 1, 1)]),
        ("en", "Another massacre left nine dead.", [(None, "killed", 9, 9)]),
        ("fr", "Le chauffeur de l'un des camions a été tué.", [("civilians", "killed", 1, 1)]),
        ("fr", "Le chauffeur et une passagère ont été tués.", [("civilians", "killed", 2, 2)]),
        ("fr", "Un chauffeur civil a été tué.", [("civilians", "killed", 1, 1)]),
        ("fr", "Un berger de 19 ans a été tué.", [("civilians", "killed", 1, 1)]),
        ("fr", "Une autre embuscade a tué neuf soldats.", [("military", "killed", 9, 9)]),
    ],
)
def test_a_single_victim_counts_once(language, text, expected):
    assert ledger(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They shot a shepherd in the thigh.", [("civilians", "wounded", 1, 1)]),
        ("en", "They shot three shepherds in the arm.", [("civilians", "wounded", 3, 3)]),
        ("en", "They shot dead a shepherd.", [("civilians", "killed", 1, 1)]),
        ("fr", "Ils ont blessé un berger à la cuisse.", [("civilians", "wounded", 1, 1)]),
        ("fr", "Ils ont abattu un berger.", [("civilians", "killed", 1, 1)]),
    ],
)
def test_a_shot_in_a_limb_wounds(language, text, expected):
    assert ledger(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Nine (09) soldiers were killed.", [("military", "killed", 9, 9)]),
        ("en", "Twelve (12) gendarmes were wounded.", [("military", "wounded", 12, 12)]),
        ("fr", "Neuf (09) soldats ont été tués.", [("military", "killed", 9, 9)]),
        ("fr", "Douze (12) gendarmes ont été blessés.", [("military", "wounded", 12, 12)]),
    ],
)
def test_a_figure_said_again_in_brackets_counts_once(language, text, expected):
    assert ledger(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Nine porters were again killed.", [("civilians", "killed", 9, 9)]),
        ("fr", "L'armée déplore le décès, samedi, de neuf sergents.", [("military", "killed", 9, 9)]),
        ("fr", "Neuf bergers ont perdu samedi soir la vie.", [("civilians", "killed", 9, 9)]),
        ("fr", "Le tir a coûté, dimanche soir, la vie à neuf bergers.", [("civilians", "killed", 9, 9)]),
        ("fr", "Neuf bergers ont également été tués.", [("civilians", "killed", 9, 9)]),
    ],
)
def test_a_time_may_stand_inside_a_phrase(language, text, expected):
    assert ledger(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It left 17 more wounded.", [(None, "wounded", 17, 17)]),
        ("en", '"We are tired," said a retired officer.', []),
        ("en", "Bandits waylaid traders, killing eleven of them.", [("civilians", "killed", 11, 11)]),
        ("en", "3 gendarmes KIA, 6 WIA.", [("military", "killed", 3, 3), ("military", "wounded", 6, 6)]),
        ("en", "Four of the soldiers were dead.", [("military", "killed", 4, 4)]),
        ("en", "Harouna Zongo, the mayor, was shot dead.", [("officials", "killed", 1, 1)]),
        ("fr", "Bilan, côté ennemi : 14 tués.", [("armed_group", "killed", 14, 14)]),
        ("fr", "Trois d'entre eux ont été neutralisés.", [("armed_group", "killed", 3, 3)]),
        (
            "fr",
            "Quatre soldats sont tombés, indique à la radio un conseiller municipal.",
            [("military", "killed", 4, 4)],
        ),
        ("fr", "Le maréchal des logis Sanou a succombé à ses blessures.", [("military", "killed", 1, 1)]),
    ],
)
def test_figures_that_the_region_s_notes_and_armies_give(language, text, expected):
    assert [entry[:4] for entry in ledger(text, language)] == expected


def test_the_same_figure_of_people_and_of_fighters_is_one():
    text = "Twenty-four people were killed near Titao on Friday. The army said 24 terrorists were killed near Titao."
    (incident,) = told(text)
    assert [(e.victims, e.low) for e in incident.casualties] == [("armed_group", 24)]


def test_abductions_that_are_counted_are_no_dead():
    (incident,) = told("Monitors recorded 41 abductions in Diffa in April.")
    assert ([(e.outcome, e.low) for e in incident.casualties], incident.fatalities_best) == (
        [("abducted", 41)],
        None,
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "A nurse counted nine dead civilians, a shopkeeper and his daughter among them.",
            [("civilians", "killed", 9, 9)],
        ),
        ("en", "The group speaks of 26 soldiers.", [("military", "killed", 26, 26)]),
        ("en", "Residents speak of 300 fighters.", []),
        ("en", "A chief gave the number of the slain as 17.", [(None, "killed", 17, 17)]),
        ("fr", "Il parle de « 23 soldats » et montre trois véhicules.", [("military", "killed", 23, 23)]),
        ("fr", "Des habitants parlent de 300 combattants.", []),
        (
            "fr",
            "Le ministère admet la mort d'un gendarme et d'un soldat.",
            [("military", "killed", 2, 2)],
        ),
        ("fr", "Deux déplacés internes ont été tués.", [("civilians", "killed", 2, 2)]),
    ],
)
def test_who_is_spoken_of_and_who_is_among_them(language, text, expected):
    assert ledger(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Five soldiers have succumbed to their wounds, bringing to 12 the number of troops killed.",
            [("military", "killed", 12, 12)],
        ),
        ("en", "Three members of a teacher's family were killed.", [(None, "killed", 3, 3)]),
        ("en", "Call the toll-free line 999.", []),
        (
            "fr",
            "Une embuscade a coûté la vie à un sous-préfet et à son chauffeur.",
            [("officials", "killed", 1, 1), ("civilians", "killed", 1, 1)],
        ),
    ],
)
def test_a_sum_holds_its_parts_and_a_driver_is_one_more(language, text, expected):
    assert ledger(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A man of 52 was found with his throat cut.", [(None, 1)]),
        ("en", "Six members of one family were executed.", [("civilians", 6)]),
        ("en", "The police said seven persons lost their lives.", [(None, 7)]),
        ("en", "'We buried nine people,' said Hadiza, who lost two sons.", [(None, 9)]),
        ("fr", "« Nous avons enterré quatre des nôtres », dit Sani, qui a perdu un frère.", [(None, 4)]),
        ("fr", "Trois terroristes y ont été abattus, douze otages, dont sept enfants, libérés.", [("armed_group", 3)]),
        ("en", "Troops killed five bandits and 12 hostages were freed.", [("armed_group", 5)]),
        ("en", "The jihadists left 23 of their own on the ground.", [("armed_group", 23)]),
        ("fr", "Les assaillants ont abandonné deux de leurs morts.", [("armed_group", 2)]),
        ("fr", "Les soldats ont laissé six des leurs sur le carreau.", [("military", 6)]),
        ("en", "The group established the names of 33 victims.", [(None, 33)]),
        ("fr", "Le chauffeur et son apprenti sont morts sur le coup.", [("civilians", 2)]),
        ("en", "Two soldiers made the supreme sacrifice.", [("military", 2)]),
        ("fr", "Trois combattants ont obtenu le martyre.", [("armed_group", 3)]),
    ],
)
def test_who_is_counted_and_who_only_stands_beside_a_figure(language, text, expected):
    killed = [(victims, low) for victims, outcome, low, _ in ledger(text, language) if outcome == "killed"]
    assert killed == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "46 people died in the raid on Konduga, a doctor said. 'We carried 36 bodies to town,' the doctor said."),
        ("fr", "46 habitants ont été tués à Konduga, selon un médecin. « Nous avons ramené 36 corps », a dit le médecin."),
    ],
)
def test_bodies_that_were_brought_in_are_of_those_counted(language, text):
    assert acts(text, language)[0][3] == 46


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Gunmen killed at least six, two residents told a reporter by telephone.", [(None, 6)]),
        ("en", "Soldiers returned fire, killing three of the armed men.", [("armed_group", 3)]),
        ("en", "The troops shot dead three men they accused of hiding the fighters.", [(None, 3)]),
        ("fr", "Quatre commerçants qui se rendaient au marché de Titao, le chef-lieu de la province, ont été abattus.", [("civilians", 4)]),
        ("fr", "Un gendarme est tombé, deux autres sont soignés.", [("military", 1)]),
        ("fr", "Une patrouille est tombée sur des engins explosifs.", []),
        ("fr", "Un sergent est décédé et trois de ses camarades ont été grièvement atteints.", [("military", 1)]),
        ("fr", "Un éleveur, enlevé mercredi à son domicile, a été retrouvé mort vendredi.", [("civilians", 1)]),
        ("en", "Niger mourns 14 soldiers.", [("military", 14)]),
    ],
)
def test_who_fell_and_who_only_says_so(language, text, expected):
    killed = [(victims, low) for victims, outcome, low, _ in ledger(text, language) if outcome == "killed"]
    assert killed == expected


@pytest.mark.parametrize("text", ["The source, who asked not to be named, said six soldiers were killed in Titao.", "Six soldiers were killed in Titao, the note said."])
def test_whoever_is_meant_a_source_has_a_kind(text):
    assert {source for incident in told(text) for *_, source in claims(incident)} <= {"media", "government", "witness"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Un chauffeur a été abattu et 21 passagers ont été conduits en forêt.", [("civilians", "killed", 1, 1), ("civilians", "abducted", 21, 21)]),
        ("fr", "Le groupe parle de quatorze militaires et de six hommes d'Africa Corps tués.", [("military", "killed", 14, 14), ("foreign_forces", "killed", 6, 6)]),
        ("fr", "Deux fonctionnaires de la police républicaine ont perdu la vie.", [("police", "killed", 2, 2)]),
        ("en", "The bandits shot one driver and 21 passengers were marched into the forest.", [("civilians", "killed", 1, 1), ("civilians", "abducted", 21, 21)]),
    ],
)
def test_of_which_force_they_were_and_where_they_were_led(language, text, expected):
    assert ledger(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "One of the victims died on the way to the hospital.", []),
        ("en", "Troops of Operation Hadarin Daji have killed nine bandits.", [("armed_group", 9)]),
        ("en", "CSP puts enemy losses at 12 soldiers killed; the general staff acknowledges five dead.", [("military", 12), (None, 5)]),
        ("en", "Boko Haram killed 15 soldiers and left 28 of its own men on the ground.", [("military", 15), ("armed_group", 28)]),
        ("en", "No shot was fired.", []),
    ],
)
def test_whose_dead_are_counted_in_one_sentence(language, text, expected):
    killed = [(victims, low) for victims, outcome, low, _ in ledger(text, language) if outcome == "killed"]
    assert killed == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The attackers lost six men according to the governor."),
        ("fr", "Les assaillants ont perdu six hommes d'après le gouverneur."),
        ("fr", "Selon le gouverneur, les assaillants ont perdu six hommes."),
    ],
)
def test_who_lost_men_says_who_they_were(language, text):
    assert ledger(text, language) == [("armed_group", "killed", 6, 6)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Seven gunmen were killed in Titao on Friday, as well as a ten-year-old girl.", [7, 1]),
        ("en", "Seven gunmen were killed in Titao on Friday, along with two shepherds.", [7, 2]),
        ("fr", "Sept assaillants ont été tués vendredi à Titao, ainsi qu'une fillette de dix ans.", [7, 1]),
        ("fr", "Sept assaillants ont été tués vendredi à Titao, ainsi que deux bergers.", [7, 2]),
        ("en", "Seven soldiers were killed in Titao on Friday in clashes with two groups.", [7]),
    ],
)
def test_those_named_behind_the_dead_died_too(language, text, expected):
    [incident] = told(text, language)
    assert [entry.low for entry in incident.casualties] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen stormed a police post in Titao on Friday, killing four officers."),
        ("fr", "Des hommes armés ont attaqué un poste de police vendredi à Titao, tuant quatre agents."),
    ],
)
def test_officers_of_a_police_post_are_police(language, text):
    [incident] = told(text, language)
    assert [(entry.victims, entry.low) for entry in incident.casualties] == [("police", 4)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine weavers were killed in Titao on Friday. That brings to 41 the number of civilians killed in Loroum since March."),
        ("fr", "Neuf tisserands ont été tués vendredi à Titao. Cela porte à 41 le nombre de civils tués dans le Loroum depuis mars."),
    ],
)
def test_a_toll_is_read_before_what_it_counts(language, text):
    assert [(i.kind, i.fatalities_best) for i in told(text, language)] == [("incident", 9), ("tally", 41)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed 31 people in Titao on Friday, the governor said. The police had on Saturday put the figure at 17."),
        ("fr", "Des hommes armés ont tué 31 personnes vendredi à Titao, selon le maire. La police avait fait état samedi de 17 morts."),
    ],
)
def test_what_somebody_had_said_gives_way_to_what_is_told_now(language, text):
    [incident] = told(text, language)
    assert (incident.fatalities_low, incident.fatalities_best, incident.fatalities_high) == (17, 31, 31)


def test_who_was_neutralised_was_a_fighter_whoever_was_named_last():
    [incident] = told("Bandits fired at the troops near Isa on Friday. Three of them were neutralised.", "en")
    assert [(entry.victims, entry.low) for entry in incident.casualties] == [("armed_group", 3)]


def test_bombers_among_the_counted_are_fighters():
    text = "Deux femmes kamikazes ont tué neuf personnes au marché de Mora vendredi. Les deux kamikazes sont mortes."
    assert [i.fatalities_best for i in told(text, "fr")] == [11]

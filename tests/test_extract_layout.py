"""A report's lines: what each is, and which speak of the same things."""

import pytest
from reading import sentences, told


def kinds(text: str, language: str = "en") -> list[tuple]:
    """Every sentence that is read, with the kind of its line and its scope, numbered as they come."""
    found = sentences(text, language)
    scopes = list(dict.fromkeys(sentence.scope for sentence in found))
    return [(sentence.text, sentence.kind, scopes.index(sentence.scope)) for sentence in found]


def test_a_story_is_one_scope_from_headline_to_last_line():
    text = "Nine die in raid on Titao\n\nRiders came at dawn. Nine men died.\n\nThe attack lasted an hour."
    assert kinds(text) == [
        ("Nine die in raid on Titao", "heading", 0),
        ("Riders came at dawn.", "paragraph", 0),
        ("Nine men died.", "paragraph", 0),
        ("The attack lasted an hour.", "paragraph", 0),
    ]


def test_a_headline_amid_a_digest_begins_another_scope_and_a_speaker_s_colon_does_not():
    text = "Nine died in Titao. Niger: ten die in an attack on Diffa. The Army: nobody came. Riders fled."
    assert kinds(text) == [
        ("Nine died in Titao.", "paragraph", 0),
        ("Niger: ten die in an attack on Diffa.", "paragraph", 1),
        ("The Army: nobody came.", "paragraph", 1),
        ("Riders fled.", "paragraph", 1),
    ]


def test_each_item_of_a_list_is_a_scope_of_its_own_and_loses_its_bullet():
    text = "Le point sécuritaire :\n- À Dori, deux morts.\n- À Titao, trois morts.\n- À Djibo, quatre morts."
    assert kinds(text, "fr")[1:] == [
        ("À Dori, deux morts.", "item", 1),
        ("À Titao, trois morts.", "item", 2),
        ("À Djibo, quatre morts.", "item", 3),
    ]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Photo: the market of Dori after the raid of 4 May, in which nine died (AFP)"),
        ("en", "Add a comment"),
        ("en", "Read also: Nine die in Titao"),
        ("fr", "Photo d'archives : des soldats à Dori après l'attaque du 4 mai"),
        ("fr", "Lire aussi : Neuf morts à Titao"),
    ],
)
def test_captions_and_site_furniture_are_not_read(language, line):
    story = {"en": "Nine men died in Isa on Friday.", "fr": "Neuf hommes sont morts vendredi à Isa."}[
        language
    ]
    assert [text for text, _, _ in kinds(f"{story}\n\n{line}", language)] == [story]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Gen. Traore spoke. Col. Diallo left.", ["Gen. Traore spoke.", "Col. Diallo left."]),
        ("en", "The U.N. base burned. Nobody came.", ["The U.N. base burned.", "Nobody came."]),
        ("fr", "M. Traoré a parlé. Mme Sow est partie.", ["M. Traoré a parlé.", "Mme Sow est partie."]),
        ("fr", "« Nous avons fui. » Personne n'est venu.", ["« Nous avons fui. »", "Personne n'est venu."]),
    ],
)
def test_a_title_s_full_stop_ends_no_sentence(language, text, expected):
    assert [sentence.text for sentence in sentences(text, language)] == expected


def test_a_sentence_gives_its_place_in_the_report():
    text = "Deux morts à Dori\n\n  - Mardi, riposte. Puis rien."
    assert [text[s.start : s.end] for s in sentences(text, "fr")] == [
        "Deux morts à Dori",
        "Mardi, riposte.",
        "Puis rien.",
    ]


def found(text: str, language: str) -> list[tuple]:
    return [
        (i.place, i.date_start.isoformat() if i.date_start else None, i.fatalities_best)
        for i in told(text, language)
    ]


ENGLISH_DIARY = """Security diary

Thursday, May 2
Gunmen killed three guards in Dori.

Friday 3 May
Bandits killed five herders in Isa.
Four traders were shot dead in Konduga.
"""
FRENCH_DIARY = """Journal de la sécurité

Jeudi 2 mai
Des hommes armés ont tué trois gardes à Dori.

Vendredi 3 mai
Des bandits ont tué cinq bergers à Isa.
Quatre commerçants ont été abattus à Konduga.
"""


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH_DIARY), ("fr", FRENCH_DIARY)])
def test_the_heading_of_a_diary_dates_what_stands_below_it(language, text):
    assert found(text, language) == [
        ("Dori", "2024-05-02", 3),
        ("Isa", "2024-05-03", 5),
        ("Konduga", "2024-05-03", 4),
    ]


ENGLISH_TIMELINE = """Timeline: attacks in northern Benin

Dec 2, 2021: Two soldiers killed in Porga.
Feb 8, 2022: Six rangers killed by mines near Banikoara.
Apr 11, 2022: Five soldiers killed in an ambush near Mandouri.
"""
FRENCH_TIMELINE = """Chronologie des attaques

2 décembre 2021 : deux soldats tués à Porga
8 février 2022 : une mine tue six gendarmes près de Banikoara
11 avril 2022 : cinq soldats tués dans une embuscade près de Mandouri
"""


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH_TIMELINE), ("fr", FRENCH_TIMELINE)])
def test_each_line_of_a_timeline_has_its_own_day(language, text):
    assert found(text, language) == [
        ("Porga", "2021-12-02", 2),
        ("Banikoara", "2022-02-08", 6),
        ("Mandouri", "2022-04-11", 5),
    ]


ENGLISH_COMMUNIQUE = """Islamic State West Africa Province claims the following operations:

1. An ambush on soldiers near Damboa on Friday, in which seven were killed.
2. A raid on Konduga on Saturday, in which two policemen were killed.
"""
FRENCH_COMMUNIQUE = """Le JNIM revendique les opérations suivantes :

1. Une embuscade contre des soldats près de Tessit vendredi : sept tués.
2. Une embuscade à Léré samedi : deux gendarmes tués.
"""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            ENGLISH_COMMUNIQUE,
            [("Damboa", ("iswap",), "claimed", 7), ("Konduga", ("iswap",), "claimed", 2)],
        ),
        ("fr", FRENCH_COMMUNIQUE, [("Tessit", ("jnim",), "claimed", 7), ("Léré", ("jnim",), "claimed", 2)]),
    ],
)
def test_the_items_below_a_claim_are_the_claimant_s(language, text, expected):
    assert [
        (i.place, i.perpetrators, i.attribution, i.fatalities_best) for i in told(text, language)
    ] == expected
    assert {c.source for i in told(text, language) for c in i.casualties} == {"perpetrator"}


ENGLISH_LISTING = """Tag: Sahel
Gunmen kill nine traders in Titao
Gunmen killed nine traders in Titao on Friday, residents said. […]
Mine kills two soldiers near Tessit
Two soldiers died when their vehicle hit a mine near Tessit on Saturday. […]
Bandits abduct 30 pupils in Isa
Bandits abducted 30 pupils from a school in Isa on Sunday. […]
Ministers meet in Niamey
Ministers of the region met in Niamey to discuss trade. […]
"""
FRENCH_LISTING = """Tag : Sahel
Neuf commerçants tués à Titao
Des hommes armés ont tué neuf commerçants vendredi à Titao, selon des habitants. […]
Deux soldats tués par une mine près de Tessit
Deux soldats sont morts samedi quand leur véhicule a sauté sur une mine près de Tessit. […]
Trente élèves enlevés à Isa
Des bandits ont enlevé 30 élèves dimanche dans une école d'Isa. […]
Réunion de ministres à Niamey
Les ministres de la région se sont réunis à Niamey pour parler commerce. […]
"""


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH_LISTING), ("fr", FRENCH_LISTING)])
def test_a_headline_and_its_teaser_are_one_act_and_the_next_pair_another(language, text):
    assert found(text, language) == [
        ("Titao", "2024-05-10", 9),
        ("Tessit", "2024-05-11", 2),
        ("Isa", "2024-05-12", None),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "MALI\nGunmen killed three farmers in the village of Sirba on Friday.\n"
                "NIGERIA\nBandits killed two farmers in the village of Kobadou on Friday.\n"
                "BENIN\nA policeman was killed in the village of Tinga on Saturday.\n"
            ),
        ),
        (
            "fr",
            (
                "MALI\nDes hommes armés ont tué trois cultivateurs vendredi dans le village de Sirba.\n"
                "NIGERIA\nDes bandits ont tué deux cultivateurs vendredi dans le village de Kobadou.\n"
                "BÉNIN\nUn policier a été tué samedi dans le village de Tinga.\n"
            ),
        ),
    ],
)
def test_the_heading_of_a_country_places_what_stands_below_it(language, text):
    assert [(i.toponym.text, i.toponym.country) for i in told(text, language)] == [
        ("Sirba", "MLI"),
        ("Kobadou", "NGA"),
        ("Tinga", "BEN"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Gunmen killed two nurses in Dori on Friday. Dozens of families fled.\n\n"
                "--- Bandits killed eight herders in Konduga on Saturday."
            ),
        ),
        (
            "fr",
            (
                "Des hommes armés ont tué deux infirmiers vendredi à Dori. Beaucoup de gens ont fui.\n\n"
                "*** Des bandits ont tué huit bergers samedi à Konduga."
            ),
        ),
    ],
)
def test_a_rule_opens_another_story(language, text):
    assert found(text, language) == [("Dori", "2024-05-10", 2), ("Konduga", "2024-05-11", 8)]
    assert [scope for _, _, scope in kinds(text, language)] == [0, 0, 1]


ENGLISH_LONG_STORY = """Raid on Porga

Gunmen attacked the camp of Porga on Friday.

The camp lies behind the customs post.

Empty stalls

Traders shut their shops and ran home.

Many slept outside.

A long wait

Twelve soldiers were killed in the attack.

Their families were told two days later.

Silent officers

Nobody picked up the telephone.

The governor will speak next week.
"""
FRENCH_LONG_STORY = """L'attaque de Porga

Des hommes armés ont attaqué vendredi le camp de Porga.

Le camp est derrière le poste de douane.

Étals vides

Les marchands ont fermé leurs boutiques.

Beaucoup ont dormi dehors.

Une longue attente

Douze soldats ont été tués dans l'attaque.

Leurs familles ont été prévenues deux jours plus tard.

Officiers muets

Personne n'a répondu au téléphone.

Le gouverneur parlera la semaine prochaine.
"""


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH_LONG_STORY), ("fr", FRENCH_LONG_STORY)])
def test_the_intertitles_of_a_long_story_part_nothing(language, text):
    assert found(text, language) == [("Porga", "2024-05-10", 12)]
    assert {scope for _, _, scope in kinds(text, language)} == {0}


@pytest.mark.parametrize("bullet", ["o", ">", "▪"])
@pytest.mark.parametrize(
    ("language", "items"),
    [
        ("en", ("Two teachers killed in Dori on Friday", "Eight herders killed in Konduga on Saturday")),
        ("fr", ("Deux enseignants tués vendredi à Dori", "Huit bergers tués samedi à Konduga")),
    ],
)
def test_a_letter_or_a_sign_may_be_a_bullet(language, items, bullet):
    text = "Incidents :\n" + "\n".join(f"{bullet} {item}" for item in items)
    assert [read[:2] for read in kinds(text, language)[1:]] == [(item, "item") for item in items]
    assert found(text, language) == [("Dori", "2024-05-10", 2), ("Konduga", "2024-05-11", 8)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Porga: gunmen killed two guards on Friday.\nIsa: bandits killed eight herders on Saturday.\n"
                "Dori: a landmine killed three soldiers on Sunday.\n"
            ),
        ),
        (
            "fr",
            (
                "Porga : des hommes armés ont tué deux gardes vendredi.\n"
                "Isa : des bandits ont tué huit bergers samedi.\n"
                "Dori : dimanche, une mine a tué trois soldats.\n"
            ),
        ),
    ],
)
def test_the_label_of_a_line_is_the_place_of_its_act(language, text):
    assert found(text, language) == [
        ("Porga", "2024-05-10", 2),
        ("Isa", "2024-05-11", 8),
        ("Dori", "2024-05-12", 3),
    ]


# 8 January 2024 was a Monday
@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Dori mourns its dead\n\nStaff | 08 January 2024 - 07:15 | Sahel\n\n"
                "The town woke to shots.\n\nGunmen killed two guards in Dori on Saturday."
            ),
        ),
        (
            "fr",
            (
                "Dori pleure ses morts\n\nRédaction | Lundi 8 janvier 2024 | Lu 940 fois\n\n"
                "La ville s'est réveillée tard.\n\nDes hommes armés ont tué deux gardes samedi à Dori."
            ),
        ),
    ],
)
def test_a_byline_says_when_a_report_was_written(language, text):
    [incident] = told(text, language, None)
    assert incident.date_start.isoformat() == "2024-01-06"


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("en", "[ad_7]\n\nNine men died in Isa on Friday.\n\n* * *", "Nine men died in Isa on Friday."),
        ("fr", ":::note\n\nNeuf hommes sont morts à Isa.\n\n[encart_2]", "Neuf hommes sont morts à Isa."),
    ],
)
def test_what_a_template_left_is_not_read(language, text, left):
    assert [read for read, _, _ in kinds(text, language)] == [left]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "News in brief\n\n- Traders killed in Isa\n\nBandits shot nine traders dead on Friday.\n\n"
                "- Soldiers die near Dori\n\nFour soldiers died on Saturday when a mine went off."
            ),
        ),
        (
            "fr",
            (
                "La semaine en bref\n\n- Des marchands tués à Isa\n\nDes bandits ont abattu neuf marchands"
                " vendredi.\n\n- Des soldats tués près de Dori\n\nSamedi, une mine a tué quatre soldats."
            ),
        ),
    ],
)
def test_the_text_below_an_item_that_is_a_headline_goes_with_it(language, text):
    assert found(text, language) == [("Isa", "2024-05-10", 9), ("Dori", "2024-05-11", 4)]


def test_the_rows_of_a_table_are_items_with_a_day():
    text = (
        "List of attacks in March 2023\n\nDate | Type | Dead | Location and circumstances | By\n"
        "4 | Shooting | 10 | Gunmen opened fire on a bus and killed ten passengers at Bosso, Niger. | Unknown\n"
        "9 | Shooting | 12 | Gunmen stormed a camp and killed twelve herders near Dori, Burkina Faso. | Unknown\n"
    )
    found = [(i.place, i.date_start.isoformat(), i.fatalities_best) for i in told(text, published=None)]
    assert found == [("Bosso", "2023-03-04", 10), ("Dori", "2023-03-09", 12)]


@pytest.mark.parametrize(
    "text",
    [
        "— FRIDAY 10 MAY 2024 —\n\nDori: the market bombed by mistake?\nTen traders died yesterday, residents say.\n\n"
        "— THURSDAY 9 MAY 2024 —\n\nBosso: herders under fire\nGunmen killed twelve herders yesterday.",
        "Killings in the north\n\nThe Observatory interviewed 29 people for this report about two attacks.\n\n"
        "Soldiers and their auxiliaries are accused.\n\nNothing was done.\n\n"
        "Dori, May 9\nSoldiers opened fire on the market and killed ten traders.\n\n"
        "Bosso, May 8\nGunmen killed twelve herders.",
    ],
)
def test_a_heading_dates_what_stands_under_it(text):
    found = [(i.place, i.date_start.isoformat(), i.fatalities_best) for i in told(text)]
    assert found == [("Dori", "2024-05-09", 10), ("Bosso", "2024-05-08", 12)]


def test_the_posts_of_a_thread_bear_numbers_and_no_dates():
    text = (
        "1/4 Busy days, what I have.\n\n2/4 Gunmen killed twelve herders in Bosso on Friday.\n\n"
        "3/4 Gunmen killed ten traders in Dori on Saturday.\n\n4/4 Please share."
    )
    found = [(i.place, i.date_start.isoformat()) for i in told(text)]
    assert found == [("Bosso", "2024-05-10"), ("Dori", "2024-05-11")]


def test_the_button_under_each_teaser_heads_no_list_of_other_stories():
    more = "(lire la suite)"
    text = (
        "— SAMEDI 11 MAI 2024 —\n\nDiffa : des vivres pour les familles\n" + more + "\n\n"
        "Dori : le marché mitraillé\nDix commerçants ont été tués vendredi. " + more + "\n\n"
        "Titao : un puits rouvert\nLes travaux ont duré un mois. " + more + "\n\n"
        "Bosso : des bergers sous le feu\nDouze bergers ont été tués jeudi. " + more
    )
    found = [(i.place, i.date_start.isoformat()) for i in told(text, "fr")]
    assert found == [("Dori", "2024-05-10"), ("Bosso", "2024-05-09")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "LIVE - Mali: camp attacked in Titao\n\n"
            "17:42 That is all for today.\n\n"
            "14:50 JNIM says in a statement that it killed 20 soldiers.\n\n"
            "12:15 The general staff says that 31 assailants were killed and three soldiers fell.\n\n"
            "09:40 Elsewhere, two teachers were kidnapped on Monday in Dori, a councillor says.\n\n"
            "08:05 Gunmen have attacked the army camp in Titao since dawn.\n\n"
            "Read also: Why Titao matters",
        ),
        (
            "fr",
            "EN DIRECT - Un camp attaqué à Titao\n\n"
            "17 h 42. Ce direct est terminé.\n\n"
            "14 h 50. Le GSIM affirme dans un communiqué avoir tué 20 soldats.\n\n"
            "12 h 15. L'état-major annonce que 31 assaillants ont été tués et trois soldats sont morts.\n\n"
            "9 h 40. Par ailleurs, deux enseignants ont été enlevés lundi à Dori, dit un élu.\n\n"
            "8 h 05. Des hommes armés attaquent depuis l'aube le camp militaire de Titao.\n\n"
            "À lire aussi : pourquoi Titao compte",
        ),
    ],
)
def test_a_live_page_is_read_from_its_oldest_entry_as_one_story(language, text):
    found = {i.place: (i.perpetrators, i.fatalities_best) for i in told(text, language)}
    assert found == {"Titao": (("jnim",), 34), "Dori": (("unidentified",), None)}

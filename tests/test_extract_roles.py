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


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Five soldiers died when jihadists attacked their camp near Porga on Friday.",
            (("unidentified",), "attributed", ("military",)),
        ),
        (
            "en",
            "An army patrol killed eleven terrorists near Porga on Friday.",
            (("military_benin",), "attributed", ("armed_group",)),
        ),
        (
            "en",
            "A battalion raided a terrorist hideout near Bosso on Friday, killing two terrorists.",
            (("military_niger",), "attributed", ("armed_group",)),
        ),
        (
            "fr",
            "Cinq soldats sont morts vendredi quand des jihadistes ont attaqué leur camp près de Porga.",
            (("unidentified",), "attributed", ("military",)),
        ),
        (
            "fr",
            "Une patrouille de l'armée a tué onze terroristes vendredi près de Porga.",
            (("military_benin",), "attributed", ("armed_group",)),
        ),
        (
            "fr",
            "Un bataillon a attaqué vendredi un repaire près de Bosso, tuant deux terroristes.",
            (("military_niger",), "attributed", ("armed_group",)),
        ),
    ],
)
def test_the_nearest_subject_did_it_and_a_unit_may_be_one(language, text, expected):
    assert who(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Four millers were shot dead in Damboa on Friday by suspected herdsmen.",
            (("communal_militia",), "suspected"),
        ),
        ("en", "Suspected herders killed four men in Isa on Friday.", (("communal_militia",), "suspected")),
        (
            "en",
            "Four pastors were killed in Damboa on Friday. The killing was blamed on herders.",
            (("communal_militia",), "attributed"),
        ),
        ("en", "Gunmen killed four herders in Damboa on Friday.", (("unidentified",), "unattributed")),
        (
            "fr",
            "Quatre pasteurs ont été tués vendredi à Damboa par des bergers présumés.",
            (("communal_militia",), "suspected"),
        ),
        (
            "fr",
            "Des éleveurs présumés ont tué quatre pasteurs vendredi à Damboa.",
            (("communal_militia",), "suspected"),
        ),
        ("fr", "Des hommes armés ont tué quatre éleveurs vendredi.", (("unidentified",), "unattributed")),
    ],
)
def test_herders_who_are_suspected_or_blamed_are_a_communal_militia(language, text, expected):
    assert [found[:2] for found in who(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ten nomads were killed near Léré on Friday. The Malian army is accused of the killings."),
        ("en", "The Malian army is accused of killing ten nomads near Léré on Friday."),
        ("fr", "Dix nomades ont été tués vendredi à Léré. L'armée malienne est accusée de ces tueries."),
        ("fr", "L'armée malienne est accusée d'avoir tué dix nomades vendredi près de Léré."),
    ],
)
def test_the_accused_is_the_perpetrator(language, text):
    assert [(doers, hit) for doers, _, hit in who(text, language)] == [(("military_mali",), ("civilians",))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "JNIM fighters entered Titao on Friday. They killed ten worshippers.", ("jnim",)),
        ("en", "Bandits rode into Konduga on Friday. They killed ten worshippers.", ("bandits",)),
        ("en", "JNIM and ISWAP are rivals. They killed ten worshippers in Bol on Friday.", ("unidentified",)),
        ("fr", "Des combattants du GSIM sont entrés vendredi à Titao. Ils ont tué dix fidèles.", ("jnim",)),
        ("fr", "Des bandits sont entrés vendredi dans Konduga. Ils ont tué dix fidèles.", ("bandits",)),
        ("fr", "Le GSIM et l'ISWAP sont rivaux. Ils ont tué dix fidèles vendredi à Bol.", ("unidentified",)),
    ],
)
def test_they_are_the_one_actor_of_the_sentence_before(language, text, expected):
    assert [(i.perpetrators, i.fatalities_best) for i in told(text, language)] == [(expected, 10)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "ISWAP fighters entered Bosso on Friday. The militants killed ten farmers.", ("iswap",)),
        ("en", "JNIM has left the valley. On Friday, the group killed ten farmers in Djibo.", ("jnim",)),
        ("en", "The militants killed ten farmers in Djibo on Friday.", ("unidentified",)),
        ("fr", "L'ISWAP est entré vendredi dans Bosso. Les jihadistes ont tué dix cultivateurs.", ("iswap",)),
        ("fr", "Le GSIM a quitté la vallée. Vendredi, le groupe a tué dix cultivateurs à Djibo.", ("jnim",)),
        ("fr", "Les jihadistes ont tué dix cultivateurs vendredi à Djibo.", ("unidentified",)),
    ],
)
def test_the_group_and_the_militants_are_those_named_before(language, text, expected):
    assert [found[0] for found in who(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The police confirmed that gunmen killed eight porters in Isa on Friday."),
        ("en", "Gunmen killed eight porters in Isa on Friday, according to the police."),
        ("en", "According to soldiers, eight porters were killed in Isa on Friday."),
        ("en", "The army confirmed eight porters' deaths in an attack by gunmen on Isa on Friday."),
        ("fr", "La police a confirmé que des hommes armés ont tué huit marchands vendredi à Isa."),
        ("fr", "Des hommes armés ont tué huit marchands vendredi à Isa, selon la police."),
        ("fr", "Des hommes armés ont tué huit marchands vendredi à Isa, d'après l'armée."),
        ("fr", "Selon une patrouille, huit marchands ont été tués vendredi à Isa."),
    ],
)
def test_who_is_quoted_neither_did_it_nor_was_hit(language, text):
    assert who(text, language) == [(("unidentified",), "unattributed", ("civilians",))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Soldiers destroyed an ISWAP camp near Bosso on Friday, killing nine fighters.",
            (("military_niger",), ("armed_group",)),
        ),
        (
            "en",
            "Ten passengers were killed on Friday near Dori in a bus escorted by the army.",
            (("unidentified",), ("civilians",)),
        ),
        (
            "fr",
            "Des soldats ont détruit vendredi un camp de l'ISWAP près de Bosso, tuant neuf combattants.",
            (("military_niger",), ("armed_group",)),
        ),
        (
            "fr",
            "Dix passagers ont été tués vendredi près de Dori à un barrage tenu par le GSIM.",
            (("unidentified",), ("civilians",)),
        ),
        (
            "fr",
            "Dix passagers ont été tués vendredi près de Dori dans un car escorté par l'armée.",
            (("unidentified",), ("civilians",)),
        ),
    ],
)
def test_who_holds_a_camp_or_escorts_a_bus_is_not_the_doer(language, text, expected):
    assert [(found[0], found[2]) for found in who(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "A mine killed eight Malian soldiers near Tessit on Friday; the army destroyed a second bomb.",
        ),
        ("en", "The Malian army lost eight soldiers on Friday to a landmine near Tessit."),
        (
            "fr",
            "Un engin a explosé vendredi à Tessit, tuant huit soldats ; l'armée a détruit un second engin.",
        ),
        ("fr", "L'armée malienne a perdu huit soldats vendredi dans l'explosion d'une mine près de Tessit."),
    ],
)
def test_who_lost_its_own_soldiers_to_a_mine_did_not_lay_it(language, text):
    assert who(text, language) == [(("unidentified",), "unattributed", ("military",))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The air force destroyed a terrorist camp near Bosso on Friday.", ("military_niger",)),
        ("en", "Air strikes on Friday destroyed a terrorist hideout near Tessit.", ("military_mali",)),
        ("fr", "L'armée de l'air a détruit vendredi un camp terroriste près de Bosso.", ("military_niger",)),
        ("fr", "L'aviation malienne a détruit vendredi un repaire terroriste à Tessit.", ("military_mali",)),
    ],
)
def test_an_air_force_is_its_country_s_and_strikes_from_the_air(language, text, expected):
    assert [(i.perpetrators, i.sub_event_type) for i in told(text, language)] == [
        (expected, "Air/drone strike")
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ansar Dine, a group linked to AQIM, claimed the killing of ten guards in Gao on Friday."),
        ("fr", "Ansar Dine, un groupe lié à Aqmi, a revendiqué la mort de dix gardes vendredi à Gao."),
    ],
)
def test_a_claim_is_the_group_s_and_not_its_ally_s(language, text):
    assert [found[:2] for found in who(text, language)] == [(("ansar_dine",), "claimed")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An army truck hit an explosive device near Diapaga on Friday; seven soldiers died."),
        ("en", "A gendarmes' car struck a roadside bomb near Diapaga on Friday; seven gendarmes died."),
        ("fr", "Un camion de l'armée a heurté une mine vendredi près de Diapaga : sept soldats sont morts."),
        ("fr", "Un véhicule a percuté un engin explosif vendredi à Diapaga : sept gendarmes sont morts."),
    ],
)
def test_a_vehicle_that_hits_a_mine_suffers_it(language, text):
    assert [(i.sub_event_type, *who(text, language)[0]) for i in told(text, language)] == [
        ("Remote explosive/landmine/IED", ("unidentified",), "unattributed", ("military",))
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "An army truck hit an explosive device in Dori on Friday, and gunmen fired on it; ten soldiers died.",
        ),
        (
            "fr",
            (
                "Vendredi à Dori, un camion de l'armée a heurté une mine, puis des hommes armés ont ouvert le"
                " feu : dix soldats tués."
            ),
        ),
    ],
)
def test_a_mine_that_opens_an_ambush_is_a_clash_whose_doers_are_the_gunmen(language, text):
    assert [(i.sub_event_type, *who(text, language)[0]) for i in told(text, language)] == [
        ("Armed clash", ("unidentified",), "unattributed", ("military",))
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Local police say bandits killed four traders in Isa on Friday.", ("bandits",)),
        ("fr", "La police dit que des bandits ont tué quatre commerçants vendredi à Isa.", ("bandits",)),
        ("en", "On Friday bandits killed ten farmers in Isa.", ("bandits",)),
        ("fr", "Vendredi des bandits ont tué dix cultivateurs à Isa.", ("bandits",)),
        ("en", "Herders killed eight farmers in Konduga on Friday.", ("communal_militia",)),
        ("fr", "Des éleveurs armés ont tué huit cultivateurs vendredi à Konduga.", ("communal_militia",)),
        ("en", "A unit on a search mission fell into an ambush near Titao on Friday.", ("unidentified",)),
        (
            "fr",
            "Une unité en mission de ratissage est tombée vendredi dans une embuscade près de Titao.",
            ("unidentified",),
        ),
        (
            "en",
            "JNIM fighters attacked a post in Titao on Friday. Soldiers later engaged the assailants, and both sides clashed "
            "for an hour.",
            ("jnim",),
        ),
    ],
)
def test_who_did_it_is_not_who_speaks_answers_or_suffers_it(language, text, expected):
    assert [i.perpetrators for i in told(text, language)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Attaque du JNIM vendredi à Titao : trois gendarmes tués.", ("jnim",)),
        ("À Titao, le 5 mai, raid d'une vingtaine de combattants présumés du JNIM : deux morts.", ("jnim",)),
        ("À Titao, le 5 mai, incursion d'éléments présumés de l'EIGS ; un éleveur exécuté.", ("issp",)),
        ("La garnison de Titao a été submergée vendredi par des combattants du JNIM. Dix soldats ont péri.", ("jnim",)),
        ("Attaque d'une base du JNIM vendredi près de Titao par des soldats burkinabè.", ("military_burkina_faso",)),
    ],
)
def test_who_comes_in_a_french_attack_of_somebody(text, expected):
    assert [i.perpetrators for i in told(text, "fr")] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Friday gunmen caught an informer of the army in Titao and beheaded him."),
        ("en", "Gunmen killed a spy of the army in Titao on Friday."),
        ("fr", "Vendredi, des hommes armés ont égorgé un informateur de l'armée à Titao."),
    ],
)
def test_whose_man_the_dead_was_did_not_do_it(language, text):
    [incident] = told(text, language)
    assert (incident.perpetrators, incident.event_type) == (("unidentified",), "Violence against civilians")
    assert incident.fatalities_best == 1


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Three guards died near Titao on Friday. The army suspects JNIM.", ("jnim", "suspected")),
        ("en", "Men thought to be from JNIM attacked Titao on Friday.", ("jnim", "suspected")),
        ("en", "Three guards died near Titao on Friday. The governor points the finger at JNIM.", ("jnim", "attributed")),
        ("en", "On Friday JNIM fighters walked off with three technicians near Titao.", ("jnim", "attributed")),
        ("fr", "Trois gardes sont morts vendredi près de Titao. La gendarmerie pense au JNIM.", ("jnim", "suspected")),
        ("fr", "Trois gardes sont morts vendredi près de Titao. On soupçonne des éléments du JNIM.", ("jnim", "suspected")),
        ("fr", "Vendredi, le commissariat de Titao a essuyé les tirs d'un commando du JNIM.", ("jnim", "attributed")),
    ],
)
def test_who_is_suspected_and_by_whom(language, text, expected):
    [incident] = told(text, language)
    assert (incident.perpetrators, incident.attribution) == ((expected[0],), expected[1])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Malian drones struck a compound in Kidal on Sunday, killing eight.", "military_mali"),
        ("en", "Two strikes by Nigerien aircraft killed eight people in Tillia on Sunday.", "military_niger"),
        ("fr", "Des drones maliens ont frappé Kidal dimanche, tuant huit civils.", "military_mali"),
        ("fr", "Huit civils ont été tués dimanche à Kidal par des hélicoptères nigériens.", "military_niger"),
        ("fr", "Le FLA a abattu dimanche un drone malien près de Kidal.", "fla"),
    ],
)
def test_whose_aircraft_it_was(language, text, expected):
    assert [i.perpetrators for i in told(text, language)] == [(expected,)]


def test_what_an_attack_led_to_was_done_by_nobody_new():
    text = (
        "On Saturday JNIM detonated an explosive device on a vehicle of the Malian army on the road to Ansongo, which led to "
        "its destruction."
    )
    assert [i.perpetrators for i in told(text, "en")] == [("jnim",)]


@pytest.mark.parametrize(
    ("language", "text", "dead"),
    [
        ("en", "On Monday 12 shoppers died in Mora along with the two bombers.", (12, 2)),
        ("en", "On Monday six traders died in Mora in addition to the bomber; 14 were injured.", (6, 1)),
        ("fr", "Lundi, neuf commerçants sont morts à Mora, sans compter les deux kamikazes.", (9, 2)),
        ("fr", "Neuf commerçants ont été tués lundi à Mora, outre le kamikaze, a compté le maire.", (9, 1)),
    ],
)
def test_a_bomber_beside_the_dead_is_dead_too(language, text, dead):
    [incident] = told(text, language)
    killed = {c.victims: c.low for c in incident.casualties if c.outcome == "killed"}
    assert (killed, incident.fatalities_best) == ({"civilians": dead[0], "armed_group": dead[1]}, sum(dead))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "JNIM fighters raided Titao on Friday. It was market day. They killed ten worshippers there."),
        ("fr", "Le GSIM a attaqué Titao vendredi. C'était jour de marché. Ils y ont tué dix fidèles."),
    ],
)
def test_they_go_back_to_who_acted_last(language, text):
    assert {i.perpetrators for i in told(text, language)} == {("jnim",)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ten gendarmes were killed in Porga on Friday. Cotonou holds JNIM responsible."),
        ("en", "Ten gendarmes were killed in Porga on Friday; JNIM is held responsible."),
        ("fr", "Dix gendarmes ont été tués vendredi à Porga. Cotonou tient le GSIM pour responsable."),
    ],
)
def test_who_is_held_responsible_did_it(language, text):
    assert [found[0] for found in who(text, language)] == [("jnim",)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Nine terrorists were neutralised near Abala on Friday, the ministry said.", ("military_niger",)),
        ("en", "Nine terrorists died in a clash near Abala on Friday, the ministry said.", ("unidentified",)),
        ("fr", "Neuf terroristes ont été neutralisés vendredi à Abala, selon le ministère.", ("military_niger",)),
        ("fr", "Neuf terroristes ont péri dans un affrontement vendredi à Abala, selon le ministère.", ("unidentified",)),
    ],
)
def test_terrorists_neutralised_by_nobody_named_fell_to_the_army_that_says_so(language, text, expected):
    assert [found[0] for found in who(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "An air strike killed six herders near Ansongo on Friday.", ("military_mali",)),
        ("en", "JNIM said an air strike killed six herders near Ansongo on Friday.", ("military_mali",)),
        ("en", "A drone strike killed six soldiers near Ansongo on Friday.", ("unidentified",)),
        ("fr", "Une frappe aérienne a tué six éleveurs vendredi près d'Ansongo.", ("military_mali",)),
        ("fr", "Une frappe de drone a tué six soldats vendredi près d'Ansongo.", ("unidentified",)),
    ],
)
def test_who_bombs_others_than_soldiers_from_the_air_is_the_state(language, text, expected):
    assert [found[0] for found in who(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Troops laid an ambush near Konduga on Friday and neutralised nine bandits. One soldier was killed."),
        ("fr", "Des soldats ont tendu une embuscade vendredi à Konduga et tué neuf bandits. Un soldat a été tué."),
    ],
)
def test_soldiers_who_laid_the_ambush_did_it_though_one_of_them_fell(language, text):
    assert [found[0] for found in who(text, language)] == [("military_nigeria",)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Vendredi, des hommes du GSIM (GSIM, ou JNIM) sont entrés dans un camp à Titao et y ont abattu dix civils.", "jnim"),
        ("en", "On Friday, men of the group (GSIM, or JNIM) entered a camp in Titao and there gunned down ten civilians.", "jnim"),
        ("fr", "L'aviation a frappé vendredi par erreur et tué six miliciens à Konduga.", "military_nigeria"),
        ("en", "The air force killed six vigilantes at Konduga on Friday by mistake.", "military_nigeria"),
    ],
)
def test_a_group_named_twice_and_an_army_that_erred_did_it(language, text, expected):
    assert [found[0] for found in who(text, language)] == [(expected,)]


def test_who_is_blamed_says_nothing_of_the_dead():
    (incident,) = told("The army blamed JNIM for the raid on Titao on Friday and put the dead at 20 civilians.")
    assert [claim.source for claim in incident.casualties] == ["government"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers raided a camp of the fighters near Konduga on Friday and killed six of them. One soldier was wounded.", ("military_nigeria",)),
        ("JNIM fighters planted the device near Titao. It killed four farmers on Friday.", ("jnim",)),
        ("Six farmers were killed in Titao on Friday. JNIM has denied involvement.", ("unidentified",)),
    ],
)
def test_a_camp_of_the_fighters_a_device_planted_and_a_denial(text, expected):
    assert [found[0] for found in who(text)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Gunmen believed to belong to Ansaru killed four farmers in Isa on Friday.", ("ansaru",)),
        ("fr", "L'attaque menée vendredi à Bankass par des individus armés soupçonnés d'appartenir à la Katiba Macina a fait neuf morts.", ("katiba_macina",)),
        ("fr", "Un cultivateur a été égorgé vendredi à Mora par des terroristes de la secte Boko Haram.", ("boko_haram",)),
        ("fr", "Accrochage vendredi à Bankass entre des chasseurs de Dan Na Ambassagou et des éléments de la Katiba Macina : trois morts.", ("dan_na_ambassagou", "katiba_macina")),
        ("en", "The Patriotic Liberation Front, a small rebel movement, said its men burned down a school in Isa on Friday.", ("patriotic_liberation_front",)),
        ("fr", "Le Mouvement pour la justice et la réhabilitation (MJRN) a revendiqué l'attaque de vendredi contre le poste militaire de Dori.", ("mjrn",)),
        ("en", "A gendarmerie post was attacked in Torodi on Friday. One of the assailants was shot dead, a security source said.", ("unidentified",)),
    ],
)
def test_members_sides_and_groups_that_no_list_has(language, text, expected):
    assert [set(found[0]) for found in who(text, language)] == [set(expected)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen stormed a camp in Gao on Friday and killed two soldiers. A car bomb went off in Ménaka on Saturday. MUJAO claimed both attacks."),
        ("fr", "Des hommes armés ont pris d'assaut vendredi un camp à Gao et tué deux soldats. Une voiture piégée a explosé samedi à Ménaka. Le Mujao a revendiqué les deux attaques."),
    ],
)
def test_who_claims_both_did_both(language, text):
    assert [found[0] for found in who(text, language)] == [("mujao",), ("mujao",)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le site de Titao a été attaqué vendredi par des hommes présumés appartenant au GSIM ; trois déplacés sont morts.", ("jnim",)),
        ("fr", "L'État islamique en Afrique de l'Ouest (Iswap), branche issue de la scission de Boko Haram, a revendiqué l'attaque de vendredi à Konduga.", ("iswap",)),
        ("en", "A NAF airstrike at Konduga on Friday hit a group of local vigilantes who were after bandits. Six vigilantes were killed.", ("military_nigeria",)),
        ("fr", "Des soldats ont essuyé vendredi des tirs de terroristes embusqués près de Titao. Deux soldats ont été tués.", ("unidentified",)),
    ],
)
def test_those_who_lay_in_wait_belong_or_split_off(language, text, expected):
    assert [found[0] for found in who(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "L'armée annonce avoir tué vendredi quatre combattants séparatistes lors d'un raid contre leur camp à Mora.", "military_cameroon"),
        ("en", "The army said it killed four fighters on Friday in a raid on their camp at Mora.", "military_cameroon"),
        ("fr", "Trois hommes ont été exécutés vendredi à Ayorou. Des habitants désignent l'EIGS.", "issp"),
    ],
)
def test_their_camp_is_the_fighters_and_who_is_pointed_at_did_it(language, text, expected):
    assert [found[0] for found in who(text, language)] == [(expected,)]


@pytest.mark.parametrize(("text", "expected"), [("Chadian patrol attacked close to Bol\n\nFifteen soldiers were killed.", "unidentified"), ("Soldiers executed at least 25 villagers in Dori.", "military_burkina_faso")])
def test_a_headline_s_participle_before_a_place_is_passive(text, expected):
    assert [found[0] for found in who(text)] == [(expected,)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A bomb killed 7 traders in Konduga on Friday. No group has claimed the attack, but suspicion fell on Boko Haram."),
        ("en", "A bomb killed 7 traders in Konduga on Friday. Suspicion points to Boko Haram, though nobody claimed the attack."),
        ("fr", "Une bombe a tué 7 vendeurs vendredi à Konduga. Nul n'a revendiqué l'attaque, mais les soupçons pèsent sur Boko Haram."),
        ("fr", "Une bombe a tué 7 vendeurs vendredi à Konduga. Les soupçons se portent sur Boko Haram après cette attaque."),
    ],
)
def test_on_whom_suspicion_falls_is_suspected_though_nobody_claimed_it(language, text):
    (only,) = told(text, language)
    assert (only.perpetrators, only.attribution) == (("boko_haram",), "suspected")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Boko Haram fighters (Bakura faction) landed by night on a small sandy islet of fishermen in the north of the "
            "lake near Bol and took away nine of them on Friday.",
        ),
        (
            "fr",
            "Des combattants de Boko Haram (faction Bakura) ont accosté de nuit sur un îlot de pêcheurs aux environs de Bol "
            "et emmené neuf d'entre eux vendredi.",
        ),
    ],
)
def test_a_second_act_has_the_doer_of_the_first_however_far(language, text):
    [incident] = told(text, language)
    assert incident.perpetrators == ("boko_haram",)


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Gunmen suspected to be herdsmen raided the village of Konduga on Friday, killing nine people.", ("communal_militia",)),
        ("Twelve soldiers died when their patrol was ambushed near Ayorou on Friday. Twenty militants were killed in the "
         "pursuit, in which aircraft took part.", ("unidentified",)),
        ("A military source told reporters that elements of the battalion raided a camp near Mora on Friday and killed four "
         "fighters, among them a self-styled general.", ("military_cameroon",)),
    ],
)
def test_who_is_hit_first_and_who_only_speaks_did_not_do_it(text, doers):
    assert [i.perpetrators for i in told(text, "en")] == [doers]


def test_those_whom_a_figure_counts_did_not_kill():
    [incident] = told("The army speaks of nine soldiers and six volunteers (VDP) killed in Titao on Friday.", "en")
    assert (incident.perpetrators, incident.fatalities_best) == (("unidentified",), 15)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Deux cultivateurs sont morts vendredi près de Mandouri : leur tricycle a sauté sur un engin explosif. L'armée, "
            "engagée dans une opération, a dépêché une équipe de déminage qui a trouvé un second engin.",
        ),
        (
            "fr",
            "Six commerçants ont été enlevés vendredi par des hommes armés près de Titao. Le Burkina Faso est confronté "
            "depuis dix ans à des violences attribuées à des groupes affiliés à Al-Qaïda.",
        ),
        (
            "en",
            "Gunmen kidnapped six traders near Titao on Friday. For ten years Burkina Faso has faced violence blamed on "
            "groups linked to al-Qaeda.",
        ),
    ],
)
def test_who_clears_mines_and_who_is_blamed_for_years_did_not_do_this(language, text):
    assert [i.perpetrators for i in told(text, language)] == [("unidentified",)]

"""Why each field has its value: the words of the report, where they stand, and the rule that reads them."""

import json
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from published import TEGUEY, keep
from streamlit.testing.v1 import AppTest
from world import report, tiny_gazetteer

from sahel import codebook, query
from sahel.cli import main
from sahel.explanation import explained, of_sentences
from sahel.extract import extract, extract_explained
from sahel.pipeline import ingest
from sahel.store import snapshot_folder

ROOT = Path(__file__).parent.parent
MONDAY = date(2024, 7, 22)
AMBUSH = (
    "JNIM fighters ambushed a patrol near Tarkint on Saturday. "
    "The army said at least six soldiers were killed and two wounded. The group claimed 14 dead."
)
STORIES = (
    AMBUSH,
    "Suspected jihadists killed three villagers in Djibo on 20 March 2024, residents said.",
    "Des hommes armés ont tué sept civils à Dapaong dans la nuit de samedi à dimanche, selon l'armée.",
    "Gunmen abducted a priest in Assamaka. Nobody was killed.",
    "Malian soldiers killed up to 20 jihadists 30 km north of Gao last week.",
    "Togo: In all, 22 soldiers died in four days in eight other operations.",
)
NOT_READ = {"evidence", "geonameid", "toponym"}  # words themselves, or what comes with a name


def why(text: str, field: str, published: date | None = MONDAY) -> list[tuple]:
    """The reasons for a field of the first incident as (value, words, rule)."""
    _, reasons = explained(report("r", text, published=published), tiny_gazetteer())[0]
    return [(reason.value, reason.words, reason.rule) for reason in reasons if reason.field == field]


@pytest.mark.parametrize("text", STORIES)
def test_the_words_stand_in_the_report_where_the_reason_says(text):
    for _, reasons in explained(report("r", text, published=MONDAY), tiny_gazetteer()):
        for reason in reasons:
            if reason.words is None:
                assert (reason.start, reason.end) == (None, None)
            else:
                assert reason.words == text[reason.start : reason.end]


@pytest.mark.parametrize("text", STORIES)
def test_every_field_that_is_known_has_a_reason_by_a_rule_of_the_table(text):
    told = explained(report("r", text, published=MONDAY), tiny_gazetteer())
    assert told
    for incident, reasons in told:
        known = {f.name for f in fields(incident) if getattr(incident, f.name) not in (None, ())} - NOT_READ
        assert known <= {reason.field.split("[")[0] for reason in reasons}
        assert {reason.rule for reason in reasons} <= codebook.table("rules").keys()


@pytest.mark.parametrize("text", STORIES)
def test_an_explanation_changes_no_incident(text):
    told = report("r", text, published=MONDAY)
    explanations = extract_explained(told, tiny_gazetteer())
    assert [incident for incident, _ in explanations] == extract(told, tiny_gazetteer())


def test_every_rule_has_a_sentence_in_both_languages():
    assert all(row["text"] and row["text_fr"] for row in codebook.table("rules").values())


def test_a_weekday_is_counted_back_from_publication():
    assert why(AMBUSH, "date_start") == [("2024-07-20", "Saturday", "date_weekday")]


@pytest.mark.parametrize(
    ("when", "words", "rule"),
    [
        ("on 20 March 2024", "20 March 2024", "date_full"),
        ("on 20 March", "20 March", "date_year_of_publication"),
        ("on the night from Saturday to Sunday", "Saturday to Sunday", "date_night"),
        ("yesterday", "yesterday", "date_day_word"),
        ("last month", "last month", "date_period"),
        ("three days ago", "three days ago", "date_ago"),
        ("in May", "May", "date_month"),
        ("", None, "date_week_of_publication"),
    ],
)
def test_each_way_to_say_when_has_its_rule(when, words, rule):
    ((_, *reason),) = why(f"Gunmen killed six soldiers in Djibo {when}.", "date_start")
    assert reason == [words, rule]


def test_a_heading_dates_what_stands_below_it():
    diary = ("20 July 2024", "Gunmen killed six soldiers in Djibo.", "21 July 2024", "Two men died in Gao.")
    text = "\n\n".join(diary)
    assert why(text, "date_start") == [("2024-07-20", "20 July 2024", "date_heading")]


def test_a_country_stands_further_right_in_its_heading_than_the_nearest_one_is_long():
    headings = ("# Monday 4 March 2024: the situation in the far west of Niger", "# Roundup")
    text = "\n\n".join((*headings, "Gunmen killed four villagers on Sunday."))
    assert why(text, "country") == [("NER", "Niger", "country_heading")]


def test_what_a_labelled_line_gives_is_traced_to_that_line():
    text = "WHAT: Ambush, two killed.\nWHERE: Djibo\nWHEN: 3 March 2024\nWHO: an estimated 20 men on foot, of Boko Haram"
    told = {field: why(text, field)[0][:2] for field in ("place", "date_start", "perpetrators", "attribution")}
    assert told == {
        "place": ("Djibo", "Djibo"),
        "date_start": ("2024-03-03", "3 March 2024"),
        "perpetrators": ("boko_haram", "Boko Haram"),
        "attribution": ("attributed", "Boko Haram"),
    }


def test_no_word_on_when_and_no_day_of_publication():
    told = why("Gunmen killed six soldiers in Djibo.", "date_precision", None)
    assert told == [("unknown", None, "date_unknown")]


def test_the_place_is_named_near_or_handed_on():
    assert why(AMBUSH, "place") == [("Tarkint", "Tarkint", "place_near")]
    assert why(STORIES[4], "place") == [("Gao", "Gao", "place_offset")]
    assert why(STORIES[1], "place") == [("Djibo", "Djibo", "place_at")]
    handed_on = "Djibo was quiet at dawn. Then gunmen killed six soldiers."
    assert why(handed_on, "place") == [("Djibo", "Djibo", "place_before")]


def test_the_gazetteer_gives_the_name_the_division_and_the_precision():
    text = "JNIM killed six soldiers in Teguey on Saturday."
    assert why(text, "name") == [("Téguey", "Teguey", "name_exact")]
    assert why(text, "admin1") == [("Tillabéri", None, "admin1_of_place")]
    assert why(text, "country") == [("NER", "Teguey", "country_of_place")]
    assert why(text, "geo_precision") == [(1, None, "precision_1")]
    assert why(STORIES[4], "latitude")[0][2] == "point_moved"


def test_a_place_in_no_gazetteer_falls_back_and_says_so():
    text = "Malian soldiers killed six jihadists in the village of Xyzzyville on Saturday."
    assert why(text, "country") == [("MLI", "Malian", "country_of_force")]
    assert why(text, "name") == [("Mali", "Xyzzyville", "name_country")]
    assert why(text, "geo_precision") == [(4, None, "precision_4")]


def test_the_doer_is_named_and_claims_it():
    assert why(AMBUSH, "perpetrators") == [("jnim", "The group", "actor_group_before")]
    assert why(AMBUSH, "attribution") == [("claimed", "claimed", "attribution_claimed")]


def test_suspicion_nationality_place_and_nobody_each_have_their_rule():
    assert why(STORIES[1], "attribution") == [("suspected", "Suspected", "attribution_suspected")]
    assert why(STORIES[4], "perpetrators") == [("military_mali", "soldiers", "actor_force_nationality")]
    by_place = "Islamic State fighters killed six soldiers in Teguey, Niger."
    assert why(by_place, "perpetrators") == [("issp", "Islamic State fighters", "actor_place_and_time")]
    by_nobody = "Six soldiers were killed in Djibo."
    assert why(by_nobody, "perpetrators") == [("unidentified", None, "actor_nobody")]


def test_the_type_rests_on_an_act_and_a_target_on_what_was_hit():
    assert why(AMBUSH, "sub_event_type") == [("Armed clash", "ambushed", "event_armed_clash")]
    assert why(AMBUSH, "targets") == [("military", "patrol", "target_hit")]


def test_a_figure_has_its_bound_its_victims_and_its_source():
    figure = ((6, None), "at least six soldiers were killed", "figure_at_least")
    assert why(AMBUSH, "casualties[0].figure") == [figure]
    assert why(AMBUSH, "casualties[0].outcome") == [("killed", "killed", "outcome_word")]
    assert why(AMBUSH, "casualties[0].victims") == [("military", "soldiers", "victims_noun")]
    assert why(AMBUSH, "casualties[0].source") == [("government", "army", "source_speaker")]


def test_victims_may_come_from_the_figure_before():
    assert why(AMBUSH, "casualties[1].victims") == [("military", "soldiers", "victims_figure_before")]


def test_rival_figures_give_low_best_and_high():
    assert [why(AMBUSH, f"fatalities_{name}")[0][0::2] for name in ("low", "best", "high")] == [
        (6, "fatalities_low_of_rivals"),
        (6, "fatalities_best_of_rivals"),
        (14, "fatalities_high_of_rivals"),
    ]


def test_a_tally_says_which_words_sum():
    assert why(STORIES[5], "kind") == [("tally", "In all", "kind_tally_sum")]


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps({"id": "a", "text": AMBUSH, "published": "2024-07-22"}) + "\n")
    return path


def test_the_command_line_explains_where_it_is_asked_to(reports, capsys):
    assert main(["extract", str(reports)]) == 0
    assert main(["extract", "--explain", str(reports)]) == 0
    plain, told = (json.loads(line)["incidents"][0] for line in capsys.readouterr().out.splitlines())
    explanation = told.pop("explanation")
    assert told == plain
    assert {
        "field": "perpetrators", "value": "jnim", "words": "The group", "start": 123, "end": 132,
        "rule": "actor_group_before",
    } in explanation


def test_the_card_tells_how_each_field_was_read_report_by_report(store):
    told = [report(name, f"{AMBUSH} Told by {name}.", published=MONDAY) for name in ("A", "B")]
    first, second = tables(card(ingested(store, *told)))
    for words in ("Tarkint", "at least six soldiers", "The words put the act near this place."):
        assert words in first and words in second


def test_the_card_reads_no_report_again_before_it_is_asked(store):
    page = card(ingested(store, report("A", AMBUSH, published=MONDAY)), open_=False)
    assert "How each field was read" in [expander.label for expander in page.expander]
    assert not tables(page)


def test_the_words_of_a_report_are_no_markup_in_the_table(store):
    hostile = report("x", "JNIM killed <b>six soldiers near Tarkint on Saturday.", published=MONDAY)
    (table,) = tables(card(ingested(store, hostile)))
    assert "&lt;b&gt;" in table and "<b>" not in table


def test_what_the_rules_do_not_find_has_no_explanation(store):
    page = card(keep(store, TEGUEY).incidents["incident_id"].iloc[0])
    assert "The built-in rules find no such incident" in "\n".join(told.value for told in page.caption)


def test_incidents_are_found_again_by_their_sentences():
    told = explained(report("r", AMBUSH, published=MONDAY), tiny_gazetteer())
    spans = {(part.start, part.end) for part in told[0][0].evidence}
    assert of_sentences(told, spans) == told
    assert of_sentences(told, {(0, 5)}) == []


def ingested(store, *reports) -> str:
    """The incident that these reports tell, once they are read into a store."""
    ingest(reports, tiny_gazetteer(), store)
    (incident_id,) = query.load(snapshot_folder(store.url)).incidents["incident_id"]
    return incident_id


def card(incident_id: str, open_: bool = True) -> AppTest:
    """The page with an incident's card, its expander open or not."""
    page = AppTest.from_file(str(ROOT / "pages" / "incidents.py"), default_timeout=60)
    page.query_params["incident"] = incident_id
    page.session_state[f"reasons.{incident_id}"] = open_
    return page.run()


def tables(page: AppTest) -> list[str]:
    return [e.proto.body for e in page.get("html") if 'class="reasons"' in e.proto.body]


CLAIMS = """Claims of the Group for the Support of Islam and Muslims, translated

By the grace of God the mujahideen attacked a camp in Djibo on 4 May 2024. Six soldiers were killed, praise be to God."""


def test_an_act_in_a_groups_own_statement_is_explained_by_who_issues_it():
    ((actor, words, rule),) = why(CLAIMS, "perpetrators", None)
    assert (actor, words, rule) == ("jnim", "Group for the Support of Islam and Muslims", "actor_issuer")
    assert why(CLAIMS, "casualties[0].source", None) == [("perpetrator", words, "source_claim_above")]


def test_a_feast_and_a_sum_over_the_acts_before_have_their_rules():
    feast = "Gunmen killed six soldiers in Djibo on Christmas Day."
    assert why(feast, "date_start") == [("2023-12-25", "Christmas Day", "date_feast")]
    several = (
        "Gunmen killed six soldiers in Djibo on 4 May 2024. Bandits abducted two traders in Gao on 6 May 2024. "
        "In all, eight people died in the two attacks."
    )
    tally, reasons = explained(report("r", several, published=None), tiny_gazetteer())[-1]
    assert (tally.kind, tally.date_end) == ("tally", date(2024, 5, 6))
    assert [(r.value, r.rule) for r in reasons if r.field == "date_start"] == [("2024-05-04", "date_of_acts")]

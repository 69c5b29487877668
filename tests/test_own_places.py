"""What could not be placed, and the places that a person adds or chooses: for later reports and earlier ones."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from published import keep
from sqlalchemy import create_engine, select, text
from streamlit.testing.v1 import AppTest
from world import ambush, exactly

from sahel import places
from sahel.cli import main
from sahel.geocode import gazetteer as gazetteers
from sahel.geocode import imports, resolve
from sahel.geocode.gazetteer import Row
from sahel.geocode.proper import proper_name
from sahel.model import Evidence, Report, Toponym
from sahel.pipeline import ingest
from sahel.store import Store
from sahel.store.books import Relocated
from sahel.store.own_places import OwnPlace, add_place, forget_place, own_places
from sahel.store.schema import revisions

ROOT = Path(__file__).parent.parent
# Gorbalenda and Koutoubougou are invented.
MARKET = Report(
    "market", "Gunmen killed 14 civilians in the village of Gorbalenda in Burkina Faso on 20 March 2024.")
ROAD = Report("road", "JNIM fighters killed six soldiers near Gorbalenda in Burkina Faso on 20 April 2024.")
MALI = Report(
    "mali", "Armed men attacked the village of Koutoubougou in Mali on 3 May 2024, killing nine people.")
GAO = Report("gao", "JNIM fighters killed six soldiers in Gao, Mali, on 2 May 2024.")
GORBALENDA = OwnPlace("Gorbalenda", "BFA", 13.9, -1.2, admin1="Sahel", admin2="Soum")
IMPORTED = Row("geonames.1", "Gorbalenda", (), "village", "BFA", "Sahel", "Soum", 13.9, -1.2, 2.0, None, "GeoNames", 1)


@pytest.fixture
def told(store):
    """A store that has read the four reports."""
    ingest([MARKET, ROAD, MALI, GAO], places.gazetteer(store), store)
    return store


def by_day(store) -> pd.DataFrame:
    """The incidents as readers get them, by their day."""
    return pd.read_parquet(store.publish_snapshot() / "incidents.parquet").set_index("date_start")


def test_what_could_not_be_placed_is_listed_with_its_incidents_and_candidates(told):
    gorbalenda, koutoubougou = places.unplaced(told)
    assert (gorbalenda.name, len(gorbalenda.incidents), gorbalenda.place.country) == ("Gorbalenda", 2, "BFA")
    assert gorbalenda.told == MARKET.text
    assert gorbalenda.candidates == ()
    assert (koutoubougou.name, len(koutoubougou.incidents)) == ("Koutoubougou", 1)
    assert "Koutougou" in [candidate.row.name for candidate in koutoubougou.candidates]


@pytest.mark.parametrize(("where", "match", "known"), [
    ("in Soum province", "admin2", "Soum, Sahel"),
    ("in the commune of Djibo", "beside", "near Djibo, Sahel"),
])
def test_a_name_that_is_known_within_a_small_area_is_listed_after_the_others(told, capsys, where, match, known):
    text = f"Gunmen attacked the village of Kilambougou, {where}, Burkina Faso, on 4 June 2024, killing two people."
    ingest([Report("commune", text)], places.gazetteer(told), told)
    *_, last = places.unplaced(told)
    assert (last.name, last.place.match, last.place.geo_precision) == ("Kilambougou", match, 2)
    assert main(["place", "list"]) == 0
    assert f"Kilambougou: 1 incident; known: {known}, BFA" in capsys.readouterr().out
    assert opened().dataframe[0].value["Known so far"].tolist()[-1] == f"{known}, Burkina Faso"


def test_a_place_that_sounds_the_same_is_a_candidate_though_the_report_speaks_against_it():
    found = places.suggested(Toponym("Jibo", country="MLI"), gazetteers.default())
    assert ("Djibo", "sound") in [(candidate.row.name, candidate.match) for candidate in found]


def test_an_empty_store_has_nothing_that_could_not_be_placed(store):
    assert places.unplaced(store) == [] and own_places(store) == ()
    assert places.apply(store).moved == 0
    assert places.gazetteer(store) is gazetteers.default()


def test_a_place_that_was_added_places_later_reports(told):
    add_place(told, GORBALENDA)
    ingest([Report("later", "Gunmen killed two people in Gorbalenda, Burkina Faso, on 2 June 2024.")],
           places.gazetteer(told), told)
    table = by_day(told)
    assert table.loc["2024-06-02", ["name", "latitude", "geo_precision"]].tolist() == ["Gorbalenda", 13.9, 1]
    assert table.loc["2024-03-20", "geo_precision"] == 4


def test_earlier_incidents_are_placed_anew_on_request_and_how_they_stood_is_kept(told):
    add_place(told, GORBALENDA)
    before = told.changes()
    assert places.apply(told).moved == 2
    assert told.changes() == before + 1 and not told.snapshot_is_behind()
    table = by_day(told)
    assert table.loc["2024-03-20", ["name", "admin1", "geo_precision"]].tolist() == ["Gorbalenda", "Sahel", 1]
    assert table.loc["2024-04-20", ["name", "radius_km", "geo_precision"]].tolist() == ["Gorbalenda", 20.0, 2]
    assert table.loc["2024-05-02", "name"] == "Gao"
    card = told.card(table.loc["2024-03-20", "incident_id"])
    assert card.incident.latitude == 13.9
    changed = {revision.field: (revision.before, revision.after) for revision in card.revisions}
    assert changed["geo_precision"] == (4, 1) and changed["name"] == ("Burkina Faso", "Gorbalenda")
    assert {revision.report_id for revision in card.revisions} == {"places"}
    assert [each.name for each in places.unplaced(told)] == ["Koutoubougou"]


def test_to_apply_again_changes_nothing(told):
    add_place(told, GORBALENDA)
    places.apply(told)
    before = told.changes()
    assert places.apply(told).moved == 0
    assert told.changes() == before


def test_what_is_imported_places_earlier_incidents_on_request_too(told):
    imports.publish("BF", [IMPORTED], imports.folder())
    assert places.apply(told).moved == 2
    assert by_day(told).loc["2024-03-20", ["name", "admin1", "geo_precision"]].tolist() == ["Gorbalenda", "Sahel", 1]
    (imports.folder() / "BF.places").unlink()
    assert places.apply(told).moved == 0      # what was known once stays


def test_a_forgotten_place_counts_no_more_and_what_it_did_is_undone_on_request(told):
    kept = add_place(told, GORBALENDA)
    places.apply(told)
    assert forget_place(told, kept.place_id)
    assert not forget_place(told, kept.place_id)
    assert own_places(told) == ()
    assert places.apply(told).moved == 2
    assert [each.name for each in places.unplaced(told)] == ["Gorbalenda", "Koutoubougou"]


RADIO = Report("radio", "On 20 March 2024, gunmen stormed Gorbalenda in Burkina Faso and killed 20 civilians.")


def counted(store, table: str) -> int:
    with store.reading() as connection:
        return connection.scalar(text(f"SELECT count(*) FROM {table}"))


def test_incidents_that_turn_out_to_be_the_same_act_become_one_with_all_that_was_told(store):
    ingest([MARKET, RADIO], places.gazetteer(store), store)
    first, second = sorted(by_day(store).loc["2024-03-20", "incident_id"])
    claims, sentences = counted(store, "claims"), counted(store, "evidence")
    add_place(store, GORBALENDA)
    assert places.apply(store) == Relocated(moved=2, joined=1)
    table = by_day(store)
    assert table["reports"].tolist() == [2]
    assert table.loc["2024-03-20", ["name", "fatalities_low", "fatalities_high"]].tolist() == ["Gorbalenda", 14, 20]
    kept = table.loc["2024-03-20", "incident_id"]
    card = store.card(kept)
    assert {claim.report.id for claim in card.claims} == {"market", "radio"}
    assert (len(card.claims), len(card.evidence)) == (claims, sentences)
    (other,) = {first, second} - {kept}
    with store.reading() as connection:
        *_, last = connection.execute(select(revisions).where(revisions.c.incident_id == other))
    assert (last.report_id, last.before["name"], last.after["incident_id"]) == ("places", "Gorbalenda", kept)


def joined(store) -> tuple[str, str]:
    """Two reports of an act, placed as one by a place added since: the id that is no more, and the one that stands."""
    ingest([MARKET, RADIO], places.gazetteer(store), store)
    both = set(by_day(store)["incident_id"])
    add_place(store, GORBALENDA)
    places.apply(store)
    (kept,) = by_day(store)["incident_id"]
    (gone,) = both - {kept}
    return gone, kept


def card(incident_id: str) -> str:
    """The words of the page that opens an incident by its address."""
    page = AppTest.from_file(str(ROOT / "pages" / "incidents.py"), default_timeout=30)
    page.query_params["incident"] = incident_id
    page.run()
    assert not page.exception
    return "\n".join([*(each.value for each in (*page.caption, *page.info)),
                      *(each.proto.body for each in page.get("html"))])


def test_the_address_of_a_joined_incident_leads_to_the_card_of_the_one_that_stands(store):
    gone, kept = joined(store)
    assert store.card(gone) == store.card(kept)
    assert store.card(gone).incident_id == kept
    line = f"Incident {gone} turned out to be the same act as this one, {kept}."
    assert line in card(gone)
    assert "<mark>Gunmen killed 14 civilians" in card(gone)
    assert line not in card(kept)


def test_an_incident_that_parted_again_has_its_own_card_at_its_address(store):
    gone, kept = joined(store)
    forget_place(store, "own.1")
    places.apply(store)
    assert {store.card(each).incident_id for each in (gone, kept)} == {gone, kept}
    assert "the same act" not in card(gone)


def test_an_incident_joined_with_one_that_was_joined_in_turn_leads_to_the_last(store):
    early = Report("early", MARKET.text.replace("Gorbalenda", "Zarkoumbala"))
    ingest([early], places.gazetteer(store), store)
    (first,) = by_day(store)["incident_id"]
    ingest([MARKET, RADIO], places.gazetteer(store), store)
    ids = set(by_day(store)["incident_id"])
    for name in ("Gorbalenda", "Zarkoumbala"):
        add_place(store, replace(GORBALENDA, name=name))
        assert places.apply(store).joined == 1
    assert {store.card(each).incident_id for each in ids} == {first}


def test_an_incident_joined_with_one_that_is_told_no_more_leads_nowhere(store):
    gone, _ = joined(store)
    with store.writing() as books:
        for report in (MARKET, RADIO):
            books.write(report, [])
    assert store.card(gone) is None


def test_joined_incidents_are_those_that_an_ingest_would_have_made_of_the_reports(store, tmp_path):
    later = Store.open(str(tmp_path / "later.sqlite"))
    ingest([MARKET, ROAD, RADIO], places.gazetteer(store), store)
    for each in (store, later):
        add_place(each, GORBALENDA)
    places.apply(store)
    ingest([MARKET, ROAD, RADIO], places.gazetteer(later), later)
    first, second = (by_day(each).drop(columns="confidence") for each in (store, later))  # it is of the reading
    pd.testing.assert_frame_equal(first, second)


def test_a_forgotten_place_parts_again_what_only_it_had_joined(store):
    ingest([MARKET, RADIO], places.gazetteer(store), store)
    before = by_day(store)
    kept = add_place(store, GORBALENDA)
    places.apply(store)
    forget_place(store, kept.place_id)
    assert places.apply(store) == Relocated(moved=1, parted=1)
    pd.testing.assert_frame_equal(by_day(store), before)


def test_two_acts_of_one_report_are_never_joined(store):
    both = Report("both", f"{MARKET.text}\n\nSeparately, gunmen killed three civilians in the village of Zarkoumbala "
                  "in Burkina Faso on 20 March 2024.")
    ingest([both], places.gazetteer(store), store)
    add_place(store, replace(GORBALENDA, alternates=("Zarkoumbala",)))
    assert places.apply(store) == Relocated(moved=2)


def test_a_verdict_goes_along_with_the_incident_that_it_was_about(store):
    ingest([MARKET, RADIO], places.gazetteer(store), store)
    for incident_id in by_day(store)["incident_id"]:
        with store.writing() as books:
            books.decide(incident_id, "rejected", "told of another year")
    add_place(store, GORBALENDA)
    places.apply(store)
    assert by_day(store).empty


def test_the_same_place_again_is_kept_once(told):
    first = add_place(told, GORBALENDA)
    assert add_place(told, GORBALENDA) == first
    assert [place.place_id for place in own_places(told)] == ["own.1"]
    forget_place(told, "own.1")
    assert add_place(told, GORBALENDA).place_id == "own.2"


def test_a_chosen_place_is_meant_though_the_report_names_another_country(told):
    (row,) = (row for row in gazetteers.default().lookup("Koutougou") if row.admin1 == "Sahel")
    add_place(told, places.chosen("Koutoubougou", row))
    assert places.apply(told).moved == 1
    place = resolve(Toponym("village of Koutoubougou", country="MLI"), places.gazetteer(told))
    assert (place.name, place.country, place.geonameid) == ("Koutougou", "BFA", row.geonameid)


def test_a_place_of_ones_own_does_not_take_the_name_from_a_place_elsewhere(told):
    add_place(told, OwnPlace("Djibo", "NER", 13.5, 2.0))
    known = places.gazetteer(told)
    assert resolve(Toponym("Djibo", country="BFA"), known).country == "BFA"
    assert resolve(Toponym("Djibo", country="NER"), known).latitude == 13.5


def test_the_divisions_of_an_added_place_are_those_at_the_point():
    place, warnings = places.checked(OwnPlace("Gorbalenda", "BFA", 13.9, -1.2))
    assert (place.admin1, place.admin2, warnings) == ("Sahel", "Soum", [])
    place, warnings = places.checked(OwnPlace("Gorbalenda", "", 13.9, -1.2), told="MLI")
    assert (place.country, warnings) == ("BFA", ["13.9, -1.2 lies in Burkina Faso, not in Mali"])
    place, warnings = places.checked(OwnPlace("Gorbalenda", "MLI", 13.9, -1.2))
    assert (place.country, place.admin1, len(warnings)) == ("MLI", None, 1)


@pytest.mark.parametrize(("place", "reason"), [
    (OwnPlace("Gorbalenda", "MLI", 0.0, 0.0), "outside the region, at sea"),
    (OwnPlace("Gorbalenda", "MLI", 36.7, 3.0), "outside the region, in DZA"),
    (OwnPlace("Gorbalenda", "MLI", 95.0, 3.0), "latitude 95.0 is not a number from -90 to 90"),
    (OwnPlace("?!", "MLI", 14.4, -2.3), "needs a name"),
    (OwnPlace("Gorbalenda", "MLI", 14.4, -2.3, kind="country"), "'country' is none of town"),
    (OwnPlace("Gorbalenda", "MLI", 14.4, -2.3, uncertainty_km=0), "told in km"),
    (OwnPlace("Gorbalenda", "MLI", 14.4, -2.3, uncertainty_km=float("nan")), "told in km"),
])
def test_a_place_that_cannot_be_is_refused(place, reason):
    with pytest.raises(places.Refused, match=reason):
        places.checked(place)


@pytest.mark.parametrize(("toponym", "name"), [
    ("village of Gorbalenda", "Gorbalenda"),
    ("commune de Gorbalenda", "Gorbalenda"),
    ("Korguel (commune de Arbinda)", "Korguel"),
    ("20 km north of Gorbalenda", "Gorbalenda"),
    ("a village near the border", None),
    ("Mali et au Burkina", None),
    ("the north", None),
    ("Li", None),
    ("تمبكتو القديمة", "تمبكتو القديمة"),
])
def test_a_name_is_told_from_a_description(toponym, name):
    assert proper_name(toponym) == name


def test_a_store_of_before_there_were_own_places_lists_and_takes_them(told):
    engine = create_engine(told.url)
    with engine.begin() as connection:
        for table in ("toponyms", "own_places", "online_answers"):
            connection.execute(text(f"DROP TABLE {table}"))
    old = Store.open(told.url.database)
    assert own_places(old) == ()
    assert [each.name for each in places.unplaced(old)] == ["Gorbalenda", "Koutoubougou"]
    add_place(old, GORBALENDA)
    assert places.apply(old).moved == 2


def test_a_report_read_meanwhile_is_not_overwritten(told):
    (telling, *_) = places.asked(told)
    move = places.Move(telling.telling_id, telling.told | {"place": "elsewhere"}, {"latitude": 1.0})
    with told.writing() as books:
        assert books.relocate([move]).moved == 0


def test_the_command_line_lists_adds_chooses_forgets_and_applies(told, capsys):
    def said(*arguments, status=0):
        assert main(["place", *arguments]) == status
        return capsys.readouterr()

    listed = [json.loads(line) for line in said("list", "--json").out.splitlines()]
    assert {line["toponym"]: len(line["incidents"]) for line in listed} == {"Gorbalenda": 2, "Koutoubougou": 1}
    assert "Gorbalenda: 2 incidents; known: BFA" in said("list").out
    added = said("add", "Gorbalenda", "--country", "bfa", "--at", "13.9,-1.2", "--also", "Zarkuma",
                 "--admin1", "sahel")
    assert "own.1  Gorbalenda, Soum, Sahel, BFA: 13.9, -1.2 within 5 km (also Zarkuma)" in added.out
    candidate = next(each["place_id"] for each in listed[1]["candidates"] if each["name"] == "Koutougou")
    assert "own.2  Koutougou" in said("choose", "Koutoubougou", candidate).out
    assert said("apply").out == "3 incidents placed anew.\n"
    assert "own: own.1  Gorbalenda" in said("list").out
    said("forget", "own.2")
    assert said("apply").out == "1 incident placed anew.\n"


@pytest.mark.parametrize(("arguments", "reason"), [
    (("add", "X", "--country", "MLI", "--at", "0,0"), "outside the region"),
    (("add", "X", "--country", "MLI", "--at", "14.4,-2.3", "--admin1", "Goo"), "Mali has no division 'Goo'"),
    (("choose", "X", "place.nowhere"), "no place has the id place.nowhere"),
    (("forget", "own.9"), "no such place of your own"),
])
def test_what_cannot_be_done_is_said_in_a_sentence(store, capsys, arguments, reason):
    assert main(["place", *arguments]) == 1
    assert reason in capsys.readouterr().err


def test_a_warning_is_no_refusal(store, capsys):
    assert main(["place", "add", "Gorbalenda", "--country", "MLI", "--at", "13.9,-1.2"]) == 0
    assert capsys.readouterr().err == "Warning: 13.9, -1.2 lies in Burkina Faso, not in Mali\n"


@pytest.mark.parametrize("at", ["14.4", "north,west", "14.4;-2.3"])
def test_what_is_no_point_is_a_wrong_argument(at, capsys):
    with pytest.raises(SystemExit):
        main(["place", "add", "X", "--country", "MLI", "--at", at])
    assert "is not a point such as 14.4,-2.3" in capsys.readouterr().err


def test_points_on_the_command_line_are_answered_line_by_line(tmp_path, capsys):
    lines = ['{"id": 1, "latitude": 14.1, "longitude": 0}', '{"id": 2, "latitude": "x", "longitude": 0}', "[]",
             '{"id": 3, "latitude": 0, "longitude": 0}']
    path = tmp_path / "points.jsonl"
    path.write_text("\n".join(lines))
    assert main(["geocode", "--reverse", str(path)]) == 1
    out, err = capsys.readouterr()
    burkina, bad, empty, sea = map(json.loads, out.splitlines())
    assert [burkina[name] for name in ("id", "country", "admin2", "nearest")] == [1, "BFA", "Séno", "Bafélé"]
    assert "line 2: no point can be read from it" in bad["error"] and "line 3" in empty["error"]
    assert (sea["id"], sea["country"], sea["nearest_km"]) == (3, None, None)
    assert err.count("\n") == 2


HOSTILE = '<img src=x onerror="alert(1)">'
BOLD = "**Barkoundba** $x$ [a](javascript:b)"


def opened(**address: str) -> AppTest:
    """The page of places at an address."""
    page = AppTest.from_file(str(ROOT / "pages" / "places.py"), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def said(page: AppTest) -> str:
    """All the words of the page's main part."""
    texts = (*page.subheader, *page.markdown, *page.caption, *page.info, *page.success, *page.warning,
             *page.error)
    return "\n".join([*(each.value for each in texts), *(each.proto.body for each in page.get("html"))])


def entered(page: AppTest, latitude: float, longitude: float, name: str = "BFA.Gorbalenda") -> AppTest:
    page.number_input(key=f"places.latitude.{name}").set_value(latitude)
    return page.number_input(key=f"places.longitude.{name}").set_value(longitude).run()


def test_the_page_lists_what_could_not_be_placed(told):
    page = opened()
    assert not page.exception
    assert page.dataframe[0].value[["Name", "Incidents", "Known so far"]].values.tolist() == [
        ["Gorbalenda", 2, "Burkina Faso"], ["Koutoubougou", 1, "Mali"]]
    assert page.radio == [] and "None yet." in said(page)


def test_a_name_in_the_address_is_looked_at_and_no_place_is_kept_before_one_is_meant(told):
    page = opened(name="Koutoubougou")
    meant = page.radio[0]
    assert meant.value is None and "Koutougou, Soum, Sahel, Burkina Faso" in meant.options
    assert [button.key for button in page.button if button.key == "places.keep"] == []
    assert "<mark>Koutoubougou</mark>" in said(page)


def test_a_candidate_is_chosen_kept_and_applied_on_the_page(told):
    page = opened(name="Koutoubougou")
    (row,) = (row for row in gazetteers.default().lookup("Koutougou") if row.admin1 == "Sahel")
    page.radio[0].set_value(row.place_id).run()
    page.button(key="places.keep").click().run()
    assert not page.exception
    assert [place.name for place in own_places(told)] == ["Koutougou"]
    assert "**1 account** of earlier incidents" in said(page)
    page.button(key="places.apply").click().run()
    assert "1 incident placed anew" in said(page)
    assert by_day(told).loc["2024-05-03", "name"] == "Koutougou"
    assert [button.key for button in page.button if button.key == "places.apply"] == []


def test_coordinates_are_entered_and_kept(told):
    page = entered(opened(name="Gorbalenda"), 13.9, -1.2)
    assert "In Soum, Sahel, Burkina Faso" in said(page).replace("\\", "")
    page.button(key="places.keep").click().run()
    (place,) = own_places(told)
    assert (place.name, place.country, place.admin2, place.latitude) == ("Gorbalenda", "BFA", "Soum", 13.9)
    assert page.dataframe[0].value["Name"].tolist() == ["Koutoubougou"]


def test_a_place_on_the_greenwich_meridian_is_no_empty_field(told):
    page = entered(opened(name="Gorbalenda"), 12.2, 0.0)
    page.button(key="places.keep").click().run()
    assert own_places(told)[0].longitude == 0.0


def test_coordinates_in_another_country_are_warned_of_and_those_outside_the_region_refused(told):
    page = entered(opened(name="Gorbalenda"), 16.3, -0.1)
    assert "lies in Mali, not in Burkina Faso, which the report names" in page.warning[0].value.replace("\\", "")
    assert page.button(key="places.keep")
    entered(page, 0.0, 0.0)
    assert "outside the region, at sea" in page.error[0].value.replace("\\", "")
    assert [button.key for button in page.button if button.key == "places.keep"] == []


def test_the_choice_in_the_address_bounds_the_list(told):
    assert opened(country="MLI").dataframe[0].value["Name"].tolist() == ["Koutoubougou"]
    assert "Every name that these incidents are placed by is known." in said(opened(group="jnim", country="MLI"))


def test_the_page_sees_what_is_imported_and_added_while_it_stands_open(told):
    page = opened()
    imports.publish("BF", [IMPORTED], imports.folder())
    page.run()
    assert page.dataframe[0].value["Name"].tolist() == ["Koutoubougou"]
    assert "**2 accounts** of earlier incidents would be placed otherwise by now." in said(page)
    add_place(told, OwnPlace("Koutoubougou", "MLI", 14.4, -3.0))
    page.run()
    assert "Every name that these incidents are placed by is known." in said(page)
    assert "**3 accounts**" in said(page)


def test_own_places_are_listed_with_a_button_that_waits_for_a_choice(told):
    add_place(told, GORBALENDA)
    page = opened()
    assert page.dataframe[1].value[["Name", "Latitude", "Longitude"]].values.tolist() == [["Gorbalenda", 13.9, -1.2]]
    assert page.button(key="places.forget").disabled


def test_the_map_leads_from_what_it_cannot_draw_to_the_names(told):
    page = AppTest.from_file(str(ROOT / "pages" / "map.py"), default_timeout=60).run()
    assert 'href="places"' in said(page)


@pytest.mark.parametrize("name", [HOSTILE, BOLD])
def test_a_name_from_outside_is_never_markup(store, name):
    toponym = Toponym(f"Q{name}", country="BFA")
    act = ambush(exactly(6), place=toponym.text, name="Burkina Faso", country="BFA", admin1=None, geo_precision=4,
                 latitude=12.3, longitude=-1.7, toponym=toponym, evidence=(Evidence(0, 9, f"At {toponym.text}."),))
    keep(store, act, text=toponym.text)
    (listed,) = places.unplaced(store)
    page = entered(opened(name=listed.name), 12.2, 0.0, f"BFA.{listed.name}")
    assert not page.exception
    page.button(key="places.keep").click().run()
    assert not page.exception
    assert not re.search(r"(?<!\\)<img", said(page))
    assert "**Barkoundba**" not in "\n".join(each.value for each in (*page.success, *page.caption, *page.info))

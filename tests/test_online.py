"""An online geocoder behind the gazetteer: asked when told to, once a name, and believed within bounds."""

import json
import socket
import time
from dataclasses import replace
from functools import partial

import pandas as pd
import pytest
from online_server import (
    ELSEWHERE,
    FOREST,
    GREENWICH,
    SHOP,
    UNIT,
    ZARKOUMA,
    ZARKOUMA_EST,
    serving,
)

from sahel import places
from sahel.cli import main
from sahel.codebook import DATA, rows
from sahel.geocode import gazetteer as gazetteers
from sahel.geocode.online import Online
from sahel.geocode.services import Unconfigured, configured
from sahel.model import Report, Toponym
from sahel.pipeline import ingest
from sahel.store import Store
from sahel.store.answers import Answers

BURKINA = Toponym("village of Zarkouma", country="BFA")
SERVICES = ("nominatim", "photon", "geonames")
MARKET = Report(
    "market", "Gunmen killed 14 civilians in the village of Zarkouma in Burkina Faso on 20 March 2024.")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def server():
    with serving() as server:
        server.places["Zarkouma"] = [ZARKOUMA]
        yield server


def setting(server, name="nominatim") -> dict[str, str]:
    return {"SAHEL_ONLINE_GEOCODER": name, "SAHEL_ONLINE_DOMAIN": server.address, "SAHEL_ONLINE_USER": "someone"}


@pytest.fixture
def warnings():
    return []


@pytest.fixture
def asking(server, store, warnings):
    """What makes the online geocoder of a service, without its pauses."""

    def ask(name="nominatim") -> partial:
        service = configured(setting(server, name), pause=0.0)
        online = Online(service, Answers(store, service.name), warnings.append)
        return partial(online.resolve, gazetteer=gazetteers.default())

    return ask


@pytest.mark.parametrize("name", SERVICES)
def test_a_village_that_only_the_service_knows_is_placed_near_its_point(asking, server, name):
    place = asking(name)(BURKINA)
    assert (place.name, place.country, place.admin1) == ("Zarkouma", "BFA", "Sahel")
    assert (place.latitude, place.longitude) == (13.9, -1.2)
    assert (place.match, place.geo_precision, place.radius_km) == ("online", 2, 15.0)
    assert place.score <= 0.6
    assert place.geonameid == (77 if name == "geonames" else None)
    assert len(server.asked) == 1


@pytest.mark.parametrize(("name", "asked"), [
    ("nominatim", {"q": "Zarkouma", "countrycodes": "bf"}),
    ("photon", {"q": "Zarkouma, Burkina Faso"}),
    ("geonames", {"q": "Zarkouma", "country": "BF", "username": "someone"}),
])
def test_it_is_asked_for_the_bare_name_in_the_country_and_told_who_asks(asking, server, name, asked):
    asking(name)(BURKINA)
    assert {key: server.asked[0][key][0] for key in asked} == asked
    assert server.agents == ["sahel-incidents/1"]


@pytest.mark.parametrize("name", SERVICES)
def test_the_greenwich_meridian_is_no_unknown_longitude(asking, server, name):
    server.places["Tin Zerou"] = [GREENWICH]
    place = asking(name)(Toponym("Tin Zerou", country="MLI"))
    assert (place.latitude, place.longitude, place.geo_precision) == (16.1, 0.0, 2)


@pytest.mark.parametrize("name", SERVICES)
def test_what_it_answered_is_kept_also_that_it_found_nothing(asking, server, name):
    for _ in range(2):
        assert asking(name)(BURKINA).match == "online"
        assert asking(name)(Toponym("Zirkoumou", country="BFA")).match == "country"
    assert len(server.asked) == 2
    asking(name)(Toponym("Zarkouma", country="MLI"))       # another country is another question
    assert len(server.asked) == 3


@pytest.mark.parametrize("toponym", [
    Toponym("Djibo", country="BFA"),                        # known
    Toponym("Gao region", country="MLI"),                   # a division that is meant
    Toponym("Mali"),
    Toponym("Zarkouma"),                                    # in no country: any answer would do
    Toponym("Zarkouma", country="FRA"),
    Toponym("a village near the border", country="BFA"),    # no name
    Toponym("Mali et au Burkina"),
    Toponym("the north", country="MLI"),
])
def test_it_is_not_asked_for_what_is_known_or_cannot_be_answered(asking, server, toponym):
    place = asking()(toponym)
    assert (server.asked, place.match == "online") == ([], False)


def test_it_is_not_asked_where_the_gazetteer_has_several_that_it_cannot_tell_apart(asking, server):
    (djibo,) = (row for row in gazetteers.default().lookup("Djibo") if row.kind == "town")
    homonyms = [replace(djibo, place_id=f"zarkouma.{latitude}", name="Zarkouma", alternates=(), latitude=latitude,
                        geonameid=None) for latitude in (11.0, 13.0)]
    place = asking()(BURKINA, gazetteer=gazetteers.default().extended(homonyms))
    assert (place.match, server.asked) == ("admin1", [])


@pytest.mark.parametrize("found", [[ELSEWHERE], [SHOP], [], [ELSEWHERE, SHOP]])
def test_an_answer_in_another_country_or_that_is_no_place_does_not_count(asking, server, found):
    server.places["Zarkouma"] = found
    place = asking()(BURKINA)
    assert (place.match, place.geo_precision, place.name) == ("country", 4, "Burkina Faso")


def test_an_answer_outside_the_division_that_the_report_names_does_not_count(asking, server):
    in_est = asking()(Toponym("Zarkouma", country="BFA", admin1="Est"))
    assert (in_est.match, in_est.admin1) == ("admin1", "Est")
    in_sahel = asking()(Toponym("Zarkouma", country="BFA", admin1="Sahel region"))
    assert (in_sahel.match, in_sahel.admin1) == ("online", "Sahel")


def test_answers_far_apart_are_not_told_apart_unless_the_division_does(asking, server):
    server.places["Zarkouma"] = [ZARKOUMA, ZARKOUMA_EST]
    assert asking()(BURKINA).geo_precision == 4
    assert asking()(Toponym("Zarkouma", country="BFA", admin1="Est")).latitude == 12.2


def test_a_name_that_is_quite_another_does_not_count(asking, server):
    server.places["Zarkouma"] = [("Bobolombo", *ZARKOUMA[1:])]
    assert asking()(BURKINA).match == "country"


@pytest.mark.parametrize(("found", "precision", "radius"), [(UNIT, 2, 31.0), (FOREST, 3, 124.1)])
def test_the_precision_follows_the_extent(asking, server, found, precision, radius):
    server.places["Zarkouma"] = [found]
    place = asking()(Toponym("Zarkouma", country="BFA"))
    assert (place.match, place.geo_precision) == ("online", precision)
    assert place.radius_km == pytest.approx(radius, abs=0.5)


def test_a_distance_and_a_direction_are_measured_from_what_was_found(asking):
    place = asking()(Toponym("20 km north of Zarkouma", country="BFA", relation="offset"))
    assert (round(place.latitude, 2), place.longitude, place.geo_precision) == (14.08, -1.2, 2)


def test_where_it_cannot_be_reached_that_is_said_once_and_nothing_is_kept(store, warnings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    service = configured({"SAHEL_ONLINE_GEOCODER": "nominatim", "SAHEL_ONLINE_DOMAIN": address}, pause=0.0)
    answers = Answers(store, service.name)
    online = Online(service, answers, warnings.append)
    for name in ("Zarkouma", "Zirkoumou"):
        assert online.resolve(Toponym(name, country="BFA"), gazetteers.default()).match == "country"
    assert len(warnings) == 1
    assert "cannot be asked" in warnings[0] and "\n" not in warnings[0]
    assert answers.get("zarkouma", "BFA") is None


@pytest.mark.parametrize(("name", "failure"), [
    ("nominatim", (429, "too many")),
    ("nominatim", (200, "<html>")),
    ("nominatim", (200, '{"error": "overloaded"}')),
    ("photon", (500, "")),
    ("photon", (200, "[]")),
    ("geonames", (200, json.dumps({"status": {"message": "the daily limit has been exceeded", "value": 18}}))),
    ("geonames", (200, json.dumps({"status": {"message": "invalid user", "value": 10}}))),
])
def test_what_refuses_or_answers_gibberish_is_as_good_as_unreachable(asking, server, warnings, name, failure):
    server.failure = failure
    resolve = asking(name)
    assert resolve(BURKINA).match == "country"
    asked = len(server.asked)
    resolve(Toponym("Zirkoumou", country="BFA"))
    assert (len(warnings), len(server.asked)) == (1, asked)


def test_an_answer_of_another_shape_is_passed_over(asking, server):
    answers = [{"lat": "1", "lon": "2", "display_name": "?"},
               {"lat": "13.9", "lon": "-1.2", "class": "place", "type": "village", "display_name": "Zarkouma",
                "boundingbox": ["x"]}]
    server.failure = (200, json.dumps(answers))
    assert asking()(BURKINA).match == "country"


@pytest.mark.parametrize(("environment", "reason"), [
    ({}, "set it to one of nominatim, photon, geonames"),
    ({"SAHEL_ONLINE_GEOCODER": "google"}, "set it to one of"),
    ({"SAHEL_ONLINE_GEOCODER": "geonames"}, "needs SAHEL_ONLINE_USER"),
    ({"SAHEL_ONLINE_GEOCODER": "photon", "SAHEL_ONLINE_DOMAIN": "ftp://x"}, "is no server"),
])
def test_a_setting_that_cannot_work_says_what_to_do(environment, reason):
    with pytest.raises(Unconfigured, match=reason):
        configured(environment)


def test_between_two_questions_it_pauses(server):
    service = configured(setting(server))
    started = time.monotonic()
    service.find("Zarkouma", "BFA")
    service.find("Zirkoumou", "BFA")
    assert time.monotonic() - started >= 0.99


def test_every_kind_is_one_of_the_gazetteers():
    kinds = {row["kind"] for row in rows(DATA / "gazetteer" / "online_kinds.csv")}
    assert kinds <= {*places.KINDS, "admin1", "admin2", "area"}


def test_reports_are_read_with_it_where_that_is_asked_for(server, store, warnings):
    service = configured(setting(server), pause=0.0)
    online = Online(service, Answers(store, service.name), warnings.append)
    known = places.gazetteer(store)
    ingest([MARKET], known, store)
    assert server.asked == []
    other = Store.open(str(store.url.database) + "2")
    ingest([MARKET], known, other, online=online)
    table = pd.read_parquet(other.publish_snapshot() / "incidents.parquet")
    assert table.loc[0, ["name", "latitude", "longitude", "geo_precision"]].tolist() == ["Zarkouma", 13.9, -1.2, 2]


def test_the_command_line_asks_when_told_to_and_once(server, tmp_path, monkeypatch, capsys):
    for name, value in setting(server).items():
        monkeypatch.setenv(name, value)
    path = tmp_path / "places.jsonl"
    path.write_text('{"id": 1, "toponym": "Zarkouma", "country": "BFA"}\n')

    def match(*flags):
        assert main(["geocode", *flags, str(path)]) == 0
        return json.loads(capsys.readouterr().out)["match"]

    assert match() == "country" and server.asked == []
    assert match("--online") == match("--online") == "online"
    assert len(server.asked) == 1


def test_without_a_setting_the_flag_is_a_wrong_argument(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("SAHEL_ONLINE_GEOCODER", raising=False)
    path = tmp_path / "places.jsonl"
    path.write_text("")
    with pytest.raises(SystemExit):
        main(["geocode", "--online", str(path)])
    assert "SAHEL_ONLINE_GEOCODER names no online geocoder" in capsys.readouterr().err

"""Every page is opened by its own file, and a choice is made through its address."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from published import DJIBO, TEGUEY, WORLD, keep
from streamlit.testing.v1 import AppTest
from streamlit.typing import PydeckState
from world import ambush, exactly, killed

from sahel.model import Evidence

ROOT = Path(__file__).parent.parent
PAGES = ("overview", "map", "timeline", "groups", "incidents", "places", "about")
WITH_FILTERS = PAGES[:-1]
HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script> **bold** [link](javascript:alert(3)) $x$'


def opened(name: str, **address: object) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=30)
    for key, value in address.items():
        page.query_params[key.rstrip("_")] = value
    return page.run()


def told(page: AppTest) -> str:
    """All the words of a page's main part and its sidebar."""
    texts = (*page.title, *page.subheader, *page.markdown, *page.caption, *page.info)
    return "\n".join([*(element.value for element in texts), *html(page)])


def html(page: AppTest) -> list[str]:
    return [element.proto.body for element in page.get("html")]


@pytest.fixture
def data(store):
    return keep(store, *WORLD)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens(data, name):
    page = opened(name)
    assert not page.exception
    assert len(page.title) == 1


def test_a_page_does_not_wait_for_libraries_that_it_does_not_use():
    heavy = ("geopandas", "matplotlib", "pyogrio", "vl_convert", "shapely", "sahel.extract", "sahel.geocode")
    asked = (
        f"import sys, sahel.widgets, sahel.atlas; print([name for name in {heavy} if name in sys.modules])"
    )
    imported = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert imported.stdout == "[]\n"


@pytest.mark.parametrize("name", WITH_FILTERS)
def test_an_empty_store_says_how_to_fill_it(name):
    page = opened(name)
    assert not page.exception
    assert "python -m sahel ingest seeds" in page.info[0].value


@pytest.mark.parametrize("name", WITH_FILTERS)
def test_a_choice_in_the_address_is_the_choice_of_the_page(data, name):
    page = opened(name, group="jnim", from_="2024-04-01", to="2024-04-05")
    assert not page.exception
    assert page.multiselect(key=f"{name}.group").value == ["jnim"]
    assert "**1** of 5 incidents match" in told(page)
    assert "1 incident without a date left out" in told(page)


@pytest.mark.parametrize("name", WITH_FILTERS)
def test_junk_in_the_address_is_dropped(data, name):
    page = opened(
        name,
        group="<script>",
        from_="yesterday",
        country="XXX",
        min_fatalities="-3",
        geo_precision="one",
        event_type="War",
    )
    assert not page.exception
    assert "**5 incidents**" in told(page)
    assert page.query_params == {}


@pytest.mark.parametrize("name", WITH_FILTERS)
def test_where_nothing_matches_the_page_says_so_and_shows_the_way_back(data, name):
    page = opened(name, group="ansaru")
    assert "No incident matches." in page.info[0].value and "Ansaru" in page.info[0].value
    page.button(key=f"{name}.all").click().run()
    assert "**5 incidents**" in told(page)


def test_a_choice_made_on_a_page_is_written_into_its_address(data):
    page = opened("timeline")
    page.multiselect(key="timeline.group").set_value(["jnim", "fla"]).run()
    page.multiselect(key="timeline.country").set_value(["BFA"]).run()
    assert page.query_params == {"group": ["jnim", "fla"], "country": "BFA"}
    page.button(key="timeline.reset").click().run()
    assert page.query_params == {}


def test_the_other_words_of_an_address_stay(data):
    page = opened("incidents", incident="unknown", group="jnim")
    assert page.query_params == {"incident": "unknown", "group": "jnim"}
    assert "There is no such incident any more" in told(page)


def test_the_overview_counts_as_the_command_line_does(data):
    page = told(opened("overview"))
    for figure in ("5", "45", "45–71"):
        assert f">{figure}" in page
    assert "1 tally over several acts and 1 incident outside the region" in page


def test_an_incident_in_the_address_shows_its_card(data):
    djibo = data.incidents.set_index("name").loc["Djibo", "incident_id"]
    page = told(opened("incidents", incident=djibo))
    for words in (
        "Armed clash, Djibo",
        "2 April 2024",
        "14 (14–40)",
        "Exact: a populated place or site",
        "**Rival claims**",
        "The Wire, 1 June 2024",
        "<mark>An ambush.</mark>",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("figures", "title"),
    [((killed(6), exactly(6)), "**Claims**"), ((exactly(23), exactly(30, source="perpetrator")), "**Rival claims**")],
)
def test_claims_are_rivals_only_where_they_do_not_agree(store, figures, title):
    data = keep(store, ambush(*figures))
    assert title in told(opened("incidents", incident=data.incidents["incident_id"].iloc[0]))


def test_a_tally_has_a_card_that_says_what_it_is(data):
    tally = data.incidents.set_index("kind").loc["tally", "incident_id"]
    assert "A tally of several acts; never added to totals" in told(opened("incidents", incident=tally))


def test_the_map_draws_the_choice_and_lists_what_it_cannot_draw(data):
    page = opened("map", group="jnim")
    drawn = json.loads(page.get("deck_gl_json_chart")[0].proto.json)
    assert {
        layer["id"]: len(layer["data"])
        for layer in drawn["layers"]
        if layer["id"] in ("exact", "near", "areas")
    } == {"areas": 1, "near": 0, "exact": 2}
    assert [tab.label for tab in page.tabs] == ["On the map (3)", "Not drawn: no place known (0)"]


def test_a_click_on_a_point_shows_its_card(data):
    page = clicked("map", "exact", DJIBO.latitude, DJIBO.longitude)
    assert "Armed clash, Djibo" in told(page)


def test_several_incidents_at_one_point_can_each_be_reached(store):
    later = ambush(
        exactly(9), perpetrators=("bandits",), date_start=date(2024, 6, 20), date_end=date(2024, 6, 20)
    )
    data = keep(store, TEGUEY, later)
    page = clicked("map", "near", TEGUEY.latitude, TEGUEY.longitude)
    assert page.radio[0].label == "2 incidents here"
    assert '<div class="quiet">20 June 2024</div>' in told(page)
    earlier = data.incidents.set_index("perpetrators").loc["issp", "incident_id"]
    page.radio[0].set_value(earlier).run()
    assert '<div class="quiet">20 March 2024</div>' in told(page)


def test_text_of_a_report_is_never_markup(store):
    sentence = HOSTILE[:40]
    act = ambush(exactly(6), place=HOSTILE, name=None, evidence=(Evidence(0, len(sentence), sentence),))
    data = keep(store, act, text=HOSTILE)
    for name in WITH_FILTERS:
        page = opened(name, incident=data.incidents["incident_id"].iloc[0])
        assert not page.exception
        assert "<img" not in told(page) and "<script" not in told(page)
        assert not any(
            "javascript:" in markdown.value and "\\" not in markdown.value for markdown in page.markdown
        )


def clicked(name: str, layer: str, latitude: float, longitude: float) -> AppTest:
    """The page after a click on a point of its map."""
    page = opened(name)
    hit = {"latitude": latitude, "longitude": longitude}
    page.session_state["map"] = PydeckState(
        {"selection": {"indices": {layer: [0]}, "objects": {layer: [hit]}}}
    )
    return page.run()

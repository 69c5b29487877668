"""A reader's journey through the dashboard in a real browser: what only a browser shows."""

import math
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sahel import maps, query, words
from sahel.filters import Filters
from sahel.store import snapshot_folder

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PNG = b"\x89PNG\r\n\x1a\n"
AT_HOME = ("localhost", "127.0.0.1")
PATIENCE = 30_000  # milliseconds


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The dashboard on a free port, over a store that has read seeds/."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    world = os.environ | {"SAHEL_DATABASE": str(tmp_path_factory.mktemp("store") / "sahel.sqlite")}
    subprocess.run([sys.executable, "-m", "sahel", "ingest", "seeds"], cwd=ROOT, env=world, check=True)
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}"]
    with subprocess.Popen(command, cwd=ROOT, env=world, stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}", query.load(snapshot_folder(world["SAHEL_DATABASE"]))
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def browser():
    playwright = (
        pytest.importorskip("playwright.sync_api")
        if not required()
        else __import__("playwright.sync_api").sync_api
    )
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None and not required():
        pytest.skip("no Chromium or Chrome on this machine; SAHEL_REQUIRE_BROWSER=1 makes that a failure")
    assert path, "SAHEL_REQUIRE_BROWSER is set, and there is no Chromium or Chrome on this machine"
    with playwright.sync_playwright() as started:
        yield started.chromium.launch(executable_path=path, args=["--no-sandbox"])


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    page.set_default_timeout(PATIENCE)
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    strangers = [
        url
        for url in page.asked
        if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).hostname not in AT_HOME
    ]
    page.close()
    assert strangers == [], "something asked for an address outside this machine"


def test_a_reader_filters_clicks_a_point_reads_its_card_and_takes_a_chart_away(page, address):
    home, data = address
    act = a_dated_act_at_a_known_place(data)
    group, day = act["perpetrators"].split("|")[0], act["date_start"].date()
    chosen = Filters(from_=day, group=(group,))
    page.goto(home)
    page.get_by_role("heading", name="Conflict in the Sahel").wait_for()

    choose(page, "Group", words.group(group))
    page.wait_for_url(f"**/?*group={group}*")
    type_day(page, "From", day)
    page.wait_for_url(f"**/?*from={day}*")

    page.get_by_role("link", name="Map").click()
    page.wait_for_url(f"**/map?*group={group}*")
    page.get_by_role("heading", name="Map").wait_for()
    click_the_point_of(page, query.located(data, chosen), act)
    page.get_by_text("What the reports say").wait_for()
    assert act["name"] in page.locator("[data-testid=stMain] h4").first.inner_text()

    page.get_by_role("link", name="Timeline").click()
    page.get_by_role("heading", name="Timeline").wait_for()
    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").filter(has_text="PNG").first.click()
    assert download.value.suggested_filename == f"incidents_by_{query.step_for(data, chosen)}.png"
    assert Path(download.value.path()).read_bytes().startswith(PNG)


def test_a_shared_address_opens_the_card_with_its_sentences_marked(page, address):
    home, data = address
    act = a_dated_act_at_a_known_place(data)
    page.goto(f"{home}/incidents?from={act['date_start'].date()}&incident={act['incident_id']}")
    page.get_by_text("What the reports say").wait_for()
    assert act["quote"][:40] in page.locator("mark").first.inner_text()
    page.wait_for_url(f"**/incidents?*incident={act['incident_id']}*")


def a_dated_act_at_a_known_place(data):
    found = query.located(data, Filters(geo_precision=(1, 2))).dropna(subset=["date_start"])
    return found.iloc[0]


def required() -> bool:
    return os.environ.get("SAHEL_REQUIRE_BROWSER") == "1"


def wait_for(url: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except OSError:
            time.sleep(0.25)
    pytest.fail(f"{url} does not answer")


def choose(page, label: str, name: str) -> None:
    box = page.get_by_label(label, exact=True).first
    box.click()
    page.keyboard.type(name)
    page.get_by_role("option").filter(has_text=name).first.click()
    page.keyboard.press("Escape")


def type_day(page, label: str, day: date) -> None:
    page.get_by_role("group", name=label).get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{day:%d%m%Y}")
    page.keyboard.press("Escape")  # the calendar gives the day over when it closes


def click_the_point_of(page, found, act) -> None:
    """Click where the map of what is found draws an incident."""
    view, box = maps.fitted(found), page.locator("[data-testid=stDeckGlJsonChart]").bounding_box()
    page.locator("[data-testid=stDeckGlJsonChart] canvas").first.wait_for()
    page.wait_for_timeout(3000)  # until the layers are drawn
    pixels = 512 * 2**view.zoom / 360
    right = (act["longitude"] - view.longitude) * pixels
    down = (mercator(view.latitude) - mercator(act["latitude"])) * pixels
    x, y = box["x"] + box["width"] / 2 + right, box["y"] + box["height"] / 2 + down
    page.mouse.move(x - 40, y)
    page.mouse.move(x, y, steps=4)
    page.wait_for_timeout(500)  # until the map has seen what lies under the pointer
    page.mouse.click(x, y, delay=80)


def mercator(latitude: float) -> float:
    return math.degrees(math.asinh(math.tan(math.radians(latitude))))

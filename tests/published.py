"""What the tests of the read path share: incidents kept in a real store and published as readers get them."""

from datetime import date

from world import UNPLACED, ambush, exactly, killed, report

from sahel import query
from sahel.model import Incident
from sahel.query import Data
from sahel.store import Store, snapshot_folder

TEGUEY = ambush(exactly(23), date_start=date(2024, 3, 20), date_end=date(2024, 3, 20))
DJIBO = ambush(
    exactly(40, source="perpetrator"),
    exactly(14, source="government"),
    place="Djibo",
    name="Djibo",
    admin1="Sahel",
    country="BFA",
    latitude=14.10,
    longitude=-1.63,
    geo_precision=1,
    radius_km=3.0,
    perpetrators=("jnim",),
    attribution="claimed",
    date_start=date(2024, 4, 2),
    date_end=date(2024, 4, 2),
    fatalities_low=14,
    fatalities_best=14,
    fatalities_high=40,
)
JOINT = ambush(
    killed(6),
    perpetrators=("jnim", "fla"),
    place="Tarkint",
    name="Tarkint",
    admin1="Gao",
    country="MLI",
    latitude=17.44,
    longitude=0.09,
    geo_precision=1,
    radius_km=3.0,
    date_start=date(2024, 4, 9),
    date_end=date(2024, 4, 9),
)
SOMEWHERE_IN_GAO = ambush(
    perpetrators=("jnim",),
    place="Gao region",
    name="Gao",
    admin1="Gao",
    country="MLI",
    latitude=16.6,
    longitude=-0.1,
    geo_precision=3,
    radius_km=150.0,
    date_start=None,
    date_end=None,
    date_precision="unknown",
)
NOWHERE = ambush(
    exactly(2, victims="civilians"),
    perpetrators=("unidentified",),
    event_type="Violence against civilians",
    sub_event_type="Attack",
    date_precision="month",
    date_start=date(2024, 5, 1),
    date_end=date(2024, 5, 31),
    **UNPLACED,
)
TALLY = ambush(exactly(174), kind="tally", perpetrators=("issp",))
MOSCOW = ambush(
    exactly(130, victims="civilians"),
    country="RUS",
    name="Moscow",
    admin1=None,
    latitude=55.8,
    longitude=37.4,
    in_region=False,
    perpetrators=("is",),
)
WORLD = (TEGUEY, DJIBO, JOINT, SOMEWHERE_IN_GAO, NOWHERE, TALLY, MOSCOW)


def keep(store: Store, *told: Incident, text: str | None = None) -> Data:
    """The snapshot of a store that holds each of these incidents, told by a report of its own."""
    with store.writing() as books:
        for number, incident in enumerate(told):
            account = report(
                f"r{number}",
                text and f"{text} {number}",
                published=date(2024, 6, 1),
                publisher="The Wire",
                title=f"Report {number}",
                url=f"https://example.org/{number}",
            )
            books.write(account, [(incident, None)])
    store.publish_snapshot()
    return query.load(snapshot_folder(store.url))

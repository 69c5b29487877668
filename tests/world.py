"""A real, tiny world for the tests: a dozen places, and incidents and reports to vary."""

from datetime import date

from sahel.geocode.gazetteer import Gazetteer, Row
from sahel.model import Casualty, Evidence, Incident, Report

PLACES = (
    # place_id, name, alternates, kind, country, admin1, latitude, longitude, uncertainty_km
    ("mli", "Mali", (), "country", "MLI", None, 17.6, -4.0, None),
    ("bfa", "Burkina Faso", ("Burkina",), "country", "BFA", None, 12.3, -1.6, None),
    ("ner", "Niger", (), "country", "NER", None, 17.6, 8.1, None),
    ("tgo", "Togo", (), "country", "TGO", None, 8.5, 1.0, None),
    ("mli-gao", "Gao", ("Gao Region",), "admin1", "MLI", "Gao", 16.6, -0.1, 150.0),
    ("mli-mopti", "Mopti", ("Mopti Region",), "admin1", "MLI", "Mopti", 14.6, -3.6, 130.0),
    ("ner-tillaberi", "Tillabéri", ("Tillaberi",), "admin1", "NER", "Tillabéri", 14.2, 1.5, 150.0),
    ("gao", "Gao", (), "town", "MLI", "Gao", 16.27, -0.04, 3.0),
    ("tarkint", "Tarkint", (), "village", "MLI", "Gao", 17.44, 0.09, 3.0),
    ("djibo", "Djibo", (), "town", "BFA", "Sahel", 14.10, -1.63, 3.0),
    ("teguey", "Téguey", ("Teguey",), "village", "NER", "Tillabéri", 14.65, 0.54, 5.0),
    ("assamaka", "Assamaka", ("Asamaka",), "village", "NER", "Agadez", 19.34, 5.79, 3.0),
    ("dapaong", "Dapaong", (), "town", "TGO", "Savanes", 10.86, 0.21, 3.0),
)


def tiny_gazetteer() -> Gazetteer:
    return Gazetteer(
        Row(
            place_id,
            name,
            alternates,
            kind,
            country,
            admin1,
            None,
            latitude,
            longitude,
            uncertainty_km,
            None,
            "test",
            None,
        )
        for place_id, name, alternates, kind, country, admin1, latitude, longitude, uncertainty_km in PLACES
    )


def killed(
    low: int | None, high: int | None = None, victims: str = "military", source: str = "media"
) -> Casualty:
    """A figure of dead; without a high bound it is open above."""
    return Casualty(victims, "killed", low, high, source, f"{low} killed")


def exactly(count: int, victims: str = "military", source: str = "media") -> Casualty:
    return killed(count, count, victims, source)


def ambush(*figures: Casualty, **told) -> Incident:
    """The ambush near Téguey on 20 March 2024, or as told otherwise."""
    best = figures[0].low if figures else None
    return Incident(
        **{
            "kind": "incident",
            "event_type": "Battles",
            "sub_event_type": "Armed clash",
            "date_start": date(2024, 3, 20),
            "date_end": date(2024, 3, 20),
            "date_precision": "day",
            "place": "Teguey",
            "name": "Téguey",
            "admin1": "Tillabéri",
            "country": "NER",
            "latitude": 14.65,
            "longitude": 0.54,
            "geo_precision": 2,
            "radius_km": 25.0,
            "perpetrators": ("issp",),
            "attribution": "attributed",
            "targets": ("military",),
            "casualties": figures,
            "fatalities_low": best,
            "fatalities_best": best,
            "fatalities_high": best,
            "evidence": (Evidence(0, 10, "An ambush."),),
            "confidence": 0.8,
        }
        | told
    )


UNDATED = {"date_start": None, "date_end": None, "date_precision": "unknown"}
UNPLACED = {
    "place": None,
    "name": None,
    "admin1": None,
    "country": None,
    "latitude": None,
    "longitude": None,
    "geo_precision": 5,
    "radius_km": None,
}


def report(report_id: str, text: str | None = None, **fields) -> Report:
    return Report(report_id, text or f"An ambush. Told by {report_id}.", **fields)

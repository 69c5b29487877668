"""A geocoder on this machine that answers in the shapes of Nominatim, Photon and GeoNames."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

# name, class and type (OpenStreetMap), code (GeoNames), latitude, longitude, half the height and width in degrees,
# country. The first three are invented.
ZARKOUMA = ("Zarkouma", "place", "village", "P.PPL", 13.9, -1.2, 0.01, "bf")
ZARKOUMA_EST = ("Zarkouma", "place", "village", "P.PPL", 12.2, 0.9, 0.01, "bf")
GREENWICH = ("Tin Zerou", "place", "hamlet", "P.PPL", 16.1, 0.0, 0.005, "ml")
ELSEWHERE = ("Zarkouma", "place", "village", "P.PPL", 48.85, 2.35, 0.01, "fr")
SHOP = ("Zarkouma", "shop", "supermarket", "S.RET", 13.9, -1.2, 0.001, "bf")
FOREST = ("Zarkouma", "boundary", "protected_area", "L.PRK", 13.9, -1.2, 0.8, "bf")
UNIT = ("Zarkouma", "boundary", "administrative", "A.ADM3", 13.9, -1.2, 0.2, "bf")


def nominatim(place: tuple) -> dict:
    name, of_class, of_type, _, latitude, longitude, half, country = place
    box = (latitude - half, latitude + half, longitude - half, longitude + half)
    return {
        "place_id": 1, "osm_type": "node", "osm_id": 2, "lat": str(latitude), "lon": str(longitude),
        "class": of_class, "type": of_type, "importance": 0.3, "name": name, "display_name": f"{name}, Somewhere",
        "address": {"country_code": country}, "namedetails": {"name": name, "name:fr": name},
        "boundingbox": [f"{side:.6f}" for side in box],
    }


def photon(place: tuple) -> dict:
    name, of_class, of_type, _, latitude, longitude, half, country = place
    extent = [longitude - half, latitude + half, longitude + half, latitude - half]
    return {
        "type": "Feature", "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {"osm_key": of_class, "osm_value": of_type, "name": name, "countrycode": country.upper(),
                       "country": "Somewhere", "extent": extent},
    }


def geonames(place: tuple) -> dict:
    name, _, _, code, latitude, longitude, _, country = place
    fcl, fcode = code.split(".")
    return {
        "geonameId": 77, "name": name, "toponymName": name, "lat": str(latitude), "lng": str(longitude),
        "fcl": fcl, "fcode": fcode, "countryCode": country.upper(), "countryName": "Somewhere", "adminName1": "",
    }


class Server:
    """What it knows by name, and what it was asked; `failure` is a status and a body that it answers instead."""

    def __init__(self) -> None:
        self.places: dict[str, list[tuple]] = {}
        self.asked: list[dict[str, list[str]]] = []
        self.agents: list[str] = []
        self.failure: tuple[int, str] | None = None
        self.address = ""

    def answer(self, path: str) -> tuple[int, str]:
        parts = urlsplit(path)
        query = parse_qs(parts.query)
        self.asked.append(query)
        if self.failure:
            return self.failure
        found = self.places.get(query["q"][0].split(",")[0], [])
        answers = {
            "/search": lambda: list(map(nominatim, found)),
            "/api": lambda: {"type": "FeatureCollection", "features": list(map(photon, found))},
            "/searchJSON": lambda: {"totalResultsCount": len(found), "geonames": list(map(geonames, found))},
        }
        return 200, json.dumps(answers[parts.path]())


@contextmanager
def serving():
    server = Server()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = server.answer(self.path)
            server.agents.append(self.headers["User-Agent"])
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as http:
        server.address = f"http://127.0.0.1:{http.server_port}"
        threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        http.shutdown()

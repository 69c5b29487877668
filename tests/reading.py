"""What the tests of the reader share: sentences cut from short texts, and a world of some fifty places."""

from datetime import date
from functools import cache

from world import PLACES

from sahel.extract import counts, days, extract, layout, lexicon, tolls
from sahel.extract.sentences import Sentence
from sahel.extract.spans import Calendar
from sahel.geocode.gazetteer import Gazetteer, Row
from sahel.model import Incident, Report

TUESDAY = date(2024, 5, 14)  # the day of publication unless a story says otherwise
MORE_PLACES = """
country: MRT Mauritania Mauritanie | TCD Chad Tchad | NGA Nigeria | CMR Cameroon Cameroun | BEN Benin Bénin
country: SEN Senegal Sénégal | GIN Guinea Guinée | CIV Côte_d'Ivoire Ivory_Coast | GHA Ghana
admin1: MLI Ménaka Menaka | MLI Ségou Segou | MLI Tombouctou Timbuktu
admin1: BFA Sahel | BFA Est | BFA Centre-Nord | BFA Nord | NER Tahoua | NER Diffa | NER Agadez
admin1: NGA Borno | NGA Zamfara | NGA Sokoto | NGA Niger | TCD Lac Lake | CMR Extrême-Nord Far_North
admin1: BEN Alibori | BEN Atacora | TGO Savanes
admin2: BFA Soum | BFA Oudalan | NER Torodi | NER Abala
town: MLI/Ménaka Ménaka Menaka | MLI/Gao Ansongo | MLI/Gao Tessit | MLI/Mopti Bankass
town: MLI/Mopti Sévaré Sevare | MLI/Tombouctou Léré Lere | MLI/Ségou Nampala | MLI/District Bamako
town: BFA/Sahel Dori | BFA/Sahel Arbinda | BFA/Nord Titao | BFA/Centre-Nord Barsalogho
town: BFA/Centre Ouagadougou | BFA/Est Fada_N'Gourma | BFA/Est Diapaga
town: NER/Tillabéri Ayorou | NER/Tillabéri Banibangou | NER/Niamey Niamey | NER/Diffa Bosso
town: NGA/Borno Maiduguri | NGA/Borno Konduga | NGA/Borno Damboa | NGA/Sokoto Isa | NGA/Abuja Abuja
town: CMR/Extrême-Nord Kolofata | CMR/Extrême-Nord Mora | TCD/Lac Bol
town: BEN/Alibori Banikoara | BEN/Atacora Porga | TGO/Savanes Mandouri
"""


@cache
def gazetteer() -> Gazetteer:
    """The tiny world of all tests, with more towns and divisions."""
    return Gazetteer([*_rows_of_world(), *_more_rows()])


def _rows_of_world():
    for place_id, name, alternates, kind, country, admin1, latitude, longitude, uncertainty_km in PLACES:
        yield Row(
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


def _more_rows():
    for line in MORE_PLACES.strip().splitlines():
        kind, _, places = line.partition(":")
        for place in places.split("|"):
            where, *names = place.split()
            names = [name.replace("_", " ") for name in names]
            country, _, admin1 = where.partition("/")
            division = admin1 or (names[0] if kind == "admin1" else None)
            yield Row(
                f"{kind}-{names[0]}-{country}",
                names[0],
                tuple(names[1:]),
                kind,
                country,
                division,
                None,
                13.0,
                1.0,
                3.0,
                None,
                "test",
                None,
            )


def sentences(text: str, language: str = "en") -> list[Sentence]:
    return list(layout.read(text, lexicon.of_language(language)))


def sentence(text: str, language: str = "en") -> Sentence:
    return sentences(text, language)[0]


def figures(text: str, language: str = "en") -> list[tuple]:
    """The bounds of every figure of a sentence."""
    return [(count.low, count.high) for count in counts.find(sentence(text, language), set())]


def dates(text: str, language: str = "en", published: date | None = TUESDAY) -> list[tuple]:
    """Every date of a sentence as (first day, last day, precision), the days in ISO."""
    whens, _ = days.find(sentence(text, language), Calendar(published))
    return [(when.start.isoformat(), when.end.isoformat(), when.precision) for when in whens]


def ledger(text: str, language: str = "en") -> list[tuple]:
    """The casualty figures of a sentence as (victims, outcome, low, high)."""
    read = sentence(text, language)
    _, dated = days.find(read, Calendar(TUESDAY))
    return [
        (toll.victims, toll.outcome, toll.low, toll.high)
        for toll in tolls.find(read, counts.find(read, dated))
    ]


def told(text: str, language: str = "en", published: date | None = TUESDAY) -> list[Incident]:
    """The incidents of a report."""
    return extract(Report("r", text, published, language), gazetteer())


def claims(incident: Incident) -> list[tuple]:
    """An incident's casualty entries as (victims, outcome, low, high, source)."""
    return [(c.victims, c.outcome, c.low, c.high, c.source) for c in incident.casualties]


def acts(text: str, language: str = "en", published: date | None = TUESDAY) -> list[tuple]:
    """The incidents of a report as (kind, sub-event type, place, fatalities best)."""
    return [(i.kind, i.sub_event_type, i.place, i.fatalities_best) for i in told(text, language, published)]

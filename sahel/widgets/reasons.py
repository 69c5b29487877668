"""How each field of an incident was read: its value, the words that gave it, and the rule, report by report.

The reports are read again, as reading gives the same each time, and only once the reader opens the table.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from sahel import words
from sahel.store.original import Telling, tellings_of
from sahel.store.own_places import OwnPlace, own_places
from sahel.widgets import markup
from sahel.widgets.shared import store

if TYPE_CHECKING:
    from sahel.explanation import Explained, Reason
    from sahel.model import Report

NOT_FOUND = "The built-in rules find no such incident in this report: another reader, or earlier rules, did."
DIFFERENT = "The built-in rules now read some of these fields otherwise than they are stored."
_LABELS = {
    "date_precision": "date_precision", "geo_precision": "geo_precision", "attribution": "attribution",
    "targets": "targets", "outcome": "outcomes", "victims": "victims", "source": "sources",
}                        # the table of data/codebook that a field's codes stand in


def reasons(incident_id: str) -> None:
    """An expander with a table for each report that tells of the incident."""
    box = st.expander("How each field was read", key=f"reasons.{incident_id}", on_change="rerun")
    if not box.open:
        return
    with box:
        for telling in tellings_of(store(), incident_id):
            _table(telling)


def _table(telling: Telling) -> None:
    """The reasons that one report gives, under its name."""
    from sahel.explanation import agrees, of_sentences
    from sahel.geocode.imports import lying

    report = telling.report
    named = markup.source(report.title, report.publisher, report.published, report.url)
    found = of_sentences(_explained(report, own_places(store()), lying()), telling.sentences)
    tables = "".join(markup.reasons(_rows(told)) for _, told in found)
    st.html(markup.wrapped(f'<div class="source">{named}</div>{tables}'))
    if not found:
        st.caption(NOT_FOUND)
    elif not all(agrees(incident, telling.told) for incident, _ in found):
        st.caption(DIFFERENT)


@st.cache_data(max_entries=64, show_spinner="Reading the report again …")
def _explained(report: Report, own: tuple[OwnPlace, ...], imported: tuple) -> list[Explained]:
    """A report's incidents with their reasons, kept under its id and content, the reader's own places and what was
    imported."""
    from sahel import places
    from sahel.explanation import explained

    return explained(report, places.gazetteer(store()))


def _rows(told: Iterable[Reason]) -> list[tuple[str, str, str | None, str]]:
    """Field, value, words and rule, in words; one row where several fields are read as one."""
    from sahel.explanation import sentence

    def alike(reason: Reason) -> tuple[str, str | None, str]:
        return _label(reason.field), reason.words, sentence(reason)

    shown = []
    for (label, quote, rule), same in groupby(told, alike):
        values = dict.fromkeys(filter(None, (_value(reason) for reason in same)))
        shown.append((label, " · ".join(values), quote, rule))
    return shown


def _label(field: str) -> str:
    """A field in words; of a casualty entry with its number: "Claim 1, figure"."""
    entry, _, part = field.partition(".")
    if not entry.startswith("casualties["):
        return words.label("fields", field)
    number = int(entry.removeprefix("casualties[").removesuffix("]")) + 1
    return f"Claim {number}" + (f", {words.label('fields', part).lower()}" if part else "")


def _value(reason: Reason) -> str:
    """A value in words."""
    name, value = reason.field.rpartition(".")[2], reason.value
    if name in _LABELS:
        return words.label(_LABELS[name], value)
    if name == "figure" or isinstance(value, tuple):
        return words.figure(*value)
    if name in ("date_start", "date_end"):
        return words.day(date.fromisoformat(value))
    in_words = {
        "perpetrators": words.group_in_full, "country": words.country, "confidence": "{:.0%}".format,
        "latitude": "{:.4f}".format, "longitude": "{:.4f}".format, "radius_km": "within {:,.0f} km".format,
        "in_region": lambda inside: "Yes" if inside else "No", "kind": str.capitalize,
    }
    return in_words.get(name, str)(value)

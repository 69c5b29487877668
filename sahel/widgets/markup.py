"""The little HTML that pages show. Every text in it is escaped here, once; nothing else writes HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode, urlsplit

import pandas as pd

from sahel import codebook, words
from sahel.query import Totals
from sahel.store.card import AROUND, Passage

OUTWARD = 'rel="noopener noreferrer nofollow" target="_blank"'


@dataclass(frozen=True)
class Excerpt:
    """A stretch of a report's text, and where in it the sentences lie that an incident rests on."""

    begin: int  # offset of the text in the report
    text: str
    cut: bool  # whether the report goes on after it
    marks: tuple[tuple[int, int], ...]  # start and end, in the report


def excerpts(passages: Iterable[Passage]) -> list[Excerpt]:
    """The passages of one report in its order, those whose surroundings touch joined into one."""
    joined: list[Excerpt] = []
    for own in map(excerpt, sorted(passages, key=lambda passage: passage.start)):
        last = joined[-1] if joined else None
        if last and own.begin <= last.begin + len(last.text):
            more = own.text[last.begin + len(last.text) - own.begin :]
            joined[-1] = Excerpt(
                last.begin, last.text + more, own.cut if more else last.cut, last.marks + own.marks
            )
        else:
            joined.append(own)
    return joined


def excerpt(passage: Passage) -> Excerpt:
    """A sentence with the text around it, which neither begins nor ends within a word."""
    before, after = passage.before, passage.after
    cut = len(after) >= AROUND
    if passage.start > len(before):
        before = before[re.search(r"\s|$", before).end() :]
    if cut:
        after = after[: re.search(r"\S*$", after).start()].rstrip()
    return Excerpt(
        passage.start - len(before), before + passage.quote + after, cut, ((passage.start, passage.end),)
    )


def quoted(excerpt: Excerpt) -> str:
    """The excerpt with its sentences marked, and dots where the report goes on."""
    parts, here = ["<span>…\u00a0</span>" if excerpt.begin else ""], 0
    for start, end in ((start - excerpt.begin, end - excerpt.begin) for start, end in excerpt.marks):
        parts.append(f"<span>{escape(excerpt.text[here : max(here, start)])}</span>")
        parts.append(f"<mark>{escape(excerpt.text[max(here, start) : end])}</mark>" if end > here else "")
        here = max(here, end)
    rest = escape(excerpt.text[here:]) + ("\u00a0…" if excerpt.cut else "")
    return f"<blockquote>{''.join(parts)}<span>{rest}</span></blockquote>"


def wrapped(inside: str) -> str:
    """HTML under the style sheet's name."""
    return f'<div class="sahel">{inside}</div>'


def chips(groups: Iterable[str]) -> str:
    """Groups by their short names, each with its colour."""
    return "".join(chip(words.group(group), codebook.actor(group).colour) for group in groups)


def chip(name: str, colour: str, shape: str = "") -> str:
    """A word behind a dot of a colour; a ring or a dashed area by its shape."""
    fill = f"color:{escape(colour)}" if shape else f"background:{escape(colour)}"
    return f'<span class="chip"><span class="dot {shape}" style="{fill}"></span>{escape(name)}</span>'


def definitions(fields: Mapping[str, str]) -> str:
    """Fields and their values, those without a value left out."""
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in fields.items() if value
    )
    return f"<dl>{rows}</dl>"


def reasons(rows: Iterable[tuple[str, str, str | None, str]]) -> str:
    """A table of fields: the value, the words of the report that gave it, and by which rule."""
    columns = ("Field", "Value", "Words of the report", "Rule")
    head = "".join(f'<th scope="col">{name}</th>' for name in columns)
    body = "".join(_reason(*row) for row in rows)
    table = f'<table class="reasons"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="wide">{table}</div>'


def heading(title: str, below: str, groups: Sequence[str]) -> str:
    """What a card begins with: the act, when it was, and by whom."""
    return (
        f'<h4>{escape(title)}</h4><div class="quiet">{escape(below)}</div>'
        f'<div class="by">{chips(groups)}</div>'
    )


def named(name: str, below: str, sentence: str, told: str) -> str:
    """A name, and the sentence of a report that has it, with the words that were read as the place marked."""
    before, mark, after = sentence.partition(told) if told in sentence else (sentence, "", "")
    marked = f"<mark>{escape(mark)}</mark>" if mark else ""
    return (f'<h4>{escape(name)}</h4><div class="quiet">{escape(below)}</div>'
            f"<blockquote><span>{escape(before)}</span>{marked}<span>{escape(after)}</span></blockquote>")


def link(page: str, options: Mapping[str, list[str]], text: str) -> str:
    """A link to another page, which keeps the reader's choice."""
    address = "?".join(filter(None, (page, urlencode(options, doseq=True))))
    return f'<a href="{escape(address)}" target="_self">{escape(text)}</a>'


def source(title: str | None, publisher: str | None, published: object, url: str | None) -> str:
    """A report by its publisher, day and title, which is a link where its address is one of the web."""
    about = ", ".join(
        part for part in (publisher, None if pd.isna(published) else words.day(published)) if part
    )
    name = escape(title or "")
    if url and urlsplit(url).scheme in ("http", "https"):
        name = f'<a href="{escape(url)}" {OUTWARD}>{name or escape(url)}</a>'
    return (
        " · ".join(part for part in (f"<strong>{escape(about)}</strong>" if about else "", name) if part)
        or "A report"
    )


def rows(found: pd.DataFrame, options: Mapping[str, list[str]]) -> str:
    """Incidents as a list of links to their cards, which keep the reader's choice."""
    items = "".join(_row(row, options) for row in found.itertuples())
    return f'<ul class="rows">{items}</ul>'


def figures(totals: Totals, reports: int) -> str:
    """The key figures of a choice."""
    low, high = words.number(totals.fatalities_low), words.number(totals.fatalities_high)
    span = f"{low}–{high} by the lowest and highest claims"
    shown = [
        (
            totals.incidents,
            _noun(totals.incidents, "incident"),
            words.plural(totals.disputed, "disputed toll"),
        ),
        (totals.fatalities_best, "killed, best figure", "" if totals.fatalities_best is None else span),
        (totals.groups, "groups and forces", "named as perpetrators"),
        (totals.countries, _noun(totals.countries, "country", "countries"), ""),
        (reports, _noun(reports, "report"), "read into the database"),
    ]
    return '<div class="figures">' + "".join(_figure(*each) for each in shown) + "</div>"


def _reason(field: str, value: str, quote: str | None, rule: str) -> str:
    said = '<td class="said unsaid">–</td>'
    if quote:
        said = f'<td class="said"><mark>{escape(quote)}</mark></td>'
    return (
        f'<tr><th scope="row">{escape(field)}</th><td>{escape(value)}</td>'
        f'{said}<td class="quiet">{escape(rule)}</td></tr>'
    )


def _noun(count: int, one: str, many: str | None = None) -> str:
    return words.plural(count, one, many).split(" ", 1)[1]


def _figure(number: int | None, name: str, note: str) -> str:
    return (
        f'<div><div class="number">{words.number(number)}</div><div>{escape(name)}</div>'
        f'<div class="quiet note">{escape(note)}</div></div>'
    )


def _row(row: object, options: Mapping[str, list[str]]) -> str:
    address = urlencode({"incident": row.incident_id, **options}, doseq=True)
    when = words.span(row.date_start, row.date_end, row.date_precision)
    where = words.place(row.name, None, row.country, row.place)
    toll = words.toll(row.fatalities_low, row.fatalities_best, row.fatalities_high)
    about = f"{when} · {words.groups(row.perpetrators)} · {row.sub_event_type}"
    figure, unit = ("", "toll not told") if toll == words.NOT_TOLD else (toll, "killed")
    return (
        f'<li><a href="incidents?{escape(address)}" target="_self">'
        f'<span><span class="what">{escape(where)}</span><br>'
        f'<span class="quiet">{escape(about)}</span></span>'
        f'<span class="toll">{escape(figure)}<br><span class="quiet">{unit}</span></span></a></li>'
    )

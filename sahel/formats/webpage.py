"""A web page → its own words, a line a block, and what it says of itself; without menus and scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from sahel.formats import Document, maintext, markup, plain
from sahel.formats.metadata import day_if_any, host, told_language

TITLES = ("og:title", "twitter:title", "dc.title", "citation_title")
PUBLISHERS = ("og:site_name", "application-name", "publisher", "dc.publisher", "citation_publisher")
DAYS = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "parsely-pub-date",
    "sailthru.date", "citation_publication_date", "dcterms.date", "dcterms.issued", "dc.date.issued",
    "dc.date", "pubdate", "publish-date", "publication_date", "date",
)
SITE_SIGNS = (" | ", " - ", " – ", " — ", " :: ")     # what parts a page's title from its site's name
HEAD = 2_000                   # characters of a page's text in which its headline stands
ADDRESSES = ("og:url",)
ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report",
            "LiveBlogPosting")
MAX_SCRIPT = 1_000_000         # characters of JSON-LD
CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,40})", re.IGNORECASE)


def read(content: bytes, charset: str | None = None, url: str | None = None) -> Document:
    """The page in these bytes; its encoding by the server's word, else by its own."""
    declared = CHARSET.search(content[:4096])
    return parse(plain.decoded(content, charset or (declared and declared[1].decode("ascii"))), url)


def parse(html: str, url: str | None = None) -> Document:
    """What a page tells, and what it says of itself; its name and address by the server's word first."""
    page = markup.parse(html)
    article = _json_ld(page.scripts)
    address = url or page.url or _first(page.said, ADDRESSES)
    headline = _first(page.said, TITLES) or _text(article.get("headline"))
    title = headline or " ".join("".join(page.title).split())
    text = maintext.choose(page, html, title)
    title, site = _parted(title, text)
    return Document(
        text=text,
        title=title or None,
        publisher=_first(page.said, PUBLISHERS) or _name(article.get("publisher")) or site or host(address),
        published=_published(page, article),
        language=_language(page, article),
        url=address,
    )


def _parted(title: str, text: str) -> tuple[str, str | None]:
    """The headline and the site in "Attack on Djibo | The Sahel Paper", where the headline stands in the text.
    """
    for sign in SITE_SIGNS:
        headline, _, site = title.rpartition(sign)
        if headline and f"\n{headline}\n" in f"\n{text[:HEAD]}\n":
            return headline, site.strip() or None
    return title, None


def _published(page: markup.Markup, article: dict[str, Any]) -> str | None:
    """The day by JSON-LD or metadata, else the one day that <time> names; a listing names several."""
    said = (article.get("datePublished"), *(page.said.get(name) for name in DAYS))
    day = next(filter(None, (day_if_any(_text(words)) for words in said)), None)
    days = {day_if_any(words) for words in page.days[:100]}
    return day or (days.pop() if len(days) == 1 else None)


def _language(page: markup.Markup, article: dict[str, Any]) -> str | None:
    said = (article.get("inLanguage"), page.language, page.said.get("og:locale"))
    return next(filter(None, map(told_language, said)), None)


def _first(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((said[name] for name in names if said.get(name)), None)


def _json_ld(scripts: list[str]) -> dict[str, Any]:
    """The article that a page's JSON-LD describes; nothing where it describes several or none."""
    articles = []
    for script in scripts[:20]:
        try:
            described = json.loads(script) if len(script) <= MAX_SCRIPT else None
        except (ValueError, RecursionError):
            continue
        articles += [entry for entry in _entries(described) if _is_article(entry)]
    return articles[0] if len({_text(entry.get("headline")) for entry in articles}) == 1 else {}


def _entries(described: Any) -> Iterator[dict[str, Any]]:
    """The entries of a script: one, a list, or a graph of them."""
    for entry in described if isinstance(described, list) else [described]:
        if isinstance(entry, dict):
            yield entry
            graph = entry.get("@graph")
            yield from (each for each in graph if isinstance(each, dict)) if isinstance(graph, list) else ()


def _is_article(entry: dict[str, Any]) -> bool:
    kinds = entry.get("@type")
    return any(kind in ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _name(publisher: Any) -> str | None:
    return _text(publisher.get("name")) if isinstance(publisher, dict) else _text(publisher)


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None

"""HTML → its pieces of text in order, each with where it stands, and what its tags say of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from sahel.formats import Flaw

MAX_TAGS = 600_000             # opening and closing; the longest pages of encyclopedias have 200,000
MAX_SKIPPED_DEPTH = 500        # elements open at once within menus and scripts
SKIPPED = set(
    "aside button dialog footer head iframe input nav noscript object script select style svg template "
    "textarea".split()
)
PARAGRAPHS = set("article blockquote div form h1 h2 h3 h4 h5 h6 main ol p section ul".split())
BLOCKS = PARAGRAPHS | set(
    "address center dd dl dt figcaption figure header hr legend li pre table time tr".split()
)
CELLS = ("td", "th")
VOID = set("area base br col embed hr img input link meta param source track wbr".split())
NEVER_FURNITURE = ("html", "body", "main", "article")
FURNITURE_ROLES = ("navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu")
# Words in the class or id of what surrounds an article on the sites of papers and agencies.
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|cookies?|consent|comments?|disqus|footer|menu|navbar|navigation|newsletter|"
    r"pagination|popular|promo|related|share|sharing|sharedaddy|sidebar|social|sponsored|subscribe|"
    r"subscription|trending|widget|masthead|skip-link|toolbar|lire-aussi|bottom-bar|top-bar)"
    r"(?:$|[\s_-])", re.IGNORECASE,
)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """Some characters of a page: text, or the line ends and tabs that its blocks and cells put in."""

    text: str
    in_article: bool               # within <article> or <main>
    furniture: bool                # within what its class, id or role calls a menu, a sidebar, comments …
    link: bool                     # within <a>


@dataclass
class Markup:
    """What was gathered from a page while it was read."""

    pieces: list[Piece] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)       # <meta> and itemprop, by name
    title: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)            # of <time datetime>, as written
    scripts: list[str] = field(default_factory=list)         # of JSON-LD
    language: str | None = None
    url: str | None = None
    tags: int = 0                                            # opening and closing ones


def parse(html: str) -> Markup:
    """The pieces of a page. Flaw for a page made to choke on."""
    tags = html.count("<")
    if tags > MAX_TAGS:
        raise Flaw(f"it has more than {MAX_TAGS:,} tags")
    reader = _Reader(tags)
    reader.feed(_closed(html))
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    """Gathers a page's pieces. It stacks only what is left out, so unclosed tags cost nothing."""

    def __init__(self, tags: int) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Markup(tags=tags)
        self.skipping: list[str] = []
        self.furniture: list[str] = []
        self.within = 0
        self.in_title = self.in_link = self.in_json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._note(tag, attributes)
        self.in_title = tag == "title" and "svg" not in self.skipping[:1]
        self.in_json = tag == "script" and "ld+json" in attributes.get("type", "")
        self.in_link = tag == "a" or self.in_link
        self._leave_out(tag, attributes)
        self.within += tag in ("article", "main")
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self.in_title = self.in_json = False
        self.in_link = self.in_link and tag != "a"
        self._break(tag)
        for stack in (self.skipping, self.furniture):
            if tag in stack:
                while stack.pop() != tag:
                    pass
        if tag in ("article", "main"):
            self.within = max(0, self.within - 1)

    def handle_data(self, data: str) -> None:
        if self.in_json:
            self.page.scripts.append(data)
        elif self.in_title:
            self.page.title.append(data)
        elif not self.skipping:
            self._add(re.sub(r"\s+", " ", data))

    def _leave_out(self, tag: str, attributes: dict[str, str]) -> None:
        """Remember that what follows is not of the page's text, up to the end of this element."""
        if tag in VOID:
            return
        if tag in SKIPPED or _is_hidden(attributes) or tag in self.skipping[:1]:
            self.skipping.append(tag)
        elif tag in self.furniture[:1] or (tag not in NEVER_FURNITURE and _is_furniture(attributes)):
            self.furniture.append(tag)
        if len(self.skipping) + len(self.furniture) > MAX_SKIPPED_DEPTH:
            raise Flaw(f"its elements are nested more than {MAX_SKIPPED_DEPTH:,} deep")

    def _add(self, text: str) -> None:
        self.page.pieces.append(Piece(text, self.within > 0, bool(self.furniture), self.in_link))

    def _break(self, tag: str) -> None:
        if tag == "body":
            self.skipping.clear()            # a <head> that nobody closed ends here
        elif self.skipping:
            return
        elif tag in CELLS:
            self._add("\t")
        elif tag == "br" or tag in BLOCKS:
            self._add("\n\n" if tag in PARAGRAPHS else "\n")

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        """Keep what a tag says of the page."""
        prop = attributes.get("itemprop")
        if tag == "html":
            self.page.language = attributes.get("lang") or attributes.get("xml:lang") or None
        elif tag == "meta":
            name = attributes.get("property") or attributes.get("name") or prop or ""
            self.page.said.setdefault(name.casefold(), attributes.get("content", "").strip())
        elif tag == "time" and attributes.get("datetime") and not self.furniture and not self.skipping:
            self.page.days.append(attributes["datetime"])
        elif tag == "link" and attributes.get("rel") == "canonical":
            self.page.url = self.page.url or attributes.get("href") or None
        if prop and tag != "meta" and (attributes.get("content") or attributes.get("datetime")):
            self.page.said.setdefault(prop.casefold(), attributes.get("content") or attributes["datetime"])


def _is_hidden(attributes: dict[str, str]) -> bool:
    return "hidden" in attributes or bool(HIDDEN_STYLE.search(attributes.get("style", "")[:500]))


def _is_furniture(attributes: dict[str, str]) -> bool:
    named = f"{attributes.get('class', '')[:300]} {attributes.get('id', '')[:100]}"
    return attributes.get("role") in FURNITURE_ROLES or bool(FURNITURE.search(named))


def _closed(html: str) -> str:
    """The page with what looks like tags after its last > as text: the parser would look for their end again
    and again, for minutes in a megabyte of them."""
    end = html.rfind(">") + 1
    return html[:end] + html[end:].replace("<", "&lt;")

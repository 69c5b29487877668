"""What a document says of itself, strictly or leniently read: its day, its language, its title."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from sahel.formats import Flaw

LANGUAGES = {
    "english": "en", "anglais": "en", "eng": "en",
    "french": "fr", "français": "fr", "francais": "fr", "fra": "fr", "fre": "fr",
}
FRENCH_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)
WRITTEN_DAYS = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%d.%m.%Y")
FIRST_DAY = date(1990, 1, 1)               # no report on the web is older
YEARS = range(1900, 2101)                  # in which a report may say that it was published
FACTORY_LANGUAGE = "en"
HEAD = 2000                                # characters in which a text gives its own date, if it does
NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint)\b|untitled|sans titre|document ?\d*$|présentation ?\d*$"
    r"|.*\.(?:docx?|pdf|indd|rtf|odt)$)",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-](\d\d?)[/_-](\d\d?)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def publication_day(said: date | None, url: str | None, created: date | None, text: str) -> date | None:
    """The day of publication: what the document says outright, else what its address says, else the day on
    which its file was made, and that only where no year stands at the text's head: extraction reads a
    dateline there, which is worth more. None where nothing tells."""
    if said or not (url or created):
        return said
    in_address = day_in_address(url) if url else None
    if in_address:
        return in_address
    return created if created and plausible(created) and not _YEAR.search(text[:HEAD]) else None


def day_in_address(url: str) -> date | None:
    """The day in …/2024/03/21/…, …-2024-03-21.html or …/20240321/…"""
    path = urlsplit(url).path[:500]
    for found in (*_IN_ADDRESS.finditer(path), *_COMPACT.finditer(path)):
        day = _day_of(*map(int, found.groups()))
        if day and plausible(day):
            return day
    return None


def plausible(day: date) -> bool:
    """Whether a report may have appeared then: clocks that were never set say 1970, jokes say 2099."""
    return FIRST_DAY <= day <= date.today() + timedelta(days=2)


def written_day(text: str | None) -> date | None:
    """The day named by 2024-07-22, 20240722, 2024-07-22T10:00Z, 22 July 2024, 22 juillet 2024, 22.07.2024
    or Mon, 22 Jul 2024 10:00:00 GMT.

    Flaw where these words name none: 03/04/2024 is two days, in March here and in April there."""
    day = _day_named(text) if text else None
    if day and day.year not in YEARS:
        raise Flaw(f"published: no report is of the year {day.year}")
    return day


def _day_named(text: str) -> date:
    if re.match(r"\d{4}-\d\d-\d\d(?!\d)", text):
        return _iso_day(text[:10])
    if re.fullmatch(r"(?:19|20)\d{6}", text):
        return _iso_day(f"{text[:4]}-{text[4:6]}-{text[6:]}")
    in_french = re.fullmatch(r"(\d{1,2})(?:er)? ([^\W\d_]{3,9}) (\d{4})", text.casefold())
    if in_french and in_french[2] in FRENCH_MONTHS:
        month = FRENCH_MONTHS.index(in_french[2]) + 1
        return _iso_day(f"{in_french[3]}-{month:02}-{int(in_french[1]):02}")
    for form in WRITTEN_DAYS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        raise Flaw(f"published: {text[:40]!r} is not a day such as 2024-07-22") from None


def day_if_any(text: str | None) -> str | None:
    """The words where they name a plausible day: what else a page says is no reason to refuse it."""
    day = posted_day(text)
    return day.isoformat() if day else None


def posted_day(text: str | None) -> date | None:
    """The day that these words name, where it is a plausible one."""
    try:
        day = written_day(text)
    except Flaw:
        return None
    return day if day and plausible(day) else None


def real_title(text: str | None) -> str | None:
    """The title in a file's properties, unless it is what Office writes there when nobody does."""
    title = " ".join((text or "").split())
    return title if len(title) > 3 and not NO_TITLE.match(title) else None


def told_language(text: object) -> str | None:
    """The language that a file declares, unless it is what software declares by itself: that is no news, and
    a French page that says "en-US" would not be read as French."""
    told = isinstance(text, str) and re.fullmatch(r"\s*([A-Za-z]{2,3})(?:[-_]\w{1,10}){0,3}\s*", text)
    return told[1].casefold() if told and told[1].casefold() != FACTORY_LANGUAGE else None


def language(text: str | None) -> str | None:
    """The ISO 639-1 code of "en", "en-GB", "eng", "English"; None for what is no name of a language."""
    told = re.split("[-_]", text.casefold())[0] if text else ""
    return LANGUAGES.get(told, told) if told.isalpha() else None


def web_address(text: str | None) -> str | None:
    """An address of the web as it stands; no other, for a reader may follow it."""
    return text if text and re.match(r"https?://", text, re.IGNORECASE) else None


def host(url: str | None) -> str | None:
    """The name of a site, which stands for its publisher where the page names none."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _iso_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Flaw(f"published: there is no day {text}") from None


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

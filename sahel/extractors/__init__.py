"""Who reads incidents out of a report: the built-in rules, a language model, or an extractor of one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from sahel.geocode.gazetteer import Gazetteer
    from sahel.model import Incident, Report

BUILT_IN = "rules"
CHAT = "chat:"


class Extractor(Protocol):
    """What stands between a report and the incidents that it tells, not yet placed on the map.

    It may raise NotRead or Failed; anything else is a defect, which costs the report that shows it alone.
    """

    @property
    def name(self) -> str: ...

    def __call__(self, report: Report, gazetteer: Gazetteer) -> list[Incident]: ...


class NotRead(Exception):
    """Why a report is not for this extractor; it is kept, with no incidents."""


class Failed(Exception):
    """Why an extractor gave no answer for a report; it is rejected, and may be read again."""


class Unknown(ValueError):
    """A name that stands for no extractor, and why."""


@dataclass(frozen=True)
class Named:
    """A plain function as an extractor."""

    name: str
    function: Callable[[Report, Gazetteer], list[Incident]]

    def __call__(self, report: Report, gazetteer: Gazetteer) -> list[Incident]:
        return self.function(report, gazetteer)


def by_name(name: str, **options: Any) -> Extractor:
    """The extractor of that name: "rules", "chat:MODEL@BASE", or "package.module:function" for one's own.

    The options are those of `endpoint.Endpoint`, or further arguments of one's own function; the rules have
    none. Unknown where there is no such extractor.
    """
    if name == BUILT_IN and not options:
        from sahel.extractors.rules import RULES
        return RULES
    if name.startswith(CHAT):
        from sahel.extractors.chat import at
        return at(name.removeprefix(CHAT), **options)
    return _imported(name, options)


def _imported(name: str, options: dict[str, Any]) -> Extractor:
    """The function or object at an import path; as it is where it has a name and needs no options."""
    module, _, attribute = name.partition(":")
    if not module or not attribute:
        raise Unknown(f"{name!r} is neither rules nor chat:MODEL@BASE nor package.module:function")
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, TypeError) as error:
        raise Unknown(f"{name}: {error}") from error
    if not callable(found):
        raise Unknown(f"{name} cannot be called")
    if hasattr(found, "name") and not options:
        return found
    return Named(name, partial(found, **options) if options else found)

"""A language model behind an OpenAI-compatible endpoint, as an extractor."""

from __future__ import annotations

import logging
import os
import re
from dataclasses import dataclass
from functools import partial
from typing import Any

from sahel.extractors import CHAT, Failed, Unknown, answers
from sahel.extractors.endpoint import Endpoint, ask
from sahel.extractors.prompt import messages
from sahel.geocode.gazetteer import Gazetteer
from sahel.model import Incident, Report

KEY = "SAHEL_EXTRACTOR_KEY"
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chat:
    """Asks a model for a report's incidents, and keeps of its answer what the report bears out."""

    model: str
    endpoint: Endpoint

    @property
    def name(self) -> str:
        return f"{CHAT}{self.model}@{self.endpoint.base}"

    def __call__(self, report: Report, gazetteer: Gazetteer) -> list[Incident]:
        """What was left out of the answer is told in the log, with the report's id."""
        question = {
            "model": self.model,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": messages(report),
        }
        entries = answers.told(content(ask(self.endpoint, question)))
        return answers.incidents(entries, report, gazetteer, partial(LOG.warning, "%s: %s", report.id))


def at(address: str, **options: Any) -> Chat:
    """The model at MODEL@BASE, with the environment's key if there is one; the options are Endpoint's."""
    found = re.fullmatch(r"(.+?)@(https?://.+)", address)
    if found is None:
        raise Unknown(f"chat:{address} is not chat:MODEL@BASE, with a base such as http://127.0.0.1:8080/v1")
    key = os.environ.get(KEY, "").strip() or None
    return Chat(found[1], Endpoint(found[2], **{"key": key} | options))


def content(completion: Any) -> str:
    """The words of a chat completion; Failed where there are none, or not all."""
    try:
        choice = completion["choices"][0]
        words = choice["message"]["content"]
    except (LookupError, TypeError):
        raise Failed("the endpoint's answer is no chat completion") from None
    if choice.get("finish_reason") == "length":
        raise Failed("the model's answer was cut off at its limit")
    if not isinstance(words, str):
        raise Failed("the model answered no text")
    return words

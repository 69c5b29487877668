"""One question to an OpenAI-compatible endpoint: bounded in size and time, asked again where it was busy."""

from __future__ import annotations

import http.client
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

from sahel.extractors import Failed, Unknown

MAX_BYTES = 4_000_000
LONGEST_PAUSE = 60.0               # seconds, whatever the server asks for
CONNECTIONS = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}


@dataclass(frozen=True)
class Endpoint:
    """Where to ask, and how patiently. No redirect or proxy is followed: what is sent goes there alone."""

    base: str                                      # "http://127.0.0.1:8080/v1"
    key: str | None = field(default=None, repr=False)
    seconds: float = 600.0                         # for one answer; a model on a small machine is slow
    attempts: int = 4
    pause: float = 1.0                             # seconds before the second attempt, then doubled each time

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.base)
            named = parts.scheme in CONNECTIONS and parts.hostname and parts.port != 0
        except ValueError:
            named = False
        if not named:
            raise Unknown("its address is no http or https address")
        if parts.username is not None:
            raise Unknown("a key belongs in SAHEL_EXTRACTOR_KEY, not in the address")


@dataclass(frozen=True)
class Answer:
    status: int
    reason: str
    retry_after: str | None
    body: bytes

    @property
    def is_busy(self) -> bool:
        return self.status == 429 or self.status >= 500


def ask(endpoint: Endpoint, question: dict[str, Any]) -> Any:
    """The JSON that the endpoint answers to a chat completion's request; Failed where it gives none."""
    body = json.dumps(question).encode()
    answer = _post(endpoint, body)
    for attempt in range(endpoint.attempts - 1):
        if not answer.is_busy:
            break
        time.sleep(pause_before(endpoint, attempt, answer.retry_after))
        answer = _post(endpoint, body)
    if answer.status != 200:
        raise Failed(f"the endpoint answered {answer.status} {answer.reason}{_complaint(endpoint, answer)}")
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        raise Failed("the endpoint's answer is not JSON") from None


def pause_before(endpoint: Endpoint, attempt: int, asked: str | None) -> float:
    """Seconds to wait: what the server asks for, else longer each time."""
    wait = float(asked) if asked and re.fullmatch(r"\d{1,6}", asked) else endpoint.pause * 2**attempt
    return min(wait, LONGEST_PAUSE)


def _complaint(endpoint: Endpoint, answer: Answer) -> str:
    """What an error's body says in a line, without the key."""
    try:
        said = json.loads(answer.body)["error"]
        message = said["message"] if isinstance(said, dict) else said
    except (ValueError, RecursionError, LookupError, TypeError):
        return ""
    line = " ".join("".join(c if c.isprintable() else " " for c in str(message)).split())
    return f": {line.replace(endpoint.key, '***') if endpoint.key else line}"[:200]


def _post(endpoint: Endpoint, body: bytes) -> Answer:
    """One attempt; Failed where no whole answer comes in time."""
    deadline = time.monotonic() + endpoint.seconds
    try:
        answer = _exchange(endpoint, body, deadline)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= deadline or isinstance(error, TimeoutError):
            raise _too_slow(endpoint) from error
        raise Failed(f"the endpoint cannot be asked: {error or type(error).__name__}") from error
    if time.monotonic() >= deadline:      # the end may be ours, not the server's
        raise _too_slow(endpoint)
    if len(answer.body) > MAX_BYTES:
        raise Failed(f"the endpoint's answer is larger than {MAX_BYTES // 1_000_000} MB")
    return answer


def _too_slow(endpoint: Endpoint) -> Failed:
    return Failed(f"the endpoint gave no answer within {endpoint.seconds:g} seconds")


def _exchange(endpoint: Endpoint, body: bytes, deadline: float) -> Answer:
    parts = urlsplit(endpoint.base)
    connection = CONNECTIONS[parts.scheme](parts.hostname, parts.port, timeout=endpoint.seconds)
    with closing(connection):
        connection.connect()
        with _hanging_up(connection.sock, deadline - time.monotonic()):
            connection.request("POST", _target(parts), body, _headers(endpoint))
            with connection.getresponse() as response:
                content = response.read(MAX_BYTES + 1)
                return Answer(response.status, response.reason, response.headers["Retry-After"], content)


@contextmanager
def _hanging_up(connected: socket.socket, seconds: float) -> Iterator[None]:
    """End after that time what still waits on the connection, also where bytes trickle in."""
    timer = threading.Timer(max(0.0, seconds), _hang_up, [connected])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _hang_up(connected: socket.socket) -> None:
    with suppress(OSError):               # it may have ended already
        connected.shutdown(socket.SHUT_RDWR)


def _target(parts: SplitResult) -> str:
    return f"{parts.path.rstrip('/')}/chat/completions" + (f"?{parts.query}" if parts.query else "")


def _headers(endpoint: Endpoint) -> dict[str, str]:
    key = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    return {"Content-Type": "application/json", "User-Agent": "sahel-incidents/1"} | key

"""A page from the network: public addresses only, bounded in size and time, each redirect checked too."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

MAX_BYTES = 20_000_000
SECONDS = 30                        # for the whole fetch, redirects included
MAX_REDIRECTS = 5
PORTS = {"http": 80, "https": 443}
HEADERS = {
    "Accept": "text/html, application/atom+xml, application/rss+xml, application/pdf;q=0.9, */*;q=0.5",
    "Accept-Encoding": "identity",
    "User-Agent": "sahel-incidents/1",
}
NAT64 = IPv6Network("64:ff9b::/96")


class Refused(Exception):
    """A page that is not fetched, and why."""


@dataclass(frozen=True)
class Page:
    """What an address gave."""

    url: str                        # after redirects
    content_type: str               # "text/html"
    charset: str | None
    body: bytes


def is_public(address: str) -> bool:
    """Whether an IP address is of the open internet, not of this machine, its network or a cloud's inside."""
    ip = ip_address(address.partition("%")[0])
    inner = _inner_address(ip)
    if inner is not None:
        return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def fetch(url: str, permitted: Callable[[str], bool] = is_public) -> Page:
    """The page at a URL, its redirects followed; Refused where it may not or cannot be had.

    The address that was looked up and permitted is the one connected to: a name cannot change its mind.
    """
    deadline = time.monotonic() + SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        try:
            answer = _request(url, permitted, deadline)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Refused(f"cannot be fetched: {error or type(error).__name__}") from error
        if isinstance(answer, Page):
            return answer
        url = urljoin(url, answer)
    raise Refused(f"more than {MAX_REDIRECTS} redirects")


def _request(url: str, permitted: Callable[[str], bool], deadline: float) -> Page | str:
    """One request: the page, or the address that it redirects to."""
    parts = urlsplit(url)
    connection = _connect(parts, permitted, deadline)
    hanging_up = threading.Timer(_left(deadline), connection.sock.shutdown, [socket.SHUT_RDWR])
    hanging_up.start()
    try:
        connection.request("GET", _target(parts), headers=HEADERS)
        response = connection.getresponse()
        if response.status in (301, 302, 303, 307, 308) and response.headers["Location"]:
            return response.headers["Location"]
        if response.status != 200:
            raise Refused(f"the server answered {response.status} {response.reason}")
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise Refused("the server sent it compressed, unasked")
        headers = response.headers
        return Page(url, headers.get_content_type(), headers.get_content_charset(), _body(response, deadline))
    finally:
        hanging_up.cancel()
        connection.close()


def _connect(
    parts: SplitResult, permitted: Callable[[str], bool], deadline: float
) -> http.client.HTTPConnection:
    """A connection to an address of the host that is permitted; Refused where any of its addresses is not."""
    if parts.scheme not in PORTS or not parts.hostname:
        raise Refused("not an http or https address")
    port = parts.port or PORTS[parts.scheme]
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(entry[4][0] for entry in found))
    if not all(map(permitted, addresses)):
        raise Refused("not a public address")
    connection = http.client.HTTPConnection(parts.hostname, port)
    connection.sock = socket.create_connection((addresses[0], port), timeout=_left(deadline))
    if parts.scheme == "https":
        tls = ssl.create_default_context()
        connection.sock = tls.wrap_socket(connection.sock, server_hostname=parts.hostname)
    return connection


def _body(response: http.client.HTTPResponse, deadline: float) -> bytes:
    body = response.read(MAX_BYTES + 1)
    _left(deadline)                 # the end may be ours, not the server's
    if len(body) > MAX_BYTES:
        raise Refused(f"larger than {MAX_BYTES // 1_000_000} MB")
    return body


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise Refused(f"not there within {SECONDS} seconds")
    return left


def _target(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _inner_address(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for."""
    if isinstance(ip, IPv4Address):
        return None
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)

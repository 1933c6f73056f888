"""Web addresses that may be asked for, and numeric addresses that may be connected to.

``https://Post.Example/a b?x=1#top`` is asked for as ``https://post.example/a%20b?x=1``. Refused are other schemes than
http and https, addresses with a name and password, ports below 1024 but 80 and 443, and every numeric address that is
not of the public network: a page that sends its reader to ``http://192.168.1.1/`` or ``http://[::ffff:127.0.0.1]/``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

import idna

from generator.values.diagnostic import BriefingError

PORTS: Final = {"http": 80, "https": 443}
LOWEST_FREE_PORT: Final = 1024
LONGEST: Final = 4000  # characters of an address
UNSAFE_RE = re.compile(r"[\x00-\x20\x7f-\xa0\\]")  # space, control characters, backslash: two programs read them as two
HOST_RE = re.compile(r"[a-z0-9_][a-z0-9_.-]*|[0-9a-f:.]+")  # a name or an IPv4 address, or an IPv6 address
USER_RE = re.compile(r"//[^/?#]*@")
KEPT: Final = "/%:@!$&'()*+,;=~-._"  # of a path and a query as they are
# Where cloud providers tell a machine its secrets; the last is of the public network.
METADATA: Final = frozenset(map(ip_address, ("169.254.169.254", "100.100.100.200", "fd00:ec2::254", "168.63.129.16")))
# Public by the words of some Python version, and no place for a page (IANA's registries of special addresses).
SPECIAL: Final = (
    *map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "64:ff9b:1::/48", "2001::/23", "2002::/16")),
    *map(ip_network, ("3fff::/20", "5f00::/16", "::/96")),
)
NAT64: Final = ip_network("64:ff9b::/96")  # an IPv4 address in its last 32 bits (RFC 6052)


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is asked for."""

    url: str  # "https://post.example/a%20b?x=1"
    scheme: str  # "https"
    host: str  # "post.example"; ASCII, small letters, an IPv6 address without its brackets
    port: int  # 443
    target: str  # "/a%20b?x=1"

    @property
    def origin(self) -> str:
        """Return scheme, host and port: what one robots.txt holds for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"


def parse_address(text: str, base: str | None = None) -> Address:
    """Read an address, relative to another where one is given.

    Raises BriefingError where it may not be asked for.

    >>> parse_address("HTTP://Post.Example:80/über?q=1#top").url
    'http://post.example/%C3%BCber?q=1'
    >>> parse_address("../b", "https://post.example/news/a").url
    'https://post.example/b'
    >>> parse_address("https://post.example:22/a")
    Traceback (most recent call last):
    generator.values.diagnostic.BriefingError: https://post.example:22/a: cannot be fetched: port 22 is no web server's
    """
    words = text.strip()
    shown = USER_RE.sub("//", words)  # a password is not printed
    try:
        parts = urlsplit(urljoin(base, words) if base else words)
        port = parts.port
    except ValueError as error:
        raise BriefingError(shown, f"is no address: {error}") from error
    scheme = parts.scheme.lower()
    _refuse_form(shown, words, scheme)
    if "@" in parts.netloc:
        hint = "save the page from your browser and add the file"
        raise BriefingError(shown, "has a name or a password in it", hint=hint)
    host = _ascii_host(parts.hostname or "", shown)
    number = PORTS[scheme] if port is None else port
    if number < LOWEST_FREE_PORT and number not in PORTS.values():
        raise BriefingError(shown, f"cannot be fetched: port {number} is no web server's")
    query = f"?{quote(parts.query, KEPT + '?')}" if parts.query else ""
    target = quote(parts.path or "/", KEPT) + query
    address = Address("", scheme, host, number, target)
    return Address(address.origin + target, scheme, host, number, target)


def why_refused(number: str, *, allow_private: bool) -> str | None:
    """Return why a numeric address may not be connected to, None where it may.

    ``allow_private`` lets networks of one's own in (private, loopback, link-local); never where a provider keeps
    secrets, nor groups of machines.

    >>> [why_refused(n, allow_private=False) for n in ("192.168.1.1", "::ffff:127.0.0.1", "93.184.216.34")]
    ['a private address', 'a loopback address', None]
    >>> why_refused("169.254.169.254", allow_private=True)
    "a cloud provider's metadata address"
    """
    try:
        address = _embedded(ip_address(number))
    except ValueError:
        return "no numeric address"
    if address in METADATA:
        return "a cloud provider's metadata address"
    if address.is_multicast:
        return "a multicast address"
    if address.is_unspecified or str(address) == "255.255.255.255":
        return "no address of one machine"
    return None if allow_private else _why_inner(address)


def _why_inner(address: IPv4Address | IPv6Address) -> str | None:
    if address.is_loopback:
        return "a loopback address"
    if address.is_link_local or (isinstance(address, IPv6Address) and address.is_site_local):
        return "a link-local address"
    if address.is_private:
        return "a private address"
    special = address.is_reserved or any(address in net for net in SPECIAL if net.version == address.version)
    return "no address of the public network" if special or not address.is_global else None


def _embedded(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address inside an IPv6 address that only carries one, else the address."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in NAT64 else address


def _refuse_form(shown: str, words: str, scheme: str) -> None:
    if scheme not in PORTS:
        raise BriefingError(shown, "cannot be fetched: only http and https are", hint="give a file, or https://…")
    if len(words) > LONGEST:
        raise BriefingError(f"{shown[:60]}…", f"is longer than {LONGEST} characters")
    if UNSAFE_RE.search(words.replace(" ", "%20")):
        raise BriefingError(repr(shown), "holds characters that no address has")


def _ascii_host(host: str, shown: str) -> str:
    """Return a host's name as it is looked up; IPv6 without brackets."""
    name = host.lower().rstrip(".")
    if not name:
        raise BriefingError(shown, "names no host", hint="https://post.example/news")
    try:
        name = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise BriefingError(shown, f"names no host: {error}") from error
    if not HOST_RE.fullmatch(name):
        raise BriefingError(shown, f"names no host: '{name}'")
    return name

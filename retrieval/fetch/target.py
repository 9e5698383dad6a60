"""Addresses on the web: taken apart once, strictly, and written back in one form."""

from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import quote, unquote, urljoin, urlsplit

import regex

from retrieval.fetch.answer import NotFetched

LONGEST = 4096
"""Characters. A headline of forty Arabic words, percent-encoded, has some 1,500."""
_PORTS = {"http": 80, "https": 443}
_SCHEME = regex.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = regex.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
_USER = regex.compile(r"(?<=//)[^/?#]*@")
_SHOWN = 160
_KEPT = "/:@!$&'()*+,;=~-._%"
_NEXT = "give an address like https://example.org/news"


@dataclass(frozen=True)
class Target:
    """An address, ready to be asked for; ASCII throughout."""

    scheme: str
    host: str
    """Lower case; an international name in its ASCII form; an IPv6 address without brackets."""
    port: int
    path: str
    """With the query."""

    @property
    def authority(self) -> str:
        """Host and port as the `Host` header and addresses write them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: whose robots.txt counts."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.origin}{self.path}"

    def joined(self, reference: str) -> "Target":
        """Where a reference on this page, such as a redirect's, leads.

        Raises:
            NotFetched: nowhere that may be fetched.
        """
        try:
            return parse_target(urljoin(self.url, reference.strip()))
        except ValueError as error:
            raise NotFetched("it leads to an address that is none", "check it in a browser") from error


def is_address(words: str) -> bool:
    """Whether words given to a command are an address on the web and no path."""
    return words.strip()[:8].lower().startswith(("http://", "https://"))


def parse_target(url: str) -> Target:
    """The address in `url`.

    Raises:
        NotFetched: not http or https, too long, without a host, or with a user name or password in it.
    """
    words = regex.sub(r"[\t\r\n]", "", url).strip()
    if len(words) > LONGEST:
        raise NotFetched(f"its address has {len(words)} characters, more than {LONGEST}", "give a shorter one")
    scheme = _SCHEME.match(words)
    if scheme is None or scheme.group(1).lower() not in _PORTS:
        named = f"{scheme.group(1).lower()}: addresses are" if scheme else "an address without http:// is"
        raise NotFetched(f"{named} not fetched", _NEXT)
    try:
        parts = urlsplit(words)
        port = parts.port
        name = parts.hostname or ""
    except ValueError as error:
        raise NotFetched("its address cannot be read", _NEXT) from error
    if "@" in parts.netloc:
        raise NotFetched("its address holds a user name or password", "give it without; what needs one is not fetched")
    kind = parts.scheme.lower()
    path = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT + '?')}" if parts.query else "")
    return Target(scheme=kind, host=_host(name), port=port or _PORTS[kind], path=path)


def shown_address(url: str) -> str:
    """An address for people: no user name or password, no control characters, not endless."""
    words = "".join(character for character in _USER.sub("", url) if character.isprintable())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def readable_name(url: str) -> str:
    """The last part of an address's path, decoded: what to call a page that has no other name."""
    return unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2] or url


def _host(name: str) -> str:
    if ":" in name:
        try:
            address = IPv6Address(name)
        except ValueError as error:
            raise NotFetched("its host is no address", _NEXT) from error
        if address.scope_id is not None:
            raise NotFetched("its host is an address of this machine's own network", _NEXT)
        return str(address)
    try:
        ascii_name = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise NotFetched("its host is no name", _NEXT) from error
    if len(ascii_name) > 253 or not _HOST.fullmatch(ascii_name):
        raise NotFetched("its address has no host" if not name else "its host is no name", _NEXT)
    return ascii_name

"""Which network addresses may be connected to. By default only those that anybody on the internet could reach."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread

from retrieval.fetch.answer import NotAsked

Address = IPv4Address | IPv6Address
Policy = Callable[[Address], str | None]
"""Why an address may not be connected to; None when it may."""
Resolve = Callable[[str, int, float], tuple[Address, ...]]
"""Host, port, seconds to wait → all its addresses."""

_PRIVATE_V4 = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")))
_PRIVATE_V6 = IPv6Network("fc00::/7")
_GLOBAL_V6 = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_TEREDO = IPv6Network("2001::/32")


def public_only(address: Address) -> str | None:
    """Refuses loopback, private, link-local, multicast and reserved addresses, also those wrapped in IPv6."""
    kind = _kind(_unwrapped(address))
    return kind if kind != "public" else None


def public_or_private(address: Address) -> str | None:
    """As `public_only`, but lets loopback and private networks through: for intranets, and only when asked for."""
    kind = _kind(_unwrapped(address))
    return kind if kind not in ("public", "private", "loopback") else None


def resolve(host: str, port: int, wait_s: float) -> tuple[Address, ...]:
    """All addresses of a host, in the system's order; digits in any notation are an address too.

    Raises:
        NotAsked: the name is not known, or the name server takes longer than `wait_s`.
    """
    answers: SimpleQueue[tuple[Address, ...] | OSError | ValueError] = SimpleQueue()
    Thread(target=lambda: answers.put(_looked_up(host, port)), daemon=True).start()
    try:
        found = answers.get(timeout=wait_s)
    except Empty:
        raise NotAsked(
            f"the name server says nothing about {host}", "check the connection and try again", temporary=True
        ) from None
    if isinstance(found, OSError | ValueError) or not found:
        raise NotAsked(f"there is no host {host}", "check the address and the connection", temporary=True)
    return found


def _looked_up(host: str, port: int) -> tuple[Address, ...] | OSError | ValueError:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return tuple(dict.fromkeys(ip_address(str(row[4][0]).partition("%")[0]) for row in rows))
    except (OSError, ValueError) as error:  # UnicodeError is a ValueError
        return error


def _unwrapped(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one (mapped, 6to4, NAT64), else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and address in _NAT64:
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    return inner or address


def _kind(address: Address) -> str:
    if address.is_loopback:
        return "loopback"
    if address.is_link_local:
        return "link-local"
    if address.is_multicast:
        return "multicast"
    if address.is_unspecified or address.is_reserved:
        return "reserved"
    if isinstance(address, IPv6Address):
        if address in _PRIVATE_V6:
            return "private"
        return "public" if address in _GLOBAL_V6 and address not in _TEREDO and address.is_global else "reserved"
    if address.is_global:
        return "public"
    return "private" if any(address in network for network in _PRIVATE_V4) else "reserved"

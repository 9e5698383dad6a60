"""One request to one checked address, held to its limits. The only module of `retrieval` that opens a connection.

The connection goes to the address that was checked, so a name server that changes its mind changes nothing; the name
stays in the `Host` header and in TLS, where the certificate is checked against it. No connection is used twice: kept
ones are told apart by address alone, and two names may share one. No proxy, no cookies, no variables of the environment.
"""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import httpx

from retrieval.fetch.address import Address
from retrieval.fetch.answer import NotAsked, NotFetched, TooSlow
from retrieval.fetch.inflate import Inflater
from retrieval.fetch.target import Target


@dataclass(frozen=True)
class Limits:
    """What one fetch may take: seconds and bytes."""

    connect_s: float = 5.0
    read_s: float = 8.0
    """Longest silence."""
    total_s: float = 20.0
    """Over all redirects; waiting out of politeness does not count."""
    received: int = 4_000_000
    """Bytes as they come, compressed or not."""
    inflated: int = 5_000_000
    """Bytes as they are read."""


@dataclass(frozen=True)
class Reply:
    """What the server said; a body only where the status is 200."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes


def exchange(
    target: Target, address: Address, headers: Mapping[str, str], limits: Limits, left_s: float, *, whole: bool = True
) -> Reply:
    """Ask `target` at `address` and hear its answer out.

    Args:
        target: What to ask for.
        address: Where to connect; checked by the caller.
        headers: Sent besides `Host`.
        limits: Bytes and seconds.
        left_s: Seconds left of the total.
        whole: Refuse a body that is too large, rather than cut it.

    Raises:
        NotAsked: it could not be connected to.
        NotFetched: it answered too slowly, too much, or no HTTP.
    """
    try:
        return asyncio.run(_timed(target, address, headers, limits, left_s, whole))
    except TimeoutError:
        raise TooSlow(f"it took longer than {limits.total_s:g} s") from None
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise NotAsked(_unconnected(error), "check the address and the connection", temporary=True) from error
    except httpx.TimeoutException as error:
        raise TooSlow(f"it fell silent for {limits.read_s:g} s") from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError, ssl.SSLError, OSError) as error:
        raise NotFetched(
            f"its answer broke off or is not HTTP ({_words(error)})", "try again later", temporary=True
        ) from error


async def _timed(
    target: Target, address: Address, headers: Mapping[str, str], limits: Limits, left_s: float, whole: bool
) -> Reply:
    async with asyncio.timeout(left_s):
        return await _exchange(target, address, headers, limits, whole)


async def _exchange(target: Target, address: Address, headers: Mapping[str, str], limits: Limits, whole: bool) -> Reply:
    client = httpx.AsyncClient(
        verify=_trust(),
        trust_env=False,
        follow_redirects=False,
        timeout=httpx.Timeout(limits.read_s, connect=limits.connect_s),
        limits=httpx.Limits(max_connections=1, max_keepalive_connections=0),
        headers={},
    )
    place = f"[{address}]" if address.version == 6 else str(address)
    async with (
        client,
        client.stream(
            "GET",
            f"{target.scheme}://{place}:{target.port}{target.path}",
            headers={"host": target.authority, "accept-encoding": "gzip, deflate", "connection": "close", **headers},
            extensions={"sni_hostname": target.host},
        ) as response,
    ):
        heard = {name.lower(): value for name, value in response.headers.items()}
        body = b""
        if response.status_code == httpx.codes.OK:
            body = await _body(response, heard, limits, whole)
        return Reply(response.status_code, heard, body)


async def _body(response: httpx.Response, headers: Mapping[str, str], limits: Limits, whole: bool) -> bytes:
    inflater = Inflater(headers.get("content-encoding", ""), limits.received, limits.inflated, whole=whole)
    async for chunk in response.aiter_raw():
        inflater.take(chunk)
        if inflater.full:
            break
    return inflater.body()


@cache
def _trust() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def _unconnected(error: Exception) -> str:
    words = _words(error)
    if "CERTIFICATE" in words.upper():
        return f"its certificate is not valid ({words})"
    return (
        "nothing answers there" if isinstance(error, httpx.ConnectTimeout) else f"it cannot be connected to ({words})"
    )


def _words(error: Exception) -> str:
    return " ".join(f"{error}".split())[:120] or type(error).__name__

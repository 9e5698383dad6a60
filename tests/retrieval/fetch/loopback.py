"""A fetcher for servers of the tests: every name leads to loopback, nothing else may be connected to."""

from datetime import UTC, datetime
from ipaddress import IPv4Address
from typing import Any

from retrieval.fetch import Fetcher, Limits
from retrieval.fetch.address import Address

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
QUICK = Limits(connect_s=2, read_s=0.5, total_s=1.0, received=300_000, inflated=600_000)


def loopback_only(address: Address) -> str | None:
    return None if address.is_loopback else "forbidden"


def everything_here(host: str, port: int, wait_s: float) -> tuple[Address, ...]:
    return (IPv4Address("127.0.0.1"),)


def fetcher(**given: Any) -> Fetcher:
    """No pauses, short deadlines, a clock that stands still."""
    return Fetcher(
        **{
            "policy": loopback_only,
            "resolver": everything_here,
            "limits": QUICK,
            "pause_s": 0.0,
            "clock": lambda: NOW,
            **given,
        }
    )

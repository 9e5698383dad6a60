"""The one door from the archive's side to the world outside: pages and feeds by their address, and nothing else.

Whatever is fetched passes the same guards: http and https only, addresses checked on every hop and connected to as they
were checked, at most five redirects, bytes counted before and after inflating, a deadline over all of it, robots.txt,
and a host that asks for patience gets it, also in the next run.
"""

from retrieval.fetch.address import Policy, public_only, public_or_private
from retrieval.fetch.answer import Fetched, NotAllowed, NotFetched, NotModified, TooSlow
from retrieval.fetch.door import Limits
from retrieval.fetch.fetcher import Fetcher
from retrieval.fetch.memory import Memory, ShortMemory
from retrieval.fetch.target import is_address, parse_target, shown_address

__all__ = [
    "Fetched",
    "Fetcher",
    "Limits",
    "Memory",
    "NotAllowed",
    "NotFetched",
    "NotModified",
    "Policy",
    "ShortMemory",
    "TooSlow",
    "is_address",
    "parse_target",
    "public_only",
    "public_or_private",
    "shown_address",
]

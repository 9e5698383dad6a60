"""robots.txt (RFC 9309): what a site asks robots to leave alone, and how long to pause between requests."""

from protego import Protego

AGENT = "wasit"
"""The name under which a robots.txt may address us."""
LONGEST = 512_000
"""Bytes that are read of a robots.txt; the standard asks for at least 500 KiB."""
LONGEST_PAUSE_S = 10.0


class Rules:
    """One site's robots.txt."""

    def __init__(self, text: str) -> None:
        self._rules = Protego.parse(text)

    def allows(self, url: str) -> bool:
        """Whether we may ask for this address."""
        return self._rules.can_fetch(url, AGENT)

    def pause_s(self, least: float) -> float:
        """Seconds between two requests: what the site asks for, within reason."""
        asked = self._rules.crawl_delay(AGENT)
        return max(least, min(asked or 0.0, LONGEST_PAUSE_S))

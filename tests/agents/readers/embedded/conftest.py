"""What several tests of the embedded reader set up."""

import pytest

from agents.readers.embedded.mediation import Found
from agents.readers.embedded.trained.mediating import Mediating


@pytest.fixture
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever the rules find mediates, whatever the ranker makes of it."""

    def ruled(mediating: Mediating, _words: object, _trees: object) -> list[Found]:
        return list(mediating.ruled.values())

    monkeypatch.setattr(Mediating, "chosen", ruled)

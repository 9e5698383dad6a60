import gzip
import json
from pathlib import Path

import pytest

from agents.readers.embedded.trained.trees import Trees

STUMP = {
    "feature": [1, 0, 0],
    "least": [0.5, 0, 0],
    "left": [1, 1, 2],
    "right": [2, 1, 2],
    "value": [0, -2, 2],
    "depth": 1,
}


def test_each_row_goes_down_to_its_leaf(tmp_path: Path) -> None:
    file = tmp_path / "t.gz"
    file.write_bytes(gzip.compress(json.dumps({"features": ["a", "b"], "trees": [STUMP, STUMP]}).encode()))
    low, high, lacking = Trees.load(file).chances([{"b": 0.5}, {"b": 0.6}, {"a": 9.0}])
    assert low == lacking == pytest.approx(0.018, abs=0.001) and high == pytest.approx(1 - low)


def test_no_rows_have_no_chances() -> None:
    assert Trees({"features": ["a"], "trees": [STUMP]}).chances([]) == []

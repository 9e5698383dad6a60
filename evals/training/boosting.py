"""Training of boosted trees with LightGBM, written in the reader's own form."""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

Row = Mapping[str, float]
_SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 15,
    "max_depth": 6,
    "min_data_in_leaf": 12,
    "lambda_l2": 5.0,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "seed": 7,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbosity": -1,
}


def train(file: Path, rows: Sequence[Row], right: Sequence[bool], rounds: int = 140, **how: Any) -> None:
    """Learn from rows of named numbers, each right or wrong, and write the trees."""
    names = sorted({name for row in rows for name in row})
    table = np.array([[row.get(n, 0.0) for n in names] for row in rows], dtype=np.float64)
    data = lightgbm.Dataset(
        table, label=np.array(right, dtype=np.float64), feature_name=[f"f{k}" for k in range(len(names))]
    )
    booster = lightgbm.train({**_SETTINGS, **how}, data, num_boost_round=rounds)
    trees = [_tree(t["tree_structure"]) for t in booster.dump_model()["tree_info"]]
    asked = sorted(
        {f for t in trees for f, left, right in zip(t["feature"], t["left"], t["right"], strict=True) if left != right}
    )
    place = {f: k for k, f in enumerate(asked)}
    for tree in trees:
        tree["feature"] = [place.get(f, 0) for f in tree["feature"]]
    told = {"features": [names[f] for f in asked] or names[:1], "trees": trees}
    file.write_bytes(gzip.compress(json.dumps(told, separators=(",", ":")).encode(), 9, mtime=0))


def _tree(root: Mapping[str, Any]) -> dict[str, Any]:
    """One tree as flat lists; a leaf points at itself."""
    flat: dict[str, Any] = {"feature": [], "least": [], "left": [], "right": [], "value": [], "depth": 0}

    def add(node: Mapping[str, Any], depth: int) -> int:
        here = len(flat["value"])
        for key in ("feature", "least", "left", "right", "value"):
            flat[key].append(0)
        flat["depth"] = max(flat["depth"], depth)
        if "split_feature" in node:
            flat["feature"][here], flat["least"][here] = node["split_feature"], float(f"{node['threshold']:.6g}")
            flat["left"][here] = add(node["left_child"], depth + 1)
            flat["right"][here] = add(node["right_child"], depth + 1)
        else:
            flat["left"][here] = flat["right"][here] = here
            flat["value"][here] = float(f"{node['leaf_value']:.5g}")
        return here

    add(root, 0)
    return flat

"""Summaries of real histories against what their keys say of each chain, added up here by hand-written loops."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random
from statistics import median

import pandas as pd
import pytest

from tests.chains.test_histories import HISTORIES, NAMES, Key, key_rows
from timeline.reading import normalize, read
from timeline.summaries import summary

from .oracle import Told
from .test_oracle import told

pytestmark = pytest.mark.skipif(not HISTORIES.is_dir(), reason="../shared/data/histories is not here")


def added_up(keys: Iterable[Key]) -> Told:
    chains = list(keys)
    met = [key for key in chains if key["actual_earliest"]]
    announced = [key for key in chains if key["first_earliest"]]
    judged = [key["last_verdict"] for key in met if key["last_verdict"]]
    slips = [slip(key) for key in announced]
    return {
        "chains": len(chains),
        "claims": sum(int(key["claims"]) for key in chains),
        "revisions": sum(int(key["revisions"]) for key in chains),
        "met": len(met),
        "open": len([key for key in announced if key not in met]),
        "under_way": 0,
        "canceled": 0,
        "rumored": 0,
        "conflicting": 0,
        "slip_edges": len(announced),
        "slip_left_out": 0,
        "total_slip_min": sum(low for low, _ in slips) if slips else None,
        "total_slip_max": sum(high for _, high in slips) if slips else None,
        "typical_slip_min": median(low for low, _ in slips) if slips else None,
        "typical_slip_max": median(high for _, high in slips) if slips else None,
        "judged_edges": len(judged),
        "on_time_min": judged.count("on time") + judged.count("within"),
        "late_min": judged.count("later"),
        "early_min": judged.count("earlier"),
    }


def slip(key: Key) -> tuple[int, int]:
    """From the first announcement to the actual; where there is none, to the last announcement."""
    if key["actual_earliest"]:
        return int(key["first_slip_min"]), int(key["first_slip_max"])
    first, last = (
        [date.fromisoformat(key[f"{which}_{side}"]) for side in ("earliest", "latest")] for which in ("first", "last")
    )
    return (last[0] - first[1]).days, (last[1] - first[0]).days


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["production", "milestone"])
def test_the_key_added_up(name: str, kind: str) -> None:
    found = told(summary(read(HISTORIES / f"{name}.csv")))
    keys = key_rows(name).values()
    names = dict.fromkeys(key[kind] for key in keys)
    assert {one for by, one in found if by == kind} == set(names)
    for one in names:
        expected = added_up(key for key in keys if key[kind] == one)
        assert {column: found[kind, one][column] for column in expected} == expected, one


@pytest.mark.parametrize("name", NAMES)
def test_whatever_order_the_rows_are_in(name: str) -> None:
    rows = pd.read_csv(HISTORIES / f"{name}.csv", dtype=str, keep_default_na=False)
    order = list(range(len(rows)))
    Random(7).shuffle(order)
    assert told(summary(normalize(rows))) == told(summary(normalize(rows.iloc[order])))

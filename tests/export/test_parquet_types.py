"""Columns in Parquet keep the type that they have, also where all of a column is absent."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet
import pytest

from timeline.export.parquet import EXPORTER

# A column, its type in the file, its values there, and why.
COLUMNS = [
    (pd.array([None, None], dtype="Int64"), "int64", [None, None], "absent counts"),
    (pd.array([None, None], dtype="Float64"), "double", [None, None], "absent numbers"),
    (pd.array([None, None], dtype="boolean"), "bool", [None, None], "absent truth values"),
    (pd.Series([None, None], dtype="str"), "string", [None, None], "absent texts"),
    (pd.Series([None, None], dtype=object), "string", [None, None], "nothing at all"),
    (pd.to_datetime(pd.Series([None, None])), "date32[day]", [None, None], "absent days"),
    (pd.array([1.5, None], dtype="Float64"), "double", [1.5, None], "a number"),
    (np.array([np.nan, 2.0]), "double", [None, 2.0], "NumPy's"),
    (np.array([1, 2**64 - 1], dtype=np.uint64), "uint64", [1, 2**64 - 1], "without sign"),
    (pd.Series([1, "x"], dtype=object), "string", ["1", "x"], "of two kinds"),
    (pd.Series(["a", "b"], dtype="category"), "string", ["a", "b"], "categories"),
]


@pytest.mark.parametrize(("column", "kind", "values", "why"), COLUMNS, ids=[case[3] for case in COLUMNS])
def test_types(column: Any, kind: str, values: list[object], why: str) -> None:
    data = EXPORTER.render(pd.DataFrame({"a": column}))
    found = pyarrow.parquet.read_table(BytesIO(data))
    assert str(found.schema.field("a").type) == kind, why
    assert found.to_pydict()["a"] == values

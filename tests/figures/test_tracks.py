from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures.tracks import stack


@pytest.mark.parametrize(
    ("extents", "tracks", "why"),
    [
        ([], [], "nothing"),
        ([(0, 10)], [0], "one mark lies at the band"),
        ([(0, 10), (10, 20)], [0, 0], "windows that follow each other to the day share a track"),
        ([(0, 10), (9, 20)], [0, 1], "marks that overlap don't"),
        ([(9, 20), (0, 10)], [1, 0], "the order given changes nothing: the earlier one is nearer"),
        ([(0, 30), (5, 10), (12, 20)], [0, 1, 1], "a freed track is used again"),
        ([(5, 10), (5, 40)], [1, 0], "of two that begin together the longer one is nearer"),
    ],
)
def test_extents_are_stacked(extents: list[tuple[float, float]], tracks: list[int], why: str) -> None:
    assert stack(extents) == tracks, why


def test_more_than_there_are_tracks_share_the_last() -> None:
    assert stack([(0, 10)] * 5, most=3) == [0, 1, 2, 2, 2]


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 80)), max_size=30))
def test_no_two_in_one_track_overlap(spans: list[tuple[int, int]]) -> None:
    extents = [(float(left), float(left + length)) for left, length in spans]
    tracks = stack(extents, most=99)
    for place, one in enumerate(extents):
        for other_place, other in enumerate(extents[:place]):
            if tracks[place] == tracks[other_place]:
                assert one[1] <= other[0] + 0.5 or other[1] <= one[0] + 0.5

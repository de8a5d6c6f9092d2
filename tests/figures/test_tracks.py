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


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=60), st.integers(1, 6))
def test_a_crowd_takes_the_first_track_that_is_free_or_the_last(spans: list[tuple[int, int]], most: int) -> None:
    """Slowly, as it is meant: the nearest track in which everything has ended, else a new one, else the last."""
    extents = [(float(left), float(left + length)) for left, length in spans]
    ends: list[float] = []
    expected = [0] * len(extents)
    for place in sorted(range(len(extents)), key=lambda place: (extents[place][0], -extents[place][1])):
        left, right = extents[place]
        free = [track for track, end in enumerate(ends) if end <= left + 0.5]
        track = free[0] if free else min(len(ends), most - 1)
        ends[track:] = [max(right, *ends[track : track + 1]), *ends[track + 1 :]] if track < len(ends) else [right]
        expected[place] = track
    assert stack(extents, most=most) == expected

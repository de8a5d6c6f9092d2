from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures.lanes import Frame, Hanging, Place, meet, place

WIDE = Frame(0, 1000, 6)


def lanes(labels: list[Hanging], frame: Frame = WIDE) -> list[int | None]:
    return [found.lane if found else None for found in place(labels, frame)]


@pytest.mark.parametrize(
    ("labels", "expected", "why"),
    [
        ([], [], "nothing"),
        ([Hanging(100, 80)], [0], "one label hangs in the nearest lane"),
        ([Hanging(100, 80), Hanging(300, 80)], [0, 0], "labels that don't meet share a lane"),
        ([Hanging(100, 80), Hanging(150, 80)], [1, 0], "the left one goes out, since it would meet the right one"),
        ([Hanging(100, 80), Hanging(150, 20), Hanging(205, 80)], [1, 0, 0], "100..191 holds the leader at 150"),
        ([Hanging(100, 80), Hanging(100, 80)], [0, 1], "two on one leader stand one above another"),
    ],
)
def test_labels_take_the_nearest_lane_that_is_free(labels: list[Hanging], expected: list[int], why: str) -> None:
    assert lanes(labels) == expected, why


@pytest.mark.parametrize(
    ("label", "frame", "side", "left", "why"),
    [
        (Hanging(100, 80), Frame(0, 400, 6), "right", 111.0, "11 px right of its leader"),
        (Hanging(350, 80), Frame(0, 400, 6), "left", 259.0, "flipped at the right edge: 350 - 11 - 80"),
        (Hanging(100, 180), Frame(0, 200, 6), "across", 10.0, "neither side has room: centred on its leader"),
        (Hanging(40, 180), Frame(0, 200, 6), "across", 0.0, "and pushed into the frame"),
        (Hanging(100, 80), Frame(0, 400, 6, walls=(150.0,)), "left", 9.0, "an upright line is in the way at the right"),
    ],
)
def test_a_label_stands_where_the_frame_lets_it(label: Hanging, frame: Frame, side: str, left: float, why: str) -> None:
    [found] = place([label], frame)
    assert found is not None
    assert (found.side, found.left) == (side, left), why


def test_the_lower_ranks_give_way() -> None:
    frame = Frame(0, 130, 1)
    crowd = [Hanging(10, 100, rank=0), Hanging(12, 100, rank=2)]
    assert lanes(crowd, frame) == [None, 0]


def test_a_label_wider_than_the_frame_is_left_out() -> None:
    assert place([Hanging(10, 500)], Frame(0, 100, 6)) == [None]


def test_labels_keep_clear_of_what_is_there() -> None:
    there = Place(300, 0, 100, 280, "left")
    [found] = place([Hanging(90, 60)], WIDE, [there])
    assert found is not None
    assert found.lane == 1


@given(
    st.lists(st.builds(Hanging, st.floats(0, 900), st.floats(10, 260), st.integers(0, 2)), min_size=1, max_size=25),
    st.sampled_from([360, 600, 900]),
    st.lists(st.floats(0, 900), max_size=2),
)
def test_no_label_meets_another_or_leaves_the_frame(labels: list[Hanging], width: int, walls: list[float]) -> None:
    found = [spot for spot in place(labels, Frame(0, width, 6, tuple(walls))) if spot]
    for index, spot in enumerate(found):
        assert spot.left >= 0
        assert spot.right <= width
        assert not any(spot.left < wall < spot.right for wall in walls)
        assert not any(meet(spot, other) for other in found[:index])

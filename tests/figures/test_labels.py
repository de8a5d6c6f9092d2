from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures.labels import Box, Field, Joint, Wording, beside, place, shortened
from timeline.figures.theme import Type

KIND = Type(12.5)
MARK = Box(100, 40, 120, 60)
PLOT = Box(0, 0, 400, 100)


@pytest.mark.parametrize(
    ("other", "gap", "meets", "why"),
    [
        (Box(110, 50, 130, 70), 0, True, "they overlap"),
        (Box(120, 40, 140, 60), 0, False, "touching edges don't count"),
        (Box(122, 40, 140, 60), 3, True, "nearer than the gap"),
        (Box(100, 60, 120, 80), 0, False, "one below the other"),
    ],
)
def test_meets(other: Box, gap: float, meets: bool, why: str) -> None:
    assert MARK.meets(other, gap) is meets, why
    assert other.meets(MARK, gap) is meets, why


BOXES = st.tuples(*[st.integers(0, 50)] * 4).map(lambda at: Box(min(at[:2]), min(at[2:]), max(at[:2]), max(at[2:])))


@given(BOXES, BOXES)
def test_a_box_inside_another_that_is_not_empty_meets_it(one: Box, other: Box) -> None:
    if one.inside(other) and one.left < one.right and one.top < one.bottom:
        assert one.meets(other)


@pytest.mark.parametrize(
    ("side", "left", "why"),
    [
        ("right", 128, "8 px after the mark's right edge"),
        ("inside", 108, "8 px after its left edge"),
    ],
)
def test_beside_from_the_left(side: str, left: float, why: str) -> None:
    box = beside(Wording("7 Jun 2024", KIND), side, MARK, 8)
    assert box.left == left, why
    assert (box.top + box.bottom) / 2 == 50


def test_beside_to_the_left_ends_before_the_mark() -> None:
    assert beside(Wording("7 Jun 2024", KIND), "left", MARK, 8).right == pytest.approx(92)
    assert beside(Wording("7 Jun 2024", KIND), "above", MARK, 8).bottom == pytest.approx(32)
    assert beside(Wording("7 Jun 2024", KIND), "below", MARK, 8).top == pytest.approx(68)


def test_a_label_takes_the_first_side_that_is_free_and_its_room() -> None:
    room = Field(PLOT, [Box(125, 0, 130, 100)])
    wording = Wording("7 Jun", KIND)
    placed = place(room, [wording], ("right", "left"), MARK, 8)
    assert placed is not None
    assert placed.box.right == pytest.approx(92), "right is blocked"
    assert place(room, [wording], ("right", "left"), MARK, 8) is None, "and now left is taken as well"


def test_a_label_that_fits_nowhere_is_shortened_before_it_is_dropped() -> None:
    long, short = Wording("started January 2023, still going on 26 Sep 2024", KIND), Wording("2024", KIND)
    placed = place(Field(Box(60, 0, 170, 100)), [long, short], ("right", "left"), MARK, 8)
    assert placed is not None
    assert placed.wording == short


def test_what_is_tried_in_turn() -> None:
    tried = shortened([Wording("start, Nov 2022", KIND, (3, 4)), Wording("Nov 2022", KIND, (3, 4))])
    assert [(wording.text, wording.notes) for wording in tried] == [
        ("start, Nov 2022", (3, 4)),
        ("Nov 2022", (3, 4)),
        ("start, Nov 2022", ()),
        ("Nov 2022", ()),
        ("start, Nov ’22", ()),
        ("Nov ’22", ()),
    ]


def test_markup_is_escaped_and_has_the_sources() -> None:
    assert Wording("<b> & 7", KIND, (3,)).markup == "&lt;b&gt; &amp; 7\u2009³"
    assert Wording("7", KIND, (3, 12)).markup == "7\u2009<sup>3</sup>\u2009<sup>12</sup>"


def test_source_numbers_take_room() -> None:
    plain = Wording("7 Jun 2024", KIND)
    assert Wording("7 Jun 2024", KIND, (3,)).width > plain.width
    assert Wording("7 Jun 2024", KIND, (3, 12)).width > Wording("7 Jun 2024", KIND, (3,)).width


BOXES = st.builds(
    lambda left, top, wide, high: Box(left, top, left + wide, top + high),
    st.integers(-50, 400),
    st.integers(-50, 400),
    st.integers(0, 120),
    st.integers(0, 120),
)


@given(taken=st.lists(BOXES, max_size=60), asked=st.lists(BOXES, min_size=1, max_size=10))
def test_room_is_free_where_nothing_taken_is_met(taken: list[Box], asked: list[Box]) -> None:
    frame = Box(0, 0, 350, 350)
    room, half = Field(frame), len(taken) // 2
    for boxes in (taken[:half], taken[half:]):
        room.take(*boxes)
        for box in asked:
            met = any(box.meets(other) for other in room.taken)
            assert room.is_free(box) == (box.inside(frame) and not met), "however many there are, and when they came"


def test_joint_rooms_are_free_where_both_are() -> None:
    frame = Box(0, 0, 100, 100)
    one, other = Field(frame, [Box(0, 0, 20, 20)]), Field(frame, [Box(80, 80, 100, 100)])
    free = [Joint(one, other).is_free(box) for box in (Box(5, 5, 9, 9), Box(40, 40, 60, 60), Box(85, 85, 95, 95))]
    assert free == [False, True, False]

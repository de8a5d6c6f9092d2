"""Names of tasks as milestones and labels: none is lost, and no two tasks fall into one chain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.sources.planning.naming import Name, call, call_all

SNAKE_CASE = re.compile(r"[^\W\d_][^\W_]*(_[^\W_]+)*")

CALLED = [
    ("Principal photography", "principal_photography", "", "words only"),
    ("  Post -\tproduction ", "post_production", "", "gaps of any kind"),
    ("RELEASE", "release", "", "capitals"),
    ("Trailer 2", "trailer", "Trailer 2", "numbered"),
    ("Teaser #3", "teaser", "Teaser #3", "numbered, with a sign"),
    ("Q&A", "q_a", "Q&A", "more than words"),
    ("Casting: leads", "casting_leads", "Casting: leads", "a colon"),
    ("2nd unit", "task", "2nd unit", "no milestone begins with a digit"),
    ("***", "task", "***", "no word at all"),
    ("Тизер", "тизер", "", "another alphabet"),
    ("公開", "公開", "", "no alphabet"),
]


@pytest.mark.parametrize(("name", "milestone", "label", "why"), CALLED, ids=[case[3] for case in CALLED])
def test_a_name_alone(name: str, milestone: str, label: str, why: str) -> None:
    assert call(name)[:2] == (milestone, label), why


ALIKE = [
    ([("Edit", ("A",)), ("Edit", ("B",))], [("edit", "A"), ("edit", "B")], "two groups"),
    ([("Cut 1", ("A",)), ("Cut 1", ("B",))], [("cut_1", "A"), ("cut_1", "B")], "numbered, in two groups"),
    ([("Q&A", ("A",)), ("Q&A", ("B",))], [("q_a", "A: Q&A"), ("q_a", "B: Q&A")], "more than words, in two groups"),
    ([("Edit", ("A", "X")), ("Edit", ("B", "X"))], [("edit", "A / X"), ("edit", "B / X")], "groups of one name"),
    ([("Edit", ("A",)), ("Edit", ("A",))], [("edit", "A, 0"), ("edit", "A, 1")], "one group"),
    ([("Edit", ()), ("Edit", ())], [("edit", "0"), ("edit", "1")], "no group"),
    ([("Edit", ()), ("Edit", ("A",))], [("edit", ""), ("edit", "A")], "one inside a group"),
]


@pytest.mark.parametrize(("tasks", "called", "why"), ALIKE, ids=[case[2] for case in ALIKE])
def test_alike(tasks: list[tuple[str, tuple[str, ...]]], called: list[tuple[str, str]], why: str) -> None:
    names = [Name(text, groups, str(place)) for place, (text, groups) in enumerate(tasks)]
    assert [one[:2] for one in call_all(names)] == called, why


TEXTS = st.text(max_size=12) | st.sampled_from(["Edit", "Cut 1", "A", "A, 0"])


@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=2)), max_size=8))
def test_every_milestone_is_a_word_and_no_two_tasks_share_a_chain(tasks: list[tuple[str, list[str]]]) -> None:
    called = call_all([Name(text, tuple(groups), str(place)) for place, (text, groups) in enumerate(tasks)])
    assert len({one[:2] for one in called}) == len(tasks)
    for one in called:
        assert SNAKE_CASE.fullmatch(one.milestone)
        assert one.milestone == one.milestone.lower()

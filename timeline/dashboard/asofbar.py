"""The bar that asks what was believed on a day: typed, stepped, dragged or played; and the filters beside it.

On a phone all of it is in a sheet, and the bar has the day and the steps.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import dash_mantine_components as dmc
from dash import html

from timeline.dashboard import ids
from timeline.dashboard.header import copy_button, disclosure, theme_items
from timeline.dashboard.icons import icon
from timeline.dashboard.shelf import Shelf

__all__ = ["as_of_bar", "boxes"]

FILTER_NAMES: Final = {"milestone": "Milestones", "status": "Status", "source": "Sources"}
YEAR_LABELS: Final = 6


def as_of_bar(shelf: Shelf) -> html.Section:
    """The bar for what is on the shelf."""
    return html.Section(
        [
            *_phone_bar(),
            _replay(shelf),
            html.Button(
                [icon("filter"), html.Span("Filters", className="words")],
                type="button",
                className="button filters-toggle",
                **{
                    "data-toggle": "filters",
                    "aria-expanded": "false",
                    "aria-controls": "filters",
                    "aria-label": "Filters",
                },
            ),
            _filters(),
        ],
        className="as-of",
        **{"aria-label": "As-of date and filters"},
    )


def boxes(key: str, options: list[tuple[str, str]]) -> list[Any]:
    """The boxes of one filter."""
    return [
        dmc.Checkbox(label=name, value=value, id=f"box-{key}-{place}") for place, (value, name) in enumerate(options)
    ]


def _phone_bar() -> list[html.Button]:
    """What a phone's bar has of it: buttons that press those in the sheet, and the day, which opens the sheet."""
    steps = [
        html.Button(
            icon(picture),
            type="button",
            className=f"step on-phone press-{name}",
            **{"aria-label": label, "data-press": name},
        )
        for name, picture, label in ((ids.PREVIOUS, "left", "Step back"), (ids.NEXT, "right", "Step on"))
    ]
    about = {"data-toggle": "replay", "aria-expanded": "false", "aria-controls": "replay"}
    face = [icon("calendar"), html.Span(id="replay-words")]
    opening = html.Button(face, id="replay-button", type="button", className="button on-phone", **about)
    return [steps[0], opening, steps[1]]


def _replay(shelf: Shelf) -> html.Div:
    close = html.Button(
        icon("close"),
        type="button",
        className="icon-button on-phone",
        **{"aria-label": "Close", "data-fold-up": "replay"},
    )
    label = html.Label("What was believed on", htmlFor=ids.AS_OF, className="as-of-label")
    return html.Div([label, close, _field(shelf), _stepper(), _slider(shelf)], id="replay", className="replay")


def _field(shelf: Shelf) -> html.Div:
    calendar = dmc.DatePicker(
        id=ids.CALENDAR,
        hideOutsideDates=True,
        defaultDate=str(shelf.today),
        minDate=str(min(shelf.first, shelf.today)),
        ariaLabels={
            "nextMonth": "Next month",
            "previousMonth": "Previous month",
            "nextYear": "Next year",
            "previousYear": "Previous year",
            "nextDecade": "Next decade",
            "previousDecade": "Previous decade",
            "monthLevelControl": "Pick a year and month",
            "yearLevelControl": "Pick a decade",
        },
    )
    return html.Div(
        [
            dmc.TextInput(id=ids.AS_OF, debounce=True, className="as-of-text", autoComplete="off"),
            disclosure(
                "calendar-panel",
                icon("calendar"),
                html.Div(calendar, id="calendar-place", **{"data-today": str(shelf.today)}),
                kind="calendar",
                label="Calendar",
                button="inside-button",
            ),
        ],
        className="as-of-field",
    )


def _stepper() -> html.Div:
    steps: tuple[tuple[str, str, str, dict[str, str]], ...] = (
        (ids.PREVIOUS, "left", "Previous assertion", {}),
        (ids.PLAY, "play", "Play", {"data-play": "", "aria-pressed": "false"}),
        (ids.NEXT, "right", "Next assertion", {}),
    )
    return html.Div(
        [
            html.Button(
                icon(name), id=key, type="button", className=f"step step-{name}", **{"aria-label": label, **more}
            )
            for key, name, label, more in steps
        ],
        className="stepper",
        role="group",
        **{"aria-label": "Step through what became known"},
    )


def _slider(shelf: Shelf) -> html.Div:
    first, last = shelf.first, max(shelf.today, shelf.first)
    return html.Div(
        [
            html.Div(
                [html.Div(id="ticks"), *_year_labels(first, last)], className="slider-marks", **{"aria-hidden": "true"}
            ),
            dmc.Slider(
                id=ids.SLIDER,
                min=first.toordinal(),
                max=max(last.toordinal(), first.toordinal() + 1),
                step=1,
                label=None,
                thumbLabel="As-of date",
                updatemode="drag",
                size=4,
                thumbSize=18,
            ),
        ],
        className="slider",
    )


def _year_labels(first: date, last: date) -> list[html.Span]:
    years = range(first.year + 1, last.year + 1)
    step, whole = -(-len(years) // YEAR_LABELS) or 1, max((last - first).days, 1)
    places = ((year, (date(year, 1, 1) - first).days / whole) for year in years[::step])
    return [html.Span(str(year), className="year", style={"left": f"{place:.2%}"}) for year, place in places]


def _filters() -> html.Div:
    return html.Div(
        [
            *(_filter(key, name) for key, name in FILTER_NAMES.items()),
            html.Div([*theme_items(), copy_button(), _table_toggle()], className="only-narrow"),
        ],
        id="filters",
        className="filters",
    )


def _table_toggle() -> html.Button:
    face = [icon("table"), "Chart or table"]
    return html.Button(face, type="button", className="button", **{"data-do": "table"})


def _filter(key: str, name: str) -> html.Div:
    content = [
        html.Div(name, className="panel-title"),
        _finder(name),
        dmc.CheckboxGroup(children=[], id=ids.filter_group(key), value=[], **{"aria-label": name}),
        html.Button("All", type="button", className="menu-item", **{"data-patch": f"{key}="}),
    ]
    face = [html.Span(id=ids.filter_button(key)), icon("down")]
    return disclosure(f"filter-{key}-panel", face, content, kind="filter", label="", button="button small", right=True)


def _finder(name: str) -> html.Div:
    """A field that leaves only the boxes whose names hold what is typed; shown where there are many (`finder.js`)."""
    field = dmc.TextInput(placeholder="Find", leftSection=icon("search"), **{"aria-label": f"Find in: {name}"})
    return html.Div([field, html.Span(className="found", role="status")], className="finder")

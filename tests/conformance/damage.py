"""Tables as they arrive: typed at random, damaged at random, and counted as they are made.

Each table knows the lines of its rows by how it was built, never by reading it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import openpyxl

__all__ = ["Made", "delimited", "json_lines", "workbook", "yaml_file"]

HEADINGS = [
    ["production", "milestone", "date", "asserted", "source", "note"],
    ["Film", "Event", "When", "Said on", "Who said", "Comments"],
    ["id", "production", "milestone", "start", "end", "status", "published"],
    ["Title", "Milestone name", "Planned", "Actual", "Link", "Remarks"],
    ["GAME", "Type", "due date", "label", "Country", "supersedes"],
]
GOOD = {
    "date": ["2024-06-07", "summer 2024", "Nov-Dec 2022", "Q3 2026", "2024-06-07 00:00:00", "June 7, 2024"],
    "said": ["2023-01-15", "March 2023", "unknown", "", "2023-03-24/2023-04-30"],
    "production": ["P", "Night Train", "1917", "Old Oak", "=Sum", "<b>x</b>", "Łódź, die Stadt"],
    "milestone": ["release", "Release", "trailer", "principal photography", "reshoots", "wrap_party"],
    "status": ["announced", "actual", "rumoured", "", "canceled"],
    "other": ["", "x", "a, b", 'say "so"', "two\nlines", "https://x.example/?a=1&b=2", "a", "t1"],
}
ROLE = {
    **dict.fromkeys(("date", "When", "Planned", "Actual", "due date", "start", "end"), "date"),
    **dict.fromkeys(("asserted", "Said on", "published"), "said"),
    **dict.fromkeys(("production", "Film", "Title", "GAME"), "production"),
    **dict.fromkeys(("milestone", "Event", "Milestone name", "Type"), "milestone"),
    "status": "status",
}
BAD = [
    *("TBA", "06/07/2024", "someday", "2024-02-30", "../..", "next summer", "99999999 days", "12:30", "45000", "N/A"),
    *("relase", "Test!", "=1+1", "+cmd|' /C calc'!A0", "'=x", "-", "#REF!", "\u202eevil", "\ufeffx", "\u00a0"),
    *("a\x00b", "\x1b[31m", "\x07", "\ud7ff", "x" * 70, "x" * 600, "x" * 40_000, "NaN", "null", "true", "🎬" * 9),
    *("2024-06-07T25:00", "6/7/24 0:00", "\t", "  ", "'", "''", "\\", "%{x}", "{}", "[]", "\u2028"),
]

Table = list[list[str]]


@dataclass
class Made:
    """A file: its bytes, and the lines of its rows; `None` where damage leaves that open.

    `is_paired`: a line may be two claims; `why` says how it was made.
    """

    data: bytes
    lines: set[int] | None
    is_paired: bool
    why: str


def typed(chance: random.Random) -> tuple[list[str], Table]:
    """Headings and rows, all of them in order."""
    headings = list(chance.choice(HEADINGS))
    rows = [
        [chance.choice(GOOD[ROLE.get(name, "other")]) for name in headings] for _ in range(chance.choice([0, 1, 3, 6]))
    ]
    if headings[0] == "id":
        for row in rows:
            row[0] = f"c{chance.randrange(10**9)}"
    return headings, rows


def swap_cells(chance: random.Random, row: list[str]) -> None:
    one, other = chance.randrange(len(row)), chance.randrange(len(row))
    row[one], row[other] = row[other], row[one]


def put_bad(chance: random.Random, row: list[str]) -> None:
    row[chance.randrange(len(row))] = chance.choice(BAD)


def empty_cell(chance: random.Random, row: list[str]) -> None:
    row[chance.randrange(len(row))] = ""


def drop_cell(chance: random.Random, row: list[str]) -> None:
    if len(row) > 1:
        del row[chance.randrange(len(row))]


def cut_short(chance: random.Random, row: list[str]) -> None:
    del row[chance.randrange(1, len(row) + 1) :]


def add_cells(chance: random.Random, row: list[str]) -> None:
    row.extend(chance.choice(["", "x", "2024"]) for _ in range(chance.randrange(1, 4)))


def join_rows(chance: random.Random, row: list[str]) -> None:
    row.extend(list(row))


def blank_out(chance: random.Random, row: list[str]) -> None:
    row[:] = [""] * len(row)


ROW_DAMAGES: list[Callable[[random.Random, list[str]], None]] = [
    *(put_bad, put_bad, put_bad, swap_cells, empty_cell, drop_cell, cut_short, add_cells, join_rows, blank_out),
]


def damage_rows(chance: random.Random, rows: Table) -> None:
    for row in rows:
        for _ in range(chance.choice([0, 0, 1, 1, 2])):
            chance.choice(ROW_DAMAGES)(chance, row)
    for _ in range(chance.choice([0, 0, 0, 1, 2])):
        rows.insert(chance.randrange(len(rows) + 1), [chance.choice(["", "2024", "* not confirmed", "Slate of 2026"])])


def damage_headings(chance: random.Random, headings: list[str]) -> bool:
    """Whether the file can still be read by its headings; `production` and `milestone` come before all others."""
    what = chance.choice(["", "", "", "", "case", "mark", "twice", "gone", "unknown", "blank"])
    at = chance.randrange(len(headings))
    if what == "case":
        headings[at] = f" {headings[at].swapcase()} "
    elif what == "mark":
        headings[at] += chance.choice([":", "?", "*", " :"])
    elif what == "twice":
        headings.append(headings[at])
        return False
    elif what:
        needed = ROLE.get(headings[at]) in ("production", "milestone")
        headings[at] = {"gone": "", "unknown": "Colour", "blank": " "}[what]
        return not needed
    return True


def is_filled(row: list[str]) -> bool:
    return any(cell.strip(" \t\r\n\u00a0\u2007\u202f\u3000") for cell in row)


def quoted(cell: str, delimiter: str) -> str:
    if cell.startswith('"') or any(mark in cell for mark in (delimiter, "\n", "\r", '"')):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def written(rows: Table, delimiter: str, first: int, end: str) -> tuple[str, list[int]]:
    """Lines of text, and the line on which each row begins."""
    lines, starts, at = [], [], first
    for row in rows:
        line = delimiter.join(quoted(cell, delimiter) for cell in row)
        starts.append(at)
        at += 1 + sum(cell.count("\n") for cell in row)
        lines.append(line + end)
    return "".join(lines), starts


def as_it_is(chance: random.Random, text: str) -> tuple[bytes, bool]:
    return text.encode("utf-8", "surrogatepass"), True


def with_mark(chance: random.Random, text: str) -> tuple[bytes, bool]:
    return text.encode("utf-8-sig"), True


def utf16(chance: random.Random, text: str) -> tuple[bytes, bool]:
    return text.encode("utf-16"), True


def wrong_encoding(chance: random.Random, text: str) -> tuple[bytes, bool]:
    return text.encode(chance.choice(["utf-16-le", "utf-32", "cp037"]), "replace"), False


def wrong_bytes(chance: random.Random, text: str) -> tuple[bytes, bool]:
    data = bytearray(text.encode())
    for _ in range(chance.randrange(1, 6)):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data), False


def lost_piece(chance: random.Random, text: str) -> tuple[bytes, bool]:
    one, other = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    return (text[:one] + text[other:]).encode(), False


def stray_quotes(chance: random.Random, text: str) -> tuple[bytes, bool]:
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(['"', '""', '"x', ',"', "'"]) + text[at:]
    return text.encode(), False


CSV_DAMAGES = [
    *(as_it_is, as_it_is, as_it_is, as_it_is, with_mark, utf16),
    *(wrong_encoding, wrong_bytes, lost_piece, stray_quotes),
]


def delimited(chance: random.Random) -> Made:
    """A CSV with a title above it or not, ragged, with blank lines and remarks below, in some encoding."""
    headings, rows = typed(chance)
    is_paired = "Actual" in headings
    damage_rows(chance, rows)
    is_readable = damage_headings(chance, headings)
    delimiter = chance.choice([",", ",", ";", "\t", "|"])
    end = chance.choice(["\n", "\n", "\r\n", "\r"])
    above = chance.choice([[], [], [["Release plan 2026"]], [["Plan"], [""], ["as of March", "x"]]])
    text, starts = written([*above, headings, *rows], delimiter, 1, end)
    if chance.random() < 0.2:
        text = text.removesuffix(end)
    encode = chance.choice(CSV_DAMAGES)
    data, is_exact = encode(chance, text)
    below = zip(starts[len(above) + 1 :], rows, strict=True)
    lines = {line for line, row in below if is_filled(row)} if is_readable else set()
    return Made(data, lines if is_exact else None, is_paired, f"{encode.__name__} {delimiter!r} {end!r} {headings}")


def json_lines(chance: random.Random) -> Made:
    """One object a line, some lines broken; a blank line is no row, any other is one."""
    headings, rows = typed(chance)
    damage_rows(chance, rows)
    texts, lines = [], set()
    for row in rows:
        values: list[Any] = [json_value(chance, cell) for cell in row]
        line = json.dumps(dict(zip(headings, values, strict=False)))
        what = chance.random()
        if what < 0.06:
            line = chance.choice(["", "  ", "[1]", "{", "3", "null", '{"a": 1, "a": 2}', '"x"', "}" * 9, "[" * 2000])
        elif what < 0.1:
            at = chance.randrange(len(line))
            line = line[:at] + chance.choice('"{}:,\\x') + line[at + 1 :]
        texts.append(line)
        if line.strip():
            lines.add(len(texts))
    data = "\n".join(texts).encode()
    return Made(data, lines if any(texts) else set(), "Actual" in headings, f"json lines {headings}")


def json_value(chance: random.Random, cell: str) -> Any:
    if chance.random() < 0.9:
        return cell
    return chance.choice([None, 1, 2.5, True, [cell], {"a": cell}, 10**400, 1e308, float("nan"), float("inf"), -0.0])


def yaml_file(chance: random.Random) -> Made:
    """A claim file with one claim a line, in flow style; a claim that is no mapping is a row too."""
    _, rows = typed(chance)
    names = ["milestone", "date", "asserted", "source_title", "note", "territory", "label"]
    texts, lines = (
        [f"production: {json.dumps(chance.choice(GOOD['production']), ensure_ascii=False)}", "claims:"],
        set(),
    )
    for row in rows:
        put_bad(chance, row) if chance.random() < 0.5 else swap_cells(chance, row)
        fields = {
            name: chance.choice(GOOD[ROLE.get(name, "other")]) if chance.random() < 0.7 else cell
            for name, cell in zip(names, row, strict=False)
        }
        line = "  - " + json.dumps(fields, ensure_ascii=False)
        if chance.random() < 0.1:
            line = chance.choice(["  - x", "  - []", "  - {}", "  - ", "  - *a", "  - !t {}", "  - {a: b, a: c}"])
        texts.append(line)
        lines.add(len(texts))
    return Made("\n".join(texts).encode(), lines, False, "yaml file")


def workbook(chance: random.Random) -> Made:
    """A sheet with what cells may hold; characters that no sheet can hold are left out."""
    headings, rows = typed(chance)
    damage_rows(chance, rows)
    is_readable = damage_headings(chance, headings)
    book = openpyxl.Workbook()
    sheet: Any = book.active
    above = chance.choice([[], [["Release plan 2026"], []]])
    lines = set()
    for number, row in enumerate([*above, headings, *rows], 1):
        cells = ["".join(mark for mark in cell if mark >= " " or mark == "\n")[:32_000] for cell in row]
        for column, cell in enumerate(cells, 1):
            sheet.cell(number, column, cell or None)
            # A text that looks like a formula is one to openpyxl; without a stored result it is a fault.
        if number > len(above) + 1 and is_filled(cells):
            lines.add(number)
    if chance.random() < 0.2 and rows:
        sheet.merge_cells(start_row=len(above) + 2, end_row=len(above) + 1 + len(rows), start_column=1, end_column=1)
        left = {number for number in lines if any(cell.value not in (None, "") for cell in sheet[number])}
        lines &= {number for number in left if is_filled([str(cell.value or "") for cell in sheet[number]])}
    data = BytesIO()
    book.save(data)
    return Made(data.getvalue(), lines if is_readable else set(), "Actual" in headings, f"workbook {headings}")

"""`timeline check`: every problem of the sources, as lines or as JSON, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Literal

from timeline.cli.opening import count_left_out, problem_line, sources_or_bundled
from timeline.cli.terminal import say, tell
from timeline.dates import Conventions
from timeline.errors import Problem, SourceError
from timeline.reading import read

__all__ = ["check_command"]


def check_command(
    sources: Sequence[str],
    output_format: Literal["text", "json"] = "text",
    *,
    conventions: Conventions | None = None,
) -> int:
    """Print all problems of the sources; 1 where one is an error, or nothing could be read."""
    try:
        frame = read(sources_or_bundled(sources), conventions=conventions)
    except SourceError as error:
        if output_format == "json":
            say(_as_json(None, 0, None, [_of_error(error)]))
        else:
            tell(f"timeline: {error}")
        return 1
    problems: list[Problem] = frame.attrs["problems"]
    if output_format == "json":
        say(_as_json(frame.attrs["rows"], len(frame), count_left_out(frame), problems))
    else:
        for problem in problems:
            say(problem_line(problem))
        say(f"{_counted(len(frame), 'claim')}, {_counted(len(problems), 'problem')}")
    return int(any(problem.severity == "error" for problem in problems))


def _of_error(error: SourceError) -> Problem:
    return error.problem or Problem("", None, None, "source", str(error))


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _as_json(rows: int | None, claims: int, left_out: int | None, problems: Sequence[Problem]) -> str:
    # ASCII only: control and direction characters are escaped, and it stays valid JSON.
    told = [_record(problem) for problem in problems]
    return json.dumps({"rows": rows, "claims": claims, "left_out": left_out, "problems": told})


def _record(problem: Problem) -> dict[str, Any]:
    fields = asdict(problem)
    return {name: fields[name] for name in ("severity", "file", "line", "column", "cell", "code", "message", "hint")}

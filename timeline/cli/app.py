"""The commands and their options, and the one door through which every error leaves as a line and an exit status.

0: done; 1: problems in the data, or something that can't be read or written; 2: wrong usage. Each command's work is
in its own file and is imported when it runs, because pandas and plotly take longer to load than `--help` may.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from timeline.cli.options import (
    AsOf,
    BatchFormat,
    CheckFormat,
    Engine,
    Every,
    Examples,
    FirstDay,
    LastDay,
    MarkedClaim,
    Order,
    PictureFormat,
    PictureOutput,
    PictureSize,
    Scale,
    Searched,
    Settings,
    Several,
    Sources,
    Strict,
    Table,
    Theme,
    ViewName,
)
from timeline.cli.terminal import ClosedOutput, drop_output, tell
from timeline.errors import TimelineError, UsageError

if TYPE_CHECKING:
    from timeline.dates import Conventions

__all__ = ["app", "main"]

app: Final = typer.Typer(
    name="timeline",
    help="Who said when, how it slipped, and what happened: timelines from dated claims.",
    epilog="Without a command, `timeline [SOURCE...]` serves the dashboard.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command()
def serve(
    sources: Sources = None,
    *,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8050,
    allowed_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A name that it may be asked under; may be repeated.")
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
    watch: Annotated[bool, typer.Option("--watch", help="Read the sources again when they change.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Print a line for each request.")] = False,
    convention: Settings = None,
    examples: Examples = False,
    strict: Strict = False,
) -> None:
    """Serve the dashboard on this machine and open it in the browser."""
    from timeline.cli.serve import serve_command

    status = serve_command(
        _named(sources, examples),
        host=host,
        port=port,
        allowed_hosts=allowed_host or [],
        open_browser=browser,
        watch=watch,
        conventions=_conventions(convention),
        strict=strict,
        verbose=verbose,
    )
    raise typer.Exit(status)


@app.command()
def check(
    sources: Sources = None,
    format: Annotated[CheckFormat, typer.Option(help="Lines, or one JSON object.")] = CheckFormat.text,
    convention: Settings = None,
    examples: Examples = False,
) -> None:
    """Print every problem of the sources with its place; exit with 1 if there is an error."""
    from timeline.cli.check import check_command

    raise typer.Exit(check_command(_named(sources, examples), format.value, conventions=_conventions(convention)))


@app.command()
def table(
    *,
    sources: Sources = None,
    table: Annotated[Table, typer.Option(help="Which table.")] = Table.claims,
    as_of: AsOf = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="By its ending: csv, xlsx, parquet, json, md, yaml, ics, mmd ... With --engine dask, or a new folder.",
        ),
    ] = None,
    engine: Annotated[
        Engine, typer.Option(help="dask computes it over Parquet on several processes or machines.")
    ] = Engine.pandas,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Where a Dask scheduler runs; default: a cluster of its own.")
    ] = None,
    convention: Settings = None,
    examples: Examples = False,
    strict: Strict = False,
) -> None:
    """Print a table as CSV, or write it to a file."""
    named, conventions = _named(sources, examples), _conventions(convention)
    if engine is Engine.dask:
        from timeline.cli.distributed import distributed_table_command

        raise typer.Exit(
            distributed_table_command(
                named, table.value, as_of, output, scheduler=scheduler, conventions=conventions, strict=strict
            )
        )
    if scheduler is not None:
        raise UsageError(f"--scheduler {scheduler!r} is for --engine dask: name both, or neither")
    from timeline.cli.table import table_command

    raise typer.Exit(table_command(named, table.value, as_of, output, conventions=conventions, strict=strict))


@app.command()
def chart(
    *,
    output: PictureOutput,
    sources: Sources = None,
    view: ViewName = None,
    every: Every = False,
    format: BatchFormat = None,
    as_of: AsOf = None,
    production: Several = None,
    milestone: Several = None,
    status: Several = None,
    territory: Several = None,
    source: Several = None,
    text: Searched = None,
    start: FirstDay = None,
    end: LastDay = None,
    arrangement: Order = None,
    claim: MarkedClaim = None,
    size: PictureSize = "hd",
    scale: Scale = 1.0,
    theme: Theme = "light",
    convention: Settings = None,
    examples: Examples = False,
    strict: Strict = False,
) -> None:
    """Draw a view as a picture, or all views of all productions."""
    from timeline.view import View

    if format is not None and not every:
        raise UsageError(f"--format {format.value} is for --all: a single file's ending says its format")
    settings = {
        "view": view,
        "as_of": as_of,
        "productions": production,
        "milestones": milestone,
        "statuses": status,
        "territories": territory,
        "sources": source,
        "text": text,
        "start": start,
        "end": end,
        "arrangement": arrangement,
        "claim": claim,
        "theme": theme,
    }
    chosen = View.from_keywords({name: value for name, value in settings.items() if value not in (None, [])})
    given = (_named(sources, examples), chosen, size, output, strict)
    settled: dict[str, Any] = {"conventions": _conventions(convention), "scale": scale}
    if every:
        from timeline.cli.charts import charts_command

        kind = (format or PictureFormat.png).value
        raise typer.Exit(charts_command(*given, kind=kind, only=view, **settled))
    from timeline.cli.chart import chart_command

    raise typer.Exit(chart_command(*given, **settled))


@app.command()
def explain(
    sources: Sources = None,
    *,
    claim: Annotated[str | None, typer.Option(metavar="ID", help="Only this claim.")] = None,
    production: Several = None,
    milestone: Several = None,
    as_of: AsOf = None,
    convention: Settings = None,
    examples: Examples = False,
    strict: Strict = False,
) -> None:
    """Say in words what became of each claim: what superseded it, when, and by how much the date moved."""
    from timeline.cli.explain import explain_command

    status = explain_command(
        _named(sources, examples),
        claim=claim,
        productions=production or [],
        milestones=milestone or [],
        day=as_of,
        conventions=_conventions(convention),
        strict=strict,
    )
    raise typer.Exit(status)


@app.command()
def convert(
    sources: Annotated[list[str], typer.Argument(metavar="IN...", help="Claim files, planning files, or folders.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="OUT", help="By its ending: yaml, csv, tsv, xlsx, jsonl, parquet.")
    ],
    convention: Settings = None,
    strict: Strict = False,
) -> None:
    """Turn any files that can be read into one claim file."""
    from timeline.cli.convert import convert_command

    raise typer.Exit(convert_command(sources, output, conventions=_conventions(convention), strict=strict))


@app.command()
def date(
    phrases: Annotated[
        list[str], typer.Argument(metavar="PHRASE...", help="Phrases; - reads them from standard input.")
    ],
    reference: Annotated[str | None, typer.Option(metavar="DAY", help="What relative phrases count from.")] = None,
    format: Annotated[CheckFormat, typer.Option(help="Readable lines, or JSON lines.")] = CheckFormat.text,
    convention: Settings = None,
) -> None:
    """Show how date phrases are read, one line each; exit with 1 if one is refused."""
    from timeline.cli.date import date_command

    raise typer.Exit(date_command(phrases, reference, format.value, conventions=_conventions(convention)))


@app.command()
def init(folder: Annotated[str, typer.Argument(metavar="DIR", help="Where to write it; made if need be.")]) -> None:
    """Write a commented claim file to start from."""
    from timeline.cli.init import init_command

    raise typer.Exit(init_command(folder))


@app.command()
def schema() -> None:
    """Print the JSON Schema of YAML claim files, by which editors complete and check them."""
    from timeline.cli.schema import schema_command

    raise typer.Exit(schema_command())


def _named(sources: list[str] | None, examples: bool) -> list[str]:
    if not examples:
        return sources or []
    from timeline.cli.opening import with_examples

    return with_examples(sources or [])


def _conventions(given: list[str] | None) -> Conventions | None:
    if not given:
        return None
    from timeline.cli.conventions import read_conventions

    return read_conventions(given)


COMMANDS: Final = ("serve", "check", "table", "chart", "explain", "convert", "date", "init", "schema")
_FOR_ALL: Final = ("-h", "--help", "--version")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit status. `arguments` are those of the process, if not given."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _start_lightly()
    _prepare_streams()
    try:
        status = _status(given)
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output()  # whoever read has gone
        return 0
    except OSError as error:
        drop_output()
        fault = "write to standard output" if error.filename is None else f"use {error.filename!r}"
        tell(f"timeline: can't {fault}: {error.strerror or error}")
        return 1
    return status


def _start_lightly() -> None:
    """What takes a tenth of a second off each command: no threads for algebra, no search for waste among imports."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(50_000, 20, 20)


def _prepare_streams() -> None:
    if sys.stdout is None:
        sys.stdout = ClosedOutput()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _status(given: list[str]) -> int:
    try:
        return _run(given)
    except KeyboardInterrupt:
        return 130
    except TimelineError as error:
        tell(f"timeline: {error}")
        return 2 if isinstance(error, UsageError) else 1


def _run(given: list[str]) -> int:
    if given[:1] == ["--version"]:
        from timeline import __version__

        print(f"timeline {__version__}")
        return 0
    try:
        app(args=_with_command(given), prog_name="timeline")
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # the parser makes an error of it: it is none
            raise stop.__context__ from None
        return stop.code if isinstance(stop.code, int) else 0
    return 0


def _with_command(given: list[str]) -> list[str]:
    """The arguments with `serve` in front where no command is named; a misspelled command is told, not served."""
    if given and (given[0] in COMMANDS or given[0] in _FOR_ALL):
        return given
    if given and given[0].isalpha() and not Path(given[0]).exists():
        near = get_close_matches(given[0], COMMANDS, n=1, cutoff=0.75)
        if near:
            raise UsageError(f"no command and no file {given[0]!r}: did you mean {near[0]!r}?")
    return ["serve", *given]

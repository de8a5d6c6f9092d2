"""Faults of a database in words: one clear line for each error of a driver, without the password.

Where an answer of the database repeats the password, the answer is left out.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from timeline.errors import Problem, SourceError
from timeline.sources.databaseurl import DatabaseAddress
from timeline.sources.source import refused

__all__ = ["UNREACHED", "Fault", "fault_error"]

UNREACHED: Final = "database-connect"
"""The code of a fault that leaves no database to speak of: nobody answers, or not to this user."""

LONGEST: Final = 300


class Fault(NamedTuple):
    """What went wrong, and what to do about it."""

    code: str
    message: str
    hint: str


def fault_error(fault: Fault, address: DatabaseAddress) -> SourceError:
    """The error to raise for a fault: with its problem where the database is there, without where it is not."""
    message = _line(fault.message, address)
    if fault.code == UNREACHED:
        return SourceError(f"{address.shown!r} can't be reached: {message} ({fault.hint})")
    return refused(Problem(address.shown, None, None, fault.code, message, fault.hint))


def _line(message: str, address: DatabaseAddress) -> str:
    """A message on one line. A password that is shown anyhow, as the user's name for one, is no secret in it."""
    secret = address.password
    if secret and secret in message and secret not in address.shown:
        return "the database's answer repeats the password, so it is not shown"
    line = " ".join(message.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "..."

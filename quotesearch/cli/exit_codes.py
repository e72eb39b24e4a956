"""The exit codes of the commands."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of a command that does not end with 0."""

    FAILED = 1
    USAGE = 2
    IN_PART = 3
    DAMAGED = 4
    INTERRUPTED = 130

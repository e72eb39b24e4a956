"""How a command ends."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the exit code of a command says."""

    FAILED = 1
    USAGE = 2
    IN_PART = 3
    DAMAGED = 4
    INTERRUPTED = 130

"""Everything that can go wrong and that a person can fix.

    QuotesearchError
    ├── ArticleError        an article cannot be read
    │   └── ForeignLanguageError   it is in a language that quotesearch does not read
    ├── RecordError         a line of a JSONL file is not a valid record
    ├── OutputError         a file cannot be written where it should go
    ├── LossError           writing a file would drop quotes that nobody asked to drop
    ├── WorkerError         a process that reads articles has died
    ├── QuestionError       a question or a filter is not valid
    ├── NotFoundError       nothing has this id
    ├── IndexMissingError   there is no index to read
    ├── IndexDamagedError   the index is not what its manifest says
    ├── ModelError          the embedding model is missing or not the expected one
    └── ServerError         the server cannot start

Each error carries `what` is wrong (a sentence without a full stop), `where` (the file, line, field
or parameter) and `hint` (what to do next). Its text has all three.
"""

from functools import partial
from typing import Any


class QuotesearchError(Exception):
    """Base of the tree; `status` is the HTTP status that answers a request which fails with it."""

    status = 500

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(what, where, hint)

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a worker process hand the error over with all that it carries."""
        arguments = (self.what,)
        named = {"where": self.where, "hint": self.hint}
        return partial(type(self), **named), arguments, self.__dict__

    def __str__(self) -> str:
        located = f"{self.where}: {self.what}" if self.where else self.what
        return f"{located}. {self.hint}" if self.hint else located


class ArticleError(QuotesearchError):
    """An article, or a file that should hold some, cannot be read."""


class ForeignLanguageError(ArticleError):
    """An article is in a language that quotesearch does not read.

    `language` is its ISO 639 code.
    """

    language = ""


class RecordError(QuotesearchError):
    """A line of quotes, corrections or known speakers is not a valid record."""


class OutputError(QuotesearchError):
    """A file cannot be written where it should go: a device, a pipe, a folder, or read-only."""


class LossError(QuotesearchError):
    """Writing a file would drop quotes that nobody asked to drop."""


class WorkerError(QuotesearchError):
    """A process that reads articles has died: killed, out of memory, or crashed."""


class QuestionError(QuotesearchError):
    """A question or a filter is not valid; `where` names the parameter."""

    status = 400


class NotFoundError(QuotesearchError):
    """Nothing in the index has this id."""

    status = 404


class IndexMissingError(QuotesearchError):
    """There is no index in the folder."""


class IndexDamagedError(QuotesearchError):
    """The index is not what its manifest says: a file is missing, cut short or changed."""


class ModelError(QuotesearchError):
    """The embedding model is missing, or its weights are not the expected ones."""


class ServerError(QuotesearchError):
    """The server cannot start."""

"""Every exception onrecord raises on purpose.

    OnrecordError
    ├── InvalidRecord      a record that may not exist: a span outside its text, low > high, an unknown stance
    ├── InputError         something given to read cannot be read: which file, which line, what to do
    │   └── FetchError     a URL that cannot, or may not, be fetched
    ├── WeightsError       the weights are missing, damaged or of another version
    ├── LedgerError        the ledger cannot be opened, migrated or written
    └── NotFound           an id or a name that the ledger does not hold; says what is near

Messages are for the user: they say what is wrong, where, and what to do next.
"""


class OnrecordError(Exception):
    """The root: catching it catches everything onrecord raises on purpose."""


class InvalidRecord(OnrecordError, ValueError):
    """A record that may not exist."""


class InputError(OnrecordError):
    """An input that cannot be read; `where` is the file, line or URL."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str]]:
        """Travel between processes whole."""
        return type(self), (self.where, self.problem)


class FetchError(InputError):
    """A URL that cannot, or may not, be fetched."""


class WeightsError(OnrecordError):
    """The weights are missing, damaged or of another version."""


class LedgerError(OnrecordError):
    """The ledger cannot be opened, migrated or written."""


class NotFound(OnrecordError, LookupError):
    """An id or a name that the ledger does not hold."""

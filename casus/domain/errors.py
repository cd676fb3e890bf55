"""The two kinds of expected trouble; anything else is a bug.

Both carry a code and parameters, never a sentence: the Dutch sentence belongs to ``services.messages``.
Parameters may be shown to the user, so they hold field names, paths, limits and dates, never notes or names of people.
"""


class CasusError(Exception):
    """Common ground of both kinds: a stable code plus what the sentence needs."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        """Only the code: a log line must never repeat a parameter."""
        return self.code


class RuleViolation(CasusError):
    """A rule of the field says no. ``field`` among the params names the input that should change."""


class EnvironmentProblem(CasusError):
    """The machine, the file or a colleague is in the way: retry, unlock, free space, compare."""

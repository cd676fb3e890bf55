"""From an error of an engine to the code that tells the user what to do now. Never passes on a message."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.engine import ExceptionContext

from casus.domain.errors import CasusError, EnvironmentProblem

_SQLITE = (
    ("locked", "dossier_bezet"),
    ("busy", "dossier_bezet"),
    ("interrupted", "onderbroken"),
    ("disk is full", "schijf_vol"),
    ("disk I/O error", "schijf_fout"),
    ("unable to open", "geen_toegang"),
    ("readonly database", "alleen_lezen"),
    ("malformed", "dossier_beschadigd"),
    ("not a database", "sleutel_of_bestand_onjuist"),
)
_POSTGRESQL = {
    "55P03": "dossier_bezet",
    "40001": "dossier_bezet",
    "40P01": "dossier_bezet",
    "57014": "onderbroken",
    "25P03": "dossier_bezet",
    "53100": "schijf_vol",
    "25006": "alleen_lezen",
    "42501": "geen_toegang",
    "53300": "server_onbereikbaar",
}


def translate(context: ExceptionContext) -> CasusError | None:
    """What ``handle_error`` of the engine asks: the exception to raise instead, or None."""
    original = context.original_exception
    if isinstance(original, CasusError):  # a column type refused a value; unwrapped, so that the field hears it
        return original
    if context.is_disconnect:
        return EnvironmentProblem("server_onbereikbaar")
    code = code_of(original)
    return None if code is None else EnvironmentProblem(code)


@contextmanager
def translated(connection: Connection) -> Iterator[None]:
    """The same for a cursor of the driver that goes round SQLAlchemy."""
    driver = connection.dialect.loaded_dbapi
    try:
        yield
    except driver.Error as original:
        code = code_of(original)
        if code is None:
            raise
        raise EnvironmentProblem(code) from None


def code_of(original: BaseException) -> str | None:
    """The code for an error of either driver, or None when it is a bug of ours."""
    state = getattr(original, "sqlstate", None)
    if isinstance(state, str):
        code = _POSTGRESQL.get(state)
        return "server_onbereikbaar" if code is None and state.startswith(("08", "57P")) else code
    if type(original).__name__ not in {"OperationalError", "DatabaseError"}:
        return None
    text = str(original)
    return next((code for words, code in _SQLITE if words in text), None)

"""The columns of what a controller reads: what each row of the ledger and each verzoek adds to them, and since when."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from casus.domain.budget import Stand
from casus.domain.monitor import Geldfeit, Verzoekfeit
from casus.domain.toegang import day_in_place
from casus.domain.verzoek import VerzoekUitkomst


class Kolom(StrEnum):
    """The figures that tell of persons. *toegezegd*, *met_geld* and *niet_gezien* follow from two others, and are never
    shown themselves.
    """

    UITGEGEVEN = "uitgegeven"
    GERESERVEERD = "gereserveerd"
    TOEGEZEGD = "toegezegd"
    VERZOEKEN = "verzoeken"
    ZONDER_GELD = "zonder_geld"
    MET_GELD = "met_geld"
    BESLOTEN = "besloten"
    TERUGGEKEKEN = "teruggekeken"
    TERUG_TE_KIJKEN = "terug_te_kijken"
    NIET_GEZIEN = "niet_gezien"


SAMEN = {
    Kolom.GERESERVEERD: Kolom.TOEGEZEGD,
    Kolom.ZONDER_GELD: Kolom.MET_GELD,
    Kolom.TERUGGEKEKEN: Kolom.NIET_GEZIEN,
}
"""What follows when this column is told beside the one before it; it is told where that may be told as well."""
IN_TABEL = (Kolom.UITGEGEVEN, Kolom.GERESERVEERD, Kolom.TOEGEZEGD, Kolom.VERZOEKEN, Kolom.ZONDER_GELD, Kolom.MET_GELD)
VAN_GELD = {
    Kolom.UITGEGEVEN: ("uitgegeven",),
    Kolom.GERESERVEERD: ("gereserveerd",),
    Kolom.TOEGEZEGD: ("uitgegeven", "gereserveerd"),
}


def written(feit: Geldfeit) -> date:
    """The day on which a row is known: not before it was written down."""
    return max(feit.boekdag, day_in_place(feit.op))


def since(kolom: Kolom, verzoek: Verzoekfeit) -> Iterator[tuple[date, int]]:
    """From which day on a verzoek counts in this column, and for how much.

    A look back counts by itself, so what is told of it later takes nothing back of what was told before.
    """
    is_solved = verzoek.uitkomst is VerzoekUitkomst.ANDERS_OPGELOST
    counts = {
        Kolom.VERZOEKEN: True,
        Kolom.ZONDER_GELD: is_solved,
        Kolom.MET_GELD: not is_solved,
        Kolom.BESLOTEN: verzoek.dagen is not None,
    }
    if verzoek.besloten_op is not None and counts.get(kolom):
        yield verzoek.besloten_op, 1
    for look in verzoek.terugblikken:
        if kolom in (Kolom.TERUG_TE_KIJKEN, Kolom.NIET_GEZIEN):
            yield look.gepland_op, 1
        if look.gezien_op is not None and kolom in (Kolom.TERUGGEKEKEN, Kolom.NIET_GEZIEN):
            yield look.gezien_op, 1 if kolom is Kolom.TERUGGEKEKEN else -1


def cents_of(kolom: Kolom, moved: Stand) -> int:
    """What a row of the ledger adds to a column of money."""
    return sum(getattr(moved, name) for name in VAN_GELD[kolom])

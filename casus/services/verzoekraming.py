"""The raming of a verzoek: that of its approach, or those of its casus on which it may be hung."""

from dataclasses import dataclass

from casus.domain.bevoegdheid import Handeling
from casus.domain.errors import RuleViolation
from casus.domain.toegang import GEHEEL
from casus.domain.values import CasusStatus
from casus.services.context import Context
from casus.services.ramingbladen import RamingBlad, RamingRow, list_ramingen, open_raming


@dataclass(frozen=True)
class RamingKeuze:
    """A raming that still may change. ``hangt``: the verzoeken that hang on it already, as far as they are told."""

    row: RamingRow
    hangt: tuple[int, ...]


@dataclass(frozen=True)
class VerzoekRaming:
    """``blad`` None: there is none that may be told. ``is_gedeeld``: other verzoeken hang on it too;
    ``keuzes`` and ``inwoners``: what one chooses from while it may be hung on a raming or a new one begun.
    """

    blad: RamingBlad | None
    is_gedeeld: bool = False
    mag_hangen: bool = False
    keuzes: tuple[RamingKeuze, ...] = ()
    inwoners: tuple[tuple[int, str], ...] = ()

    @property
    def is_ongezien(self) -> bool:
        """Of some line nobody said yet what it came to, and who reads may say so."""
        blad = self.blad
        return blad is not None and blad.mag_zien_invullen and any(regel.gezien is None for regel in blad.regels)


def raming_of_verzoek(ctx: Context, verzoek_id: int) -> VerzoekRaming | None:
    """None for a verzoek without a casus. A raming that I am not told is not there, and is not replaced either."""
    with ctx.read() as queries:
        found = queries.verzoeken([verzoek_id])
        if not found:
            raise RuleViolation("niet_gevonden", soort="verzoek")
        casus_id, raming_id = found[0].casus_id, found[0].raming_id
        if casus_id is None:
            return None
        is_told = raming_id is not None and queries.may_see_raming(raming_id)
        casus = queries.casus(casus_id) if queries.may_see_casus(casus_id, *GEHEEL) else None
        people = tuple((row.id, row.naam) for row in queries.inwoners(casus_id, *GEHEEL))
        asked = queries.verzoeken(queries.verzoek_ids(casus_id=casus_id))
    if is_told:
        blad = open_raming(ctx, raming_id)
        return VerzoekRaming(blad, any(each.hangt and each.id != verzoek_id for each in blad.verzoeken))
    runs = casus is not None and casus.status == CasusStatus.LOOPT
    if not (runs and raming_id is None and ctx.actor.may(Handeling.CASUS_AANMAKEN)):
        return VerzoekRaming(None)
    keuzes = tuple(
        RamingKeuze(row, tuple(each.id for each in asked if each.raming_id == row.id))
        for row in list_ramingen(ctx, casus_id)
        if row.afgesloten_op is None
    )
    return VerzoekRaming(None, False, True, keuzes, people)

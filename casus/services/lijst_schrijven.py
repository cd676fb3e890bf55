"""Making what a list brought, inside a running transaction."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casus.domain.actie import Actie
from casus.domain.changes import Changed, LogEntry
from casus.domain.lijst import LijstSoort
from casus.domain.organisatie import Dienstverband, Organisatie, Professional
from casus.services.casussen import CreateCasus, InwonerFields, new_casus
from casus.services.context import Context
from casus.services.lijst_bekend import naamsleutel
from casus.services.lijst_oordeel import NieuweActie, NieuweCasus, NieuweMens, NieuweOrganisatie, Regel

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork

_MADE = {"organisatie": "aangemaakt", "professional": "aangemaakt", "casus": "aangemaakt", "actie": "vastgelegd"}


def write_regels(ctx: Context, uow: "UnitOfWork", soort: LijstSoort, regels: Sequence[Regel]) -> list[Changed]:
    """Make these rows and commit, with a log row for everything that is made and one for the list."""
    writer = _Writer(ctx, uow)
    for regel in regels:
        writer.make(regel)
    entries = [
        LogEntry(f"{change.kind}_{_MADE[change.kind]}", ((change.kind, change.id),), writer.casus_of.get(change.id))
        for change in writer.made
    ]
    uow.commit(*entries, LogEntry("lijst_ingelezen", ground=soort.value, outcome=f"{len(regels)}_rijen"))
    return writer.made


class _Writer:
    def __init__(self, ctx: Context, uow: "UnitOfWork") -> None:
        self._ctx, self._uow = ctx, uow
        self._organisaties = {naamsleutel(row.naam): row.id for row in uow.queries.organisaties()}
        self.made: list[Changed] = []
        self.casus_of: dict[int, int] = {}
        """Thing made -> the casus that its log row is about."""

    def make(self, regel: Regel) -> None:
        """One row. What follows looks things up, so it is flushed at once."""
        new = regel.nieuw
        if isinstance(new, NieuweMens):
            self._make_mens(new)
        elif isinstance(new, NieuweOrganisatie):
            self._organisatie(new)
        elif isinstance(new, NieuweCasus):
            self._make_casus(new)
        elif isinstance(new, NieuweActie):
            self._make_actie(new)

    def _make_mens(self, new: NieuweMens) -> None:
        ctx = self._ctx
        job = Dienstverband(ctx.new_id(), self._organisatie(new.organisatie), new.functie, ctx.today())
        mens = Professional(ctx.new_id(), new.naam, ctx.now(), new.telefoon, new.email, dienstverbanden=[job])
        self._uow.add(mens)
        self.made.append(Changed("professional", mens.id))

    def _organisatie(self, new: NieuweOrganisatie) -> int:
        found = self._organisaties.get(naamsleutel(new.naam))
        if found is None:
            made = Organisatie(self._ctx.new_id(), new.naam, new.soort, new.beroepsgeheim, self._ctx.now())
            self._uow.add(made)
            self._uow.flush()
            self.made.append(Changed("organisatie", made.id))
            found = self._organisaties[naamsleutel(new.naam)] = made.id
        return found

    def _make_casus(self, new: NieuweCasus) -> None:
        """Flushed, because the next one draws a code that must not be taken."""
        cmd = CreateCasus(
            new.naam, (InwonerFields(new.naam),), new.vraag, new.wijk_id, new.regie_id, inbrenger_id=new.inbrenger_id
        )
        casus = new_casus(self._ctx, self._uow, cmd)
        self._uow.flush()
        self.made.append(Changed("casus", casus.id))
        self.casus_of[casus.id] = casus.id

    def _make_actie(self, new: NieuweActie) -> None:
        now = self._ctx.now()
        actie = Actie(
            id=self._ctx.new_id(),
            wat=new.wat,
            eigenaar_soort=new.eigenaar.soort,
            gemaakt_op=now,
            gewijzigd_op=now,
            uiterlijk=new.uiterlijk,
            casus_id=new.casus_id,
            professional_id=new.eigenaar.professional_id,
            organisatie_id=new.eigenaar.organisatie_id,
        )
        self._uow.add(actie)
        self.made.append(Changed("actie", actie.id))
        if new.casus_id is not None:
            self.casus_of[actie.id] = new.casus_id

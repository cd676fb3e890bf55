"""Reading: what somebody told in an intake, part by part, for who may be told that part."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, not_, or_, select

from casus.domain.toegang import GEHEEL
from casus.storage import tables as t
from casus.storage import tables_intake as n
from casus.storage.reading import AnyRow, Reading, Rows


class IntakeQueries(Reading):
    """For who sees the casus itself. A part of an intake is told by the parts of life that it is about: all of them,
    and about this person. Of a part that may not be told nothing shows, not even that it was opened.
    """

    def _told_deel(self, deel: ColumnElement[str]) -> ColumnElement[bool]:
        """Of the intake of the row around it."""
        x = n.intake_onderwerp.alias().c
        about = (x.intake_id == n.intake.c.id, x.deel == deel)
        told = self._told_part(n.intake.c.casus_id, x.onderwerp, n.intake.c.inwoner_id)
        return ~select(x.id).where(*about, not_(told)).correlate(n.intake, deel.table).exists()

    def _is_told(self) -> ColumnElement[bool]:
        """There is something in it to be told, or nothing was opened yet."""
        x, every = n.intake_deel.alias().c, n.intake_deel.alias().c
        some = select(x.id).where(x.intake_id == n.intake.c.id, self._told_deel(x.code)).exists()
        none = ~select(every.id).where(every.intake_id == n.intake.c.id).exists()
        return and_(self._seen(n.intake.c.casus_id, *GEHEEL), or_(some, none))

    def may_see_intake(self, intake_id: int) -> bool:
        """See the class."""
        query = select(n.intake.c.id).where(n.intake.c.id == intake_id, self._is_told())
        return self._conn.execute(query).first() is not None

    def may_fill_intake(self, intake_id: int) -> bool:
        """Who is told all of it: who is not, would write over what they do not see."""
        x = n.intake_deel.alias().c
        hidden = select(x.id).where(x.intake_id == n.intake.c.id, not_(self._told_deel(x.code))).exists()
        seen = self._seen(n.intake.c.casus_id, *GEHEEL)
        query = select(n.intake.c.id).where(n.intake.c.id == intake_id, seen, ~hidden)
        return self._conn.execute(query).first() is not None

    def intakes(self, casus_id: int) -> Rows:
        """Intakes of a casus, the last talk first."""
        query = self._intakes().where(n.intake.c.casus_id == casus_id)
        return self._rows(query.order_by(n.intake.c.gesprek_op.desc(), n.intake.c.id.desc()))

    def intake(self, intake_id: int) -> AnyRow | None:
        """One intake."""
        return self._conn.execute(self._intakes().where(n.intake.c.id == intake_id)).first()

    def _intakes(self) -> Select[tuple[object, ...]]:
        i, x, p = t.inwoner.c, n.instrument.c, t.professional.c
        columns = (
            *n.intake.c,
            i.naam.label("inwoner"),
            x.code,
            x.uitgave,
            x.naam.label("instrument"),
            p.naam.label("door"),
            t.casus.c.code.label("casus_code"),
        )
        joined = (
            n.intake.join(t.inwoner, i.id == n.intake.c.inwoner_id)
            .join(t.casus, t.casus.c.id == n.intake.c.casus_id)
            .join(n.instrument, x.id == n.intake.c.instrument_id)
            .outerjoin(t.professional, p.id == n.intake.c.door_id)
        )
        return select(*columns).select_from(joined).where(self._is_told())

    def intake_delen(self, intake_ids: Sequence[int]) -> Rows:
        """The parts that were opened and may be told."""
        d = n.intake_deel
        return self._inside(select(*d.c), d.c.intake_id, d.c.code, intake_ids, d.c.volgorde)

    def intake_antwoorden(self, intake_ids: Sequence[int]) -> Rows:
        """What was answered in them."""
        a = n.intake_antwoord
        return self._inside(select(*a.c), a.c.intake_id, a.c.deel, intake_ids, a.c.id)

    def intake_cijfers(self, intake_ids: Sequence[int]) -> Rows:
        """Which figures were given in them."""
        f = n.intake_cijfer
        return self._inside(select(*f.c), f.c.intake_id, f.c.deel, intake_ids, f.c.id)

    def intake_verbanden(self, intake_ids: Sequence[int]) -> Rows:
        """The links between them: both ends may be told."""
        v = n.intake_verband
        query = select(*v.c).where(self._told_deel(v.c.naar))
        return self._inside(query, v.c.intake_id, v.c.van, intake_ids, v.c.id)

    def intake_keuzes(self, casus_id: int) -> Rows:
        """What the people in a casus want to work on, the last talk first: also for who only sits at the table, as far
        as they may be told that part.
        """
        d, i = n.intake_deel.c, t.inwoner.c
        return self._rows(
            select(n.intake.c.id, n.intake.c.inwoner_id, i.naam, n.intake.c.instrument_id, d.code)
            .where(
                n.intake.c.casus_id == casus_id,
                d.intake_id == n.intake.c.id,
                d.keuze > 0,
                i.id == n.intake.c.inwoner_id,
                self._seen(n.intake.c.casus_id),
                self._told_deel(d.code),
            )
            .order_by(n.intake.c.gesprek_op.desc(), n.intake.c.id.desc(), d.keuze)
        )

    def _inside(
        self,
        query: Select[tuple[object, ...]],
        intake_id: ColumnElement[int],
        deel: ColumnElement[str],
        intake_ids: Sequence[int],
        order: ColumnElement[object],
    ) -> Rows:
        inside = (intake_id.in_(list(intake_ids)), n.intake.c.id == intake_id, self._told_deel(deel))
        return self._rows(query.where(*inside, self._seen(n.intake.c.casus_id, *GEHEEL)).order_by(intake_id, order))

    def instrumenten(self) -> Rows:
        """Editions that are kept in this dossier; they hold nothing about anybody."""
        return self._rows(select(*n.instrument.c).order_by(n.instrument.c.code, n.instrument.c.uitgave))

    def instrument_tekst(self, instrument_id: int) -> str | None:
        """The edition as TOML."""
        query = select(n.instrument.c.tekst).where(n.instrument.c.id == instrument_id)
        return self._conn.execute(query).scalar_one_or_none()

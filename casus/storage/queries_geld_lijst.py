"""Small money in the order in which it waits for somebody, and who sits at the table that decides about it."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, and_, case, false, func, literal, or_, select

from casus.domain.budget import BoekingSoort
from casus.domain.values import AgendapuntStatus, OverlegStatus
from casus.domain.verzoek import VerzoekUitkomst
from casus.domain.verzoek_beurt import Beurt
from casus.storage import tables as t
from casus.storage import tables_geld as g
from casus.storage.queries_geld import GeldQueries
from casus.storage.reading import Rows

_RESERVED = {BoekingSoort.RESERVERING: 1, BoekingSoort.VRIJGAVE: -1, BoekingSoort.BETALING: -1}
_PAID = {BoekingSoort.BETALING: 1, BoekingSoort.TERUGBETALING: -1}


class GeldLijstQueries(GeldQueries):
    """Lists of small money; every row went through the gate of ``GeldQueries``."""

    def verzoek_beurten(self, status: Sequence[VerzoekUitkomst], *, may_decide: bool) -> Rows:
        """(id, beurt) of what I am told: what waits for my word first, the rest as ``Beurt`` has it; within each what
        was asked last. A payment that was taken back or came back wholly is no payment: the bill is still to come.
        """
        v, a, k, u = g.verzoek.c, g.akkoord.c, g.terugblik.c, g.budget.c
        me = self._actor.professional_id or 0
        said = select(a.id).where(a.verzoek_id == v.id, a.professional_id == me, a.vervallen_op.is_(None))
        of_year = select(u.id).where(u.id == v.budget_id, u.jaar == self._today.year).exists()
        of_others = and_(v.aanvrager_id != me, func.coalesce(v.door_id, 0) != me)
        mine = and_(literal(may_decide), of_others, of_year, ~said.exists())
        reserved, paid = _sum(_RESERVED), _sum(_PAID)
        due = select(k.id).where(k.verzoek_id == v.id, k.gedaan_op.is_(None), k.gepland_op <= self._today).exists()
        is_open, is_yes = v.status == VerzoekUitkomst.OPEN, v.status == VerzoekUitkomst.JA
        turns = (
            (and_(is_open, mine), Beurt.MIJN_WOORD),
            (is_open, Beurt.OPEN),
            (and_(is_yes, reserved > 0, paid <= 0), Beurt.BETALEN),
            (and_(is_yes, reserved > 0), Beurt.AFREKENEN),
            (due, Beurt.TERUGBLIK),
        )
        place = case(*((when, number) for number, (when, _) in enumerate(turns)), else_=len(turns))
        beurt = case(*((when, turn.value) for when, turn in turns), else_=Beurt.KLAAR.value)
        query = select(v.id, beurt.label("beurt")).where(self._told_verzoek())
        if status:
            query = query.where(v.status.in_(list(status)))
        return self._rows(query.order_by(place, v.id.desc()))

    def at_running_table(self) -> Rows:
        """Who is in the room of the running meeting that the viewer leads or keeps the minutes of: at the point on the
        table who came in and did not leave; with no point on it who was invited and did not send apologies.
        """
        o, d, p, n, a, s = (
            table.c for table in (t.overleg, t.deelnemer, t.professional, t.organisatie, t.agendapunt, t.aanwezigheid)
        )
        on_table = select(a.id).where(a.overleg_id == o.id, a.status == AgendapuntStatus.LOPEND)
        stays = select(s.id).where(s.agendapunt_id.in_(on_table), s.deelnemer_id == d.id, s.uit_op.is_(None))
        nothing = ~on_table.correlate(t.overleg).exists()
        here = or_(stays.correlate(t.overleg, t.deelnemer).exists(), and_(nothing, d.gast.is_(false())))
        query = select(
            o.id.label("overleg_id"), d.professional_id, d.organisatie_id, p.naam, n.naam.label("organisatie")
        ).where(
            self._runs_mine(),
            d.overleg_id == o.id,
            d.afgemeld.is_(false()),
            p.id == d.professional_id,
            n.id == d.organisatie_id,
            here,
        )
        return self._rows(query.order_by(p.sorteersleutel, d.id))

    def at_table_for(self, casus_id: int) -> frozenset[tuple[int, int]]:
        """(overleg, professional) of who is at this casus in a running meeting of the viewer, or was when it was last
        taken off the table: who was let out before, and not in again, was not (``Agendapunt.begin``).
        """
        o, d, a, s = t.overleg.c, t.deelnemer.c, t.agendapunt.c, t.aanwezigheid.c
        query = select(o.id, d.professional_id).where(
            self._runs_mine(),
            a.overleg_id == o.id,
            a.casus_id == casus_id,
            s.agendapunt_id == a.id,
            or_(s.uit_op.is_(None), s.uit_op == a.klaar_op),
            d.id == s.deelnemer_id,
        )
        return frozenset((overleg_id, professional_id) for overleg_id, professional_id in self._rows(query))

    def _runs_mine(self) -> ColumnElement[bool]:
        """A running meeting that the viewer leads or keeps the minutes of."""
        o = t.overleg.c
        return and_(o.status == OverlegStatus.LOPEND, or_(self._is_mine(o.voorzitter_id), self._is_mine(o.notulist_id)))


def _sum(moves: Mapping[BoekingSoort, int]) -> ColumnElement[int]:
    """What these kinds of rows come to for a verzoek."""
    b = g.boeking.c
    signed = case(*((b.soort == soort, b.bedrag * sign) for soort, sign in moves.items()), else_=0)
    of_verzoek = select(func.coalesce(func.sum(signed), 0)).where(b.verzoek_id == g.verzoek.c.id)
    return of_verzoek.correlate(g.verzoek).scalar_subquery()

"""Reading small money: what was asked is told by its part of life and person, totals are amounts only.

A verzoek without a casus names nobody: the whole team reads it. A controller reads none of it.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, case, false, func, or_, select, true

from casus.domain.bestedingsregels import Vastgelegd
from casus.domain.budget import BoekingSoort, Stand, stand_of
from casus.domain.toegang import ALLEN, Categorie
from casus.domain.verzoek import VerzoekUitkomst
from casus.storage import tables as t
from casus.storage import tables_geld as g
from casus.storage import tables_raming as r
from casus.storage.reading import AnyRow, Reading, Rows, part_of
from casus.storage.zicht import visible

_BETAALD = (BoekingSoort.BETALING, BoekingSoort.TERUGBETALING)


class GeldQueries(Reading):
    """Budgets for the team; of their ledger who may not be told a verzoek sees its amounts without code or words."""

    def _told_verzoek(self, levensdomein: ColumnElement[str] | None = None) -> ColumnElement[bool]:
        """By its part of life; or as if it were about this one."""
        v = g.verzoek.c
        part = part_of(v.levensdomein if levensdomein is None else levensdomein)
        told = and_(self._seen(v.casus_id), self._told_part(v.casus_id, part, func.coalesce(v.inwoner_id, ALLEN)))
        return or_(self._in_general(v.casus_id), told)

    def _of_team(self) -> ColumnElement[bool]:
        return false() if self._actor.is_controller else true()

    # -- amounts -----------------------------------------------------------------------------------------------

    def stand_of_budget(self, budget_id: int) -> Stand:
        """What was put in, promised and paid."""
        return self._stand(g.boeking.c.budget_id == budget_id)

    def stand_of_verzoek(self, verzoek_id: int) -> Stand:
        """What of one verzoek is promised and paid."""
        return self._stand(g.boeking.c.verzoek_id == verzoek_id)

    def _stand(self, which: ColumnElement[bool]) -> Stand:
        b = g.boeking.c
        rows = self._rows(select(b.soort, func.sum(b.bedrag)).where(which).group_by(b.soort))
        return stand_of((BoekingSoort(soort), int(bedrag)) for soort, bedrag in rows)

    def open_raming_of(self, verzoek_id: int) -> int | None:
        """The raming on which this verzoek hangs, while it is not closed; told or not."""
        v, x = g.verzoek.c, r.raming.c
        query = select(x.id).where(v.id == verzoek_id, x.id == v.raming_id, x.afgesloten_op.is_(None))
        found: int | None = self._conn.execute(query).scalar()
        return found

    def geld_of_raming(self, raming_id: int) -> int | None:
        """What all verzoeken of one approach take: what the ledger has, and what is asked where nobody decided yet.
        None: no verzoek hangs on it. Amounts only, also of what is not told.
        """
        v = g.verzoek.c
        open_ = case((v.status == VerzoekUitkomst.OPEN, v.bedrag), else_=0)
        hanging = self._rows(select(v.id, open_.label("gevraagd")).where(v.raming_id == raming_id))
        if not hanging:
            return None
        promised = self._stand(g.boeking.c.verzoek_id.in_([row.id for row in hanging])).vastgelegd
        return promised + sum(int(row.gevraagd) for row in hanging)

    def open_geld_of_raming(self, raming_id: int) -> list[str]:
        """The verzoeken on this raming that nobody decided on yet: their codes, and no code for what is not told."""
        v = g.verzoek.c
        code = case((self._told_verzoek(), v.code), else_="")
        query = select(code).where(v.raming_id == raming_id, v.status == VerzoekUitkomst.OPEN).order_by(v.id)
        return list(self._conn.execute(query).scalars())

    def standen(self, budget_ids: Sequence[int]) -> dict[int, Stand]:
        """Of each of these budgets."""
        b = g.boeking.c
        query = select(b.budget_id, b.soort, func.sum(b.bedrag)).where(b.budget_id.in_(list(budget_ids)))
        found = dict.fromkeys(budget_ids, Stand())
        for budget_id, soort, bedrag in self._rows(query.group_by(b.budget_id, b.soort)):
            found[budget_id] = found[budget_id].after(BoekingSoort(soort), int(bedrag))
        return found

    def standen_of_verzoeken(self, ids: Sequence[int]) -> dict[int, Stand]:
        """Of each of these verzoeken."""
        b = g.boeking.c
        query = select(b.verzoek_id, b.soort, func.sum(b.bedrag)).where(b.verzoek_id.in_(list(ids)))
        found = dict.fromkeys(ids, Stand())
        for verzoek_id, soort, bedrag in self._rows(query.group_by(b.verzoek_id, b.soort)):
            found[verzoek_id] = found[verzoek_id].after(BoekingSoort(soort), int(bedrag))
        return found

    def vastgelegd(self, jaar: int, casus_id: int | None) -> Vastgelegd:
        """What counts under the ceilings of this year: of the casus, and of the team. Amounts of what the viewer is not
        told count too, else two people would see two ceilings.
        """
        b, u, v = g.boeking.c, g.budget.c, g.verzoek.c
        of_year = select(b.soort, func.sum(b.bedrag)).where(u.id == b.budget_id, u.jaar == jaar).group_by(b.soort)
        of_casus = of_year.where(v.id == b.verzoek_id, v.casus_id == (casus_id or 0))
        totals = []
        for query in (of_casus, of_year):
            rows = self._rows(query)
            totals.append(stand_of((BoekingSoort(soort), int(bedrag)) for soort, bedrag in rows).vastgelegd)
        return Vastgelegd(*totals)

    # -- budgets and rules -------------------------------------------------------------------------------------

    def budgetten(self, budget_ids: Sequence[int] | None = None) -> Rows:
        """Budgets with their wijk, the latest year first; none for a controller, who would read a wijk to the cent."""
        u, w = g.budget.c, t.wijk.c
        joined = g.budget.join(t.wijk, w.id == u.wijk_id)
        query = select(*u, w.naam.label("wijk")).select_from(joined).where(self._of_team())
        if budget_ids is not None:
            query = query.where(u.id.in_(list(budget_ids)))
        return self._rows(query.order_by(u.jaar.desc(), w.naam, u.bron, u.id))

    def budget_of(self, wijk_id: int, jaar: int, bron: str) -> int | None:
        """The budget of this wijk, year and source, if there is one."""
        u = g.budget.c
        query = select(u.id).where(u.wijk_id == wijk_id, u.jaar == jaar, u.bron == bron)
        found: int | None = self._conn.execute(query).scalar()
        return found

    def bestedingsregels(self, day: date | None = None) -> Rows:
        """Every edition, the latest to begin first; on a day the one that holds."""
        r, p = g.bestedingsregels.c, t.professional.c
        joined = g.bestedingsregels.outerjoin(t.professional, p.id == r.door_id)
        query = select(*r, p.naam.label("door")).select_from(joined).order_by(r.geldig_vanaf.desc(), r.id.desc())
        return self._rows(query if day is None else query.where(r.geldig_vanaf <= day).limit(1))

    # -- verzoeken ---------------------------------------------------------------------------------------------

    def may_see_verzoek(self, verzoek_id: int) -> bool:
        """It is told."""
        return self._conn.execute(self._verzoeken().where(g.verzoek.c.id == verzoek_id)).first() is not None

    def is_told_verzoek(self, verzoek_id: int, professional_id: int) -> bool:
        """Whether somebody else, whose word is written down, may be told it too."""
        v = g.verzoek.c
        part = part_of(v.levensdomein)
        about = func.coalesce(v.inwoner_id, ALLEN)
        told = visible(v.casus_id, professional_id, self._at, Categorie.ALLES, part, about=about)
        query = select(v.id).where(v.id == verzoek_id, or_(v.casus_id.is_(None), told))
        return self._conn.execute(query).first() is not None

    def verzoek_ids(
        self,
        *,
        status: Sequence[VerzoekUitkomst] = (),
        jaar: int | None = None,
        casus_id: int | None = None,
        budget_id: int | None = None,
    ) -> list[int]:
        """What is open first, then the latest asked."""
        v = g.verzoek.c
        query = select(v.id).where(self._told_verzoek())
        if status:
            query = query.where(v.status.in_(list(status)))
        if jaar is not None:
            query = query.where(v.budget_id.in_(select(g.budget.c.id).where(g.budget.c.jaar == jaar)))
        if casus_id is not None:
            query = query.where(v.casus_id == casus_id)
        if budget_id is not None:
            query = query.where(v.budget_id == budget_id)
        ordered = query.order_by(v.status != VerzoekUitkomst.OPEN, v.id.desc())
        return list(self._conn.execute(ordered).scalars())

    def verzoeken(self, ids: Sequence[int]) -> Rows:
        """These verzoeken, as far as they are told."""
        return self._rows(self._verzoeken().where(g.verzoek.c.id.in_(list(ids))))

    def _verzoeken(self) -> Select[tuple[object, ...]]:
        v, c, i, p, o = g.verzoek.c, t.casus.c, t.inwoner.c, t.professional.c, t.organisatie.c
        joined = g.verzoek.join(t.professional, p.id == v.aanvrager_id).join(t.organisatie, o.id == v.organisatie_id)
        joined = joined.outerjoin(t.casus, c.id == v.casus_id).outerjoin(t.inwoner, i.id == v.inwoner_id)
        joined = joined.join(g.budget, g.budget.c.id == v.budget_id).join(t.wijk, t.wijk.c.id == g.budget.c.wijk_id)
        columns = (
            *v,
            c.code.label("casus_code"),
            i.naam.label("inwoner"),
            p.naam.label("aanvrager"),
            o.naam.label("organisatie"),
            g.budget.c.jaar.label("jaar"),
            g.budget.c.bron.label("bron"),
            t.wijk.c.naam.label("wijk"),
        )
        return select(*columns).select_from(joined).where(self._told_verzoek())

    def akkoorden(self, verzoek_ids: Sequence[int]) -> Rows:
        """Who agreed to these, in order."""
        a, v, p, o = g.akkoord.c, g.verzoek.c, t.professional.c, t.organisatie.c
        w = t.professional.alias().c
        names = (p.naam.label("professional"), o.naam.label("organisatie"), w.naam.label("door"))
        query = select(*a, *names).where(
            w.id == a.door_id,
            a.verzoek_id.in_(list(verzoek_ids)),
            v.id == a.verzoek_id,
            p.id == a.professional_id,
            o.id == a.organisatie_id,
            self._told_verzoek(),
        )
        return self._rows(query.order_by(a.id))

    def verzoek_code_taken(self, code: str) -> bool:
        """Whether somebody else's verzoek is called so; asked by the program only."""
        return self._conn.execute(select(g.verzoek.c.id).where(g.verzoek.c.code == code)).first() is not None

    # -- the ledger --------------------------------------------------------------------------------------------

    def boekingen(
        self, *, budget_id: int | None = None, verzoek_id: int | None = None, zonder_verzoek: bool = False
    ) -> Rows:
        """The rows of a budget (all, or those of no verzoek) or of a verzoek, the latest first."""
        b = g.boeking.c
        query = self._boekingen()
        if budget_id is not None:
            query = query.where(b.budget_id == budget_id)
        if zonder_verzoek:
            query = query.where(b.verzoek_id.is_(None))
        if verzoek_id is not None:
            query = query.where(b.verzoek_id == verzoek_id, g.verzoek.c.id.is_not(None))
        return self._rows(query.order_by(b.boekdag.desc(), b.id.desc()))

    def boeking(self, boeking_id: int) -> AnyRow | None:
        """One row of the ledger."""
        return self._conn.execute(self._boekingen().where(g.boeking.c.id == boeking_id)).first()

    def andere_budgetten(self, budget_id: int) -> dict[int, int]:
        """Of each row of this budget that is half of a transfer: in which budget the other half stands."""
        b, other = g.boeking.c, g.boeking.alias().c
        query = select(b.id, other.budget_id).where(
            b.budget_id == budget_id, other.paar_id == b.paar_id, other.id != b.id
        )
        return {row.id: row.budget_id for row in self._rows(query.where(self._of_team()))}

    def boekingen_of_paar(self, paar_id: int | None) -> list[int]:
        """Both halves of a transfer, what left first: the other names it."""
        b = g.boeking.c
        query = select(b.id).where(b.paar_id == paar_id).order_by(b.id != b.paar_id, b.id)
        return list(self._conn.execute(query).scalars())

    def _boekingen(self) -> Select[tuple[object, ...]]:
        """With code, words and the last look as far as the verzoek is told; of what is not told the amounts alone."""
        b, v, p, tegen = g.boeking.c, g.verzoek.c, t.professional.c, g.boeking.alias()
        told = or_(b.verzoek_id.is_(None), v.id.is_not(None))
        joined = g.boeking.outerjoin(g.verzoek, and_(v.id == b.verzoek_id, self._told_verzoek()))
        joined = joined.outerjoin(t.professional, p.id == b.door_id).outerjoin(tegen, tegen.c.tegen_id == b.id)
        papers = select(func.count()).where(g.betaalbewijs.c.boeking_id == b.id).correlate(g.boeking)
        look, who = g.steekproef.alias(), t.professional.alias()
        joined = joined.outerjoin(look, and_(look.c.id == _last_look(), v.id.is_not(None)))
        joined = joined.outerjoin(who, who.c.id == look.c.door_id)
        plain = (b.id, b.budget_id, b.soort, b.bedrag, b.op, b.boekdag, b.tegen_id, b.paar_id)
        columns = (
            *plain,
            v.id.label("verzoek_id"),
            v.code.label("verzoek_code"),
            v.casus_id,
            case((told, b.kenmerk), else_="").label("kenmerk"),
            case((told, b.omschrijving), else_="").label("omschrijving"),
            case((told, p.naam), else_="").label("door"),
            tegen.c.id.label("teruggenomen_id"),
            papers.scalar_subquery().label("bewijzen"),
            look.c.klopt,
            look.c.bevinding,
            look.c.op.label("bekeken_op"),
            who.c.naam.label("bekeken_door"),
        )
        return select(*columns).select_from(joined).where(self._of_team())

    def betalingen(self, first: date, last: date) -> Rows:
        """What was paid and paid back on these days, and on any day what has a reference, from whichever budget, to lay
        beside the bank: (id, boekdag, bedrag, kenmerk, verzoek_id) and whether its verzoek is told, without which the
        last two are not shown. What was taken back and what takes it back are left out together.
        """
        b = g.boeking.c
        tegen = g.boeking.alias()
        gone = select(tegen.c.id).where(tegen.c.tegen_id == b.id).correlate(g.boeking)
        signed = case((b.soort == BoekingSoort.TERUGBETALING, -b.bedrag), else_=b.bedrag)
        told = select(g.verzoek.c.id).where(g.verzoek.c.id == b.verzoek_id, self._told_verzoek()).exists()
        columns = (b.id, b.boekdag, signed.label("bedrag"), b.kenmerk, b.verzoek_id, told.label("verteld"))
        query = select(*columns).where(
            or_(b.boekdag.between(first, last), b.kenmerk != ""),
            b.soort.in_(_BETAALD),
            b.tegen_id.is_(None),
            ~gone.exists(),
        )
        return self._rows(query.order_by(b.id))

    def betrokkenen(self, boeking_id: int) -> frozenset[int | None]:
        """Who asked for this payment, typed that for them, paid it, or brought its receipt."""
        b, v, e = g.boeking.c, g.verzoek.c, g.betaalbewijs.c
        asked, typed = (
            select(who).where(v.id == b.verzoek_id, b.id == boeking_id) for who in (v.aanvrager_id, v.door_id)
        )
        paid = select(b.door_id).where(b.id == boeking_id)
        brought = select(e.door_id).where(e.boeking_id == boeking_id)
        return frozenset(self._conn.execute(asked.union(typed, paid, brought)).scalars())

    def betaalbewijs(self, boeking_id: int) -> AnyRow | None:
        """The receipt of a payment whose verzoek is told."""
        e, b, v = g.betaalbewijs.c, g.boeking.c, g.verzoek.c
        query = select(*e, v.casus_id, b.verzoek_id).where(
            e.boeking_id == boeking_id, b.id == e.boeking_id, v.id == b.verzoek_id, self._told_verzoek()
        )
        return self._conn.execute(query.order_by(e.id.desc())).first()

    def te_controleren(self, jaar: int) -> list[int]:
        """Payments of a year that are told and that nobody looked at yet."""
        b, v, u, s = g.boeking.c, g.verzoek.c, g.budget.c, g.steekproef.c
        looked = select(s.id).where(s.boeking_id == b.id).correlate(g.boeking)
        query = select(b.id).where(
            b.soort == BoekingSoort.BETALING,
            b.tegen_id.is_(None),
            u.id == b.budget_id,
            u.jaar == jaar,
            v.id == b.verzoek_id,
            ~looked.exists(),
            self._told_verzoek(),
        )
        return list(self._conn.execute(query.order_by(b.id)).scalars())

    # -- looking back ------------------------------------------------------------------------------------------

    def terugblikken(
        self, *, verzoek_ids: Sequence[int] | None = None, until: date | None = None, limit: int | None = None
    ) -> Rows:
        """Planned and answered looks back: of these verzoeken; or through a day and not answered, oldest first."""
        k, v, c = g.terugblik.c, g.verzoek.c, t.casus.c
        joined = g.terugblik.join(g.verzoek, v.id == k.verzoek_id).outerjoin(t.casus, c.id == v.casus_id)
        joined = joined.outerjoin(t.professional, t.professional.c.id == k.door_id)
        columns = (*k, v.code, v.wat, v.verwachting, v.casus_id, c.code.label("casus_code"))
        query = select(*columns, t.professional.c.naam.label("door")).select_from(joined).where(self._told_verzoek())
        if verzoek_ids is not None:
            query = query.where(k.verzoek_id.in_(list(verzoek_ids)))
        if until is not None:
            query = query.where(k.gepland_op <= until, k.gedaan_op.is_(None))
        return self._rows(query.order_by(k.gepland_op, k.id).limit(limit))


def _last_look() -> ScalarSelect[int]:
    """The look that counts for a payment: who looked again, after one was found wrong, settles it."""
    s = g.steekproef.c
    query = select(s.id).where(s.boeking_id == g.boeking.c.id).order_by(s.op.desc(), s.id.desc()).limit(1)
    return query.correlate(g.boeking).scalar_subquery()

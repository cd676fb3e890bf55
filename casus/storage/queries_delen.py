"""Reading: what was asked, answered and decided about telling, for who deals with the casus."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select

from casus.domain.deelbesluit import DeelbesluitStatus
from casus.domain.toegang import GEHEEL, LID, VERANTWOORDELIJK, CasusFeiten, Categorie, day_in_place
from casus.domain.values import CasusStatus
from casus.storage import tables as t
from casus.storage import tables_delen as d
from casus.storage.reading import AnyRow, Reading, Rows
from casus.storage.zicht_feiten import Mensen, facts


class DeelQueries(Reading):
    """For who sees the casus itself or leads a table that has it: who only hears an item is not told who said no."""

    def _handles(self, casus_id: ColumnElement[int]) -> ColumnElement[bool]:
        """See ``may_handle_casus``."""
        return or_(self._seen(casus_id, *GEHEEL), self._leads(casus_id))

    def feiten(self, casus_ids: Sequence[int]) -> list[CasusFeiten]:
        """All that the rule of sight looks at, of these casussen as far as they are seen: for the check at the table,
        which shows names of organisations and grounds and no content.
        """
        c = t.casus.c
        seen = self._conn.execute(select(c.id).where(c.id.in_(list(casus_ids)), self._handles(c.id))).scalars().all()
        return list(facts(self._conn, seen, Mensen(self._conn, self._now))) if seen else []

    def casus_onderwerpen(self, casus_id: int) -> list[str]:
        """What the question of a visible casus is about: all of it for who deals with it, else what may be heard."""
        x = d.casus_onderwerp.c
        told = or_(self._handles(x.casus_id), self._told_part(x.casus_id, x.onderwerp))
        query = select(x.onderwerp).where(x.casus_id == casus_id, told).order_by(x.id)
        return list(self._conn.execute(query).scalars())

    def stops(self, casus_id: int) -> Rows:
        """What stops the use of what is known about somebody, now and before."""
        x = d.verwerkingsstop.c
        return self._rows(
            select(d.verwerkingsstop).where(x.casus_id == casus_id, self._handles(x.casus_id)).order_by(x.van, x.id)
        )

    def toestemmingen(self, casus_id: int) -> Rows:
        """Every time somebody in this casus was asked, the latest first."""
        x, i = d.toestemming.c, t.inwoner.c
        scan = d.toestemming_scan
        joined = d.toestemming.join(t.inwoner, i.id == x.inwoner_id).outerjoin(scan, scan.c.toestemming_id == x.id)
        named = (i.naam.label("inwoner"), i.leeftijdsklasse, i.grens_op, scan.c.soort.label("scan"))
        query = select(*d.toestemming.c, *named).select_from(joined)
        return self._rows(query.where(x.casus_id == casus_id, self._handles(x.casus_id)).order_by(x.id.desc()))

    def toestemming_scan(self, toestemming_id: int) -> AnyRow | None:
        """(casus_id, inwoner_id, code, soort, inhoud) of the signed form."""
        scan, x, c = d.toestemming_scan.c, d.toestemming.c, t.casus.c
        query = select(x.casus_id, x.inwoner_id, c.code, scan.soort, scan.inhoud).where(
            scan.toestemming_id == toestemming_id, x.id == scan.toestemming_id, c.id == x.casus_id
        )
        return self._conn.execute(query.where(self._handles(x.casus_id))).first()

    def verjaardagen(self, until: date) -> Rows:
        """(casus_id, code, casus, inwoner_id, naam, leeftijdsklasse, grens_op): who becomes 12 or 16 through this day,
        or did and has that day written down still, in casussen that run and that the viewer deals with.
        """
        c, i = t.casus.c, t.inwoner.c
        return self._rows(
            select(
                i.casus_id, c.code, c.naam.label("casus"), i.id.label("inwoner_id"), i.naam, i.leeftijdsklasse,
                i.grens_op,
            )
            .where(
                i.grens_op <= until,
                c.id == i.casus_id,
                c.status == CasusStatus.LOOPT,
                c.prullenbak_op.is_(None),
                self._handles(c.id),
            )
            .order_by(i.grens_op, i.id)
        )  # fmt: skip

    def toestemming_regels(self, ids: Sequence[int]) -> Rows:
        """(toestemming_id, organisatie_id, organisatie, onderwerp, mag) of these."""
        r, o, x = d.toestemming_regel.c, t.organisatie.c, d.toestemming.c
        return self._rows(
            select(r.toestemming_id, r.organisatie_id, o.naam.label("organisatie"), r.onderwerp, r.mag)
            .where(
                r.toestemming_id.in_(list(ids)),
                o.id == r.organisatie_id,
                x.id == r.toestemming_id,
                self._handles(x.casus_id),
            )
            .order_by(o.sorteersleutel, r.id)
        )

    def deelbesluiten(self, casus_id: int | None = None, *, only_open: bool = False) -> Rows:
        """Decisions and drafts, the latest first: of one casus, or of all that are seen."""
        x, c, p = d.deelbesluit.c, t.casus.c, t.professional.alias("schrijver").c
        query = select(
            *d.deelbesluit.c, c.code.label("casus_code"), c.naam.label("casus"), p.naam.label("auteur")
        ).where(c.id == x.casus_id, p.id == x.auteur_id, c.prullenbak_op.is_(None), self._handles(x.casus_id))
        if casus_id is not None:
            query = query.where(x.casus_id == casus_id)
        if only_open:
            query = query.where(x.status.in_((DeelbesluitStatus.CONCEPT, DeelbesluitStatus.VASTGELEGD)))
        return self._rows(query.order_by(x.id.desc()))

    def deelbesluit(self, deelbesluit_id: int) -> AnyRow | None:
        """One of them, if its casus is seen."""
        x = d.deelbesluit.c
        query = select(d.deelbesluit).where(x.id == deelbesluit_id, self._handles(x.casus_id))
        return self._conn.execute(query).first()

    def deel_ontvangers(self, ids: Sequence[int]) -> Rows:
        """(deelbesluit_id, organisatie_id, organisatie, gedeeld_op, ontvangen_op) of these decisions."""
        r, o, x = d.deel_ontvanger.c, t.organisatie.c, d.deelbesluit.c
        return self._rows(
            select(r.deelbesluit_id, r.organisatie_id, o.naam.label("organisatie"), r.gedeeld_op, r.ontvangen_op)
            .where(
                r.deelbesluit_id.in_(list(ids)),
                o.id == r.organisatie_id,
                x.id == r.deelbesluit_id,
                self._handles(x.casus_id),
            )
            .order_by(o.sorteersleutel, r.id)
        )

    def deel_over(self, ids: Sequence[int]) -> Rows:
        """(deelbesluit_id, inwoner_id, inwoner, onderwerp) of these decisions."""
        r, i, x = d.deel_over.c, t.inwoner.c, d.deelbesluit.c
        return self._rows(
            select(r.deelbesluit_id, r.inwoner_id, i.naam.label("inwoner"), r.onderwerp)
            .where(
                r.deelbesluit_id.in_(list(ids)),
                i.id == r.inwoner_id,
                x.id == r.deelbesluit_id,
                self._handles(x.casus_id),
            )
            .order_by(i.volgorde, r.id)
        )

    def deel_antwoorden(self, deelbesluit_id: int) -> Rows:
        """The answers of one weighing."""
        r, x = d.deel_antwoord.c, d.deelbesluit.c
        return self._rows(
            select(r.vraag, r.tekst, r.na_te_gaan).where(
                r.deelbesluit_id == deelbesluit_id, x.id == r.deelbesluit_id, self._handles(x.casus_id)
            )
        )

    def deel_weigeringen(self, deelbesluit_id: int) -> list[int]:
        """The refusals that a decision names."""
        r, x = d.deel_weigering.c, d.deelbesluit.c
        query = select(r.toestemming_id).where(
            r.deelbesluit_id == deelbesluit_id, x.id == r.deelbesluit_id, self._handles(x.casus_id)
        )
        return list(self._conn.execute(query).scalars())

    def deelbesluiten_past_refusal(self, ids: Sequence[int]) -> list[int]:
        """Which of these name a refusal that they go past."""
        r, x = d.deel_weigering.c, d.deelbesluit.c
        query = select(r.deelbesluit_id).where(
            r.deelbesluit_id.in_(list(ids)), x.id == r.deelbesluit_id, self._handles(x.casus_id)
        )
        return list(self._conn.execute(query.distinct()).scalars())

    def organisatie_on(self, professional_id: int, day: date) -> int | None:
        """Where somebody works on this day; the latest begun when two overlap."""
        w = t.dienstverband.c
        held = and_(w.van <= day, or_(w.tot.is_(None), w.tot >= day))
        query = select(w.organisatie_id).where(w.professional_id == professional_id, held).order_by(w.van.desc())
        found: int | None = self._conn.execute(query.limit(1)).scalar()
        return found

    def deelbesluit_code_exists(self, code: str) -> bool:
        """Whether the code is taken; only used to draw another."""
        x = d.deelbesluit.c
        return self._conn.execute(select(x.id).where(x.code == code)).first() is not None

    def petten(self, overleg_id: int) -> Rows:
        """(agendapunt_id, deelnemer_id, organisatie_id, organisatie, functie, wet) at the points that are seen."""
        x, a, o = d.pet.c, t.agendapunt.c, t.organisatie.c
        return self._rows(
            select(
                x.agendapunt_id, x.deelnemer_id, x.organisatie_id, o.naam.label("organisatie"), x.functie, x.wet
            ).where(a.overleg_id == overleg_id, x.agendapunt_id == a.id, o.id == x.organisatie_id, self._seen_punt())
        )

    def heard_about(self, casus_id: int) -> Rows:
        """Who was in the room when this casus was on the table: meeting, day, who, for whom, from, until."""
        s, a, o, x, p, org = (
            table.c for table in (t.aanwezigheid, t.agendapunt, t.overleg, t.deelnemer, t.professional, t.organisatie)
        )
        return self._rows(
            select(
                o.id.label("overleg_id"), o.nummer, o.datum, p.naam, x.organisatie_id, org.naam.label("organisatie"),
                s.in_op, s.uit_op,
            )
            .select_from(
                t.aanwezigheid.join(t.agendapunt, a.id == s.agendapunt_id)
                .join(t.overleg, o.id == a.overleg_id)
                .join(t.deelnemer, x.id == s.deelnemer_id)
                .join(t.professional, p.id == x.professional_id)
                .outerjoin(t.organisatie, org.id == x.organisatie_id)
            )
            .where(a.casus_id == casus_id, self._handles(a.casus_id))
            .order_by(o.datum.desc(), s.in_op, p.sorteersleutel)
        )  # fmt: skip

    # -- asking for sight ----------------------------------------------------------------------------------------

    def casus_of_code_unseen(self, code: str) -> int | None:
        """The casus of this code, seen or not; never shown, only to ask for sight of it."""
        c = t.casus.c
        query = select(c.id).where(c.code == code, c.prullenbak_op.is_(None))
        found: int | None = self._conn.execute(query).scalar()
        return found

    def toegangsverzoeken(self) -> Rows:
        """Requests for sight of casussen that the viewer sees, and their own that were answered; open ones first. A
        request that waits stands in no list of who asked, as one for a code that is not there does.
        """
        x, c, p = d.toegangsverzoek.c, t.casus.c, t.professional.c
        mine = and_(x.professional_id == (self._actor.professional_id or 0), x.beantwoord_op.is_not(None))
        return self._rows(
            select(*d.toegangsverzoek.c, c.code, p.naam.label("wie"), self._seen(c.id, *GEHEEL).label("mag_antwoorden"))
            .where(c.id == x.casus_id, p.id == x.professional_id, self._seen(c.id, *GEHEEL) | mine)
            .order_by(x.beantwoord_op.is_not(None), x.id.desc())
        )

    def noodtoegangen(self) -> Rows:
        """Broken glass at casussen that the viewer sees; what nobody looked at yet first."""
        x, c, p = d.noodtoegang.c, t.casus.c, t.professional.c
        return self._rows(
            select(*d.noodtoegang.c, c.code, p.naam.label("wie"))
            .where(c.id == x.casus_id, p.id == x.professional_id, self._seen(c.id, *GEHEEL))
            .order_by(x.gezien_op.is_not(None), x.id.desc())
        )

    # -- the meldcode --------------------------------------------------------------------------------------------

    def may_see_meldcode(self, casus_id: int) -> bool:
        """Who answers for the casus (also when something was refused: this route rests on a duty, not on consent), who
        stands in for them today, and a member who works where the inbrenger works and may hear about safety at home.
        Not who leads a table, not who broke the glass, not a member of another organisation.
        """
        c = t.casus.c
        whole = select(c.id, c.inbrenger_id).where(c.id == casus_id, self._seen(c.id, *GEHEEL))
        casus = self._conn.execute(whole).first()
        if casus is None or self._actor.gebruiker_id is None:
            return casus is not None
        return self._sees_on(casus_id, VERANTWOORDELIJK) or self._is_own_member(casus_id, casus.inbrenger_id)

    def _sees_on(self, casus_id: int, grounds: Sequence[str], *also: ColumnElement[bool]) -> bool:
        """Whether the viewer, or whom they stand in for today, sees the casus itself now on one of these grounds."""
        z = t.zicht.c
        query = select(z.casus_id).where(
            z.casus_id == casus_id,
            z.grond.in_(grounds),
            z.categorie.in_(GEHEEL),
            z.van <= self._now,
            or_(z.tot.is_(None), z.tot > self._now),
            self._is_mine(z.professional_id),
            *also,
        )
        return self._conn.execute(query.limit(1)).first() is not None

    def _is_own_member(self, casus_id: int, inbrenger_id: int) -> bool:
        z, own = t.zicht.c, self._actor.organisatie_id
        if own is None or own != self.organisatie_on(inbrenger_id, day_in_place(self._now)):
            return False
        hears = self._seen(z.casus_id, Categorie.ALLES, Categorie.VEILIGHEID_THUIS)
        return self._sees_on(casus_id, (LID,), z.professional_id == self._actor.professional_id, hears)

    def meldcoderegels(self, casus_id: int) -> Rows:
        """Steps of the meldcode that were taken, for who ``may_see_meldcode``."""
        if not self.may_see_meldcode(casus_id):
            return ()
        x, p = d.meldcoderegel.c, t.professional.c
        return self._rows(
            select(x.id, x.stap, x.toelichting, x.dag, p.naam.label("door"))
            .where(x.casus_id == casus_id, p.id == x.door_id, self._seen(x.casus_id, *GEHEEL))
            .order_by(x.dag, x.id)
        )

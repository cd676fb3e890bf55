"""One transaction: objects in, objects out, a log row for what was done, permissions drawn anew, or nothing
at all.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import ColumnElement, Engine, delete, insert, inspect, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import History, InstrumentedAttribute, flag_modified
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.sql.base import ExecutableOption

from casus.domain import logboek
from casus.domain.actie import Actie
from casus.domain.agendapunt import Agendapunt, Besluit, Notitie
from casus.domain.bevoegdheid import Actor
from casus.domain.casus import Casus
from casus.domain.changes import LogEntry
from casus.domain.deelbesluit import Deelbesluit
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.intake import Intake
from casus.domain.inwoner import Inwoner
from casus.domain.kostenraming import Raming
from casus.domain.meldcode import MeldcodeRegel
from casus.domain.netwerk import Netwerk
from casus.domain.organisatie import Gebruiker, Organisatie, Professional
from casus.domain.overleg import Correctie, Overleg
from casus.domain.plan import Plan
from casus.domain.plan_doel import Doel
from casus.domain.sociale_kaart import KaartAanbod
from casus.domain.toegang import Categorie, day_in_place
from casus.domain.toegangsverzoek import Noodtoegang, Toegangsverzoek
from casus.domain.toestemming import Toestemming
from casus.domain.verteld import Verteldregel
from casus.domain.verwijzing import Verwijzing
from casus.domain.verzoek import Verzoek
from casus.storage import exchange, log, ramingsommen, samenvoegen, search, verzoek_eerder, zicht
from casus.storage import tables as t
from casus.storage import tables_geld as g
from casus.storage.exchange_read import Read
from casus.storage.queries import Queries
from casus.storage.search_tables import Bron
from casus.storage.zicht_grondslag import ELKE_CASUS, Grondslag, grondslag, moved

T = TypeVar("T")
SAME_ACT = timedelta(minutes=15)
"""Reading the same thing again within this time is the same act."""


class UnitOfWork:
    """A write transaction. ``commit`` refuses to run without a log entry; leaving without it rolls back.

    ``read_only``: another window works with this dossier. Every change and every draft is refused here
    (``alleen_lezen``); what is only looked at is still logged.
    """

    def __init__(self, engine: Engine, actor: Actor, now: Callable[[], datetime], *, read_only: bool = False) -> None:
        self._engine = engine
        self._read_only = read_only
        self._actor = actor
        rol = "systeem" if actor.gebruiker_id is None else "+".join(sorted(actor.rollen))
        self._log_actor = logboek.LogActor(actor.gebruiker_id, rol, actor.organisatie_id)
        self._now = now

    def __enter__(self) -> Self:
        self._connection = self._engine.connect().execution_options(casus_write=True)
        self._session = Session(self._connection, expire_on_commit=False, autoflush=False)
        self._touched: set[int] = set()
        self._all_touched = False
        self._known: dict[object, Grondslag] = {}
        """What sight rested on in each aggregate when it was fetched or last written."""
        self._texts: defaultdict[Bron, set[int]] = defaultdict(set)
        self._ramingen: set[int] = set()
        try:
            self.queries = Queries(self._session.connection(), self._actor, self._now())
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        try:
            self._session.close()
        finally:
            self._connection.close()

    # -- objects -----------------------------------------------------------------------------------------------

    def get(self, cls: type[T], id_: int, versie: int | None = None) -> T:
        """The aggregate with its children; refused when it is not there *or not visible* (same answer), or when a
        colleague saved it after ``versie``.
        """
        if not self._may_get(cls, id_):
            raise RuleViolation("niet_gevonden", soort=cls.__name__.lower())
        found = self._fetch(cls, id_, versie)
        if isinstance(found, _OF_CASUS) and not self.queries.may_handle_casus(found.casus_id):
            raise RuleViolation("niet_gevonden", soort=cls.__name__.lower())
        return found

    def _may_get(self, cls: type[object], id_: int) -> bool:
        if cls is Casus:
            return self.queries.may_see_casus(id_)
        if cls is Actie:
            return self.queries.may_see_actie(id_)
        if cls is Verwijzing:
            return self.queries.may_see_verwijzing(id_)
        if cls is Plan:
            return self.queries.may_write_plan(id_)
        if cls is Netwerk:
            return self.queries.may_write_netwerk(id_)
        if cls is Raming:
            return self.queries.may_see_raming(id_)
        if cls is Verzoek:
            return self.queries.may_see_verzoek(id_)
        return cls is not Intake or self.queries.may_fill_intake(id_)

    def get_trashed(self, casus_id: int, versie: int) -> Casus:
        """A casus from the trash, for who may put it back; to everybody else it is not there."""
        if not self.queries.may_see_casus(casus_id, Categorie.PRULLENBAK):
            raise RuleViolation("niet_gevonden", soort="casus")
        return self._fetch(Casus, casus_id, versie)

    def get_unseen(self, cls: type[T], id_: int) -> T:
        """The same whatever the viewer may see of it: only to hand it over to somebody else; nothing of it is shown."""
        return self._fetch(cls, id_, None)

    def _fetch(self, cls: type[T], id_: int, versie: int | None) -> T:
        table = inspect(cls).local_table
        found = self._session.execute(
            select(cls).where(table.c.id == id_).options(*_children(cls))
        ).scalar_one_or_none()
        if found is None:
            raise RuleViolation("niet_gevonden", soort=cls.__name__.lower())
        if versie is not None and getattr(found, "versie", versie) != versie:
            raise EnvironmentProblem("intussen_gewijzigd", soort=cls.__name__.lower())
        self._known.setdefault(found, grondslag(found))
        return found

    def add(self, thing: object) -> None:
        """A new aggregate."""
        self._session.add(thing)

    def remove(self, thing: object) -> None:
        """An aggregate without children that goes for good."""
        self._session.delete(thing)

    def take_in(self, read: Read) -> None:
        """Write a checked exchange file into this empty dossier; every permission is drawn anew at commit."""
        self._refuse_change()
        exchange.write(self._session.connection(), read)
        search.rewrite_all(self._session.connection())
        ramingsommen.rewrite_all(self._session.connection())
        self._all_touched = True

    def merge_organisatie(self, gone: Organisatie, stays: Organisatie, now: datetime) -> None:
        """Let all that names ``gone`` name ``stays``, and remove ``gone``."""
        samenvoegen.move_organisatie(self._session.connection(), gone.id, stays.id, now)
        self._session.delete(gone)
        self._all_touched = True

    def flush(self) -> None:
        """Write what changed so far, so that queries in this transaction see it."""
        if self._session.new or self._session.dirty or self._session.deleted:
            self._refuse_change()
        for thing in self._session.dirty:
            if hasattr(thing, "gewijzigd_op"):
                flag_modified(thing, "gewijzigd_op")
        for thing in self._session.new:
            self._known.setdefault(thing, {})
            self._touch_text(thing)
            self._touch_sum(thing)
        for thing in self._session.dirty:
            self._touch(thing)
            self._touch_sum(thing)
            if _says_anew(thing):
                self._touch_text(thing)
        self._touch_what_moved()
        try:
            self._session.flush()
        except StaleDataError as error:
            raise EnvironmentProblem("intussen_gewijzigd", soort="") from error
        except IntegrityError as error:
            raise RuleViolation("niet_gevonden" if _is_dangling(error) else "bestaat_al") from error
        except DBAPIError as error:
            raise EnvironmentProblem("opslaan_mislukt") from error

    def commit(self, *entries: LogEntry) -> None:
        """Write everything, the permissions that follow from it and the log rows; then it is safe on disk."""
        if not entries:
            raise AssertionError("commit without a log entry")
        self.flush()
        conn = self._session.connection()
        now = self._now()
        if self._all_touched:
            zicht.rewrite_all(conn, now)
        elif self._touched:
            zicht.rewrite(conn, self._touched, now)
        search.rewrite(conn, self._texts)
        ramingsommen.rewrite(conn, self._ramingen, day_in_place(now))
        log.append(conn, self._log_actor, entries, now)
        try:
            self._session.commit()
        except DBAPIError as error:
            raise EnvironmentProblem("opslaan_mislukt") from error

    def commit_reading(self, entry: LogEntry) -> None:
        """Log an act of reading, unless the same person did the same to the same within ``SAME_ACT``."""
        if not log.act_within(
            self._session.connection(), self._log_actor, entry.action, entry.objects[0], self._now() - SAME_ACT
        ):
            self.commit(entry)

    def explain(self, id_: int, tekst: str, entry: LogEntry) -> LogEntry:
        """The entry with the reason that somebody typed for it.

        The log book holds no text, so the reason stands beside it: the row names it and carries its digest, and so a
        changed reason is found like a changed row.
        """
        row = {"id": id_, "tekst": tekst, "gebruiker_id": self._actor.gebruiker_id, "gemaakt_op": self._now()}
        self._session.connection().execute(insert(t.toelichting), row)
        digest = sha256(tekst.encode()).hexdigest()
        return replace(entry, objects=(*entry.objects, ("toelichting", id_)), outcome=f"sha256_{digest}")

    def tell(self, jaar: int, regels: Sequence[tuple[int, Verteldregel]]) -> None:
        """Remember what a controller is told of a year; also when nothing else may be changed, for it is a reading."""
        now = self._now()
        rows = [{"id": id_, "jaar": jaar, **regel._asdict(), "op": now} for id_, regel in regels]
        if rows:
            self._session.connection().execute(insert(g.verteld), rows)

    # -- drafts: the one write without a log row ---------------------------------------------------------------

    def keep_concept(self, scherm: str, object_id: int, veld: str, tekst: str) -> None:
        """Keep what was typed and not yet saved; an empty text forgets it. Committed at once."""
        self._refuse_change()
        conn = self._session.connection()
        conn.execute(delete(t.concept).where(*self._concept(scherm, object_id), t.concept.c.veld == veld))
        if tekst:
            row = {"gebruiker_id": self._actor.gebruiker_id, "scherm": scherm, "object_id": object_id, "veld": veld}
            conn.execute(insert(t.concept), row | {"tekst": tekst, "getypt_op": self._now()})
        self._session.commit()

    def forget_concept(self, scherm: str, object_id: int) -> None:
        """The record is saved: its drafts go, in this same transaction or in one of their own."""
        self._refuse_change()
        self._session.connection().execute(delete(t.concept).where(*self._concept(scherm, object_id)))

    def commit_concepten(self) -> None:
        """Commit drafts alone; refused when anything else changed."""
        if self._session.new or self._session.dirty or self._session.deleted:
            raise AssertionError("more than drafts")
        self._session.commit()

    def _concept(self, scherm: str, object_id: int) -> tuple[ColumnElement[bool], ...]:
        c = t.concept.c
        return (c.gebruiker_id == self._actor.gebruiker_id, c.scherm == scherm, c.object_id == object_id)

    def _refuse_change(self) -> None:
        if self._read_only:
            raise EnvironmentProblem("alleen_lezen")

    # -- who sees it -------------------------------------------------------------------------------------------

    def _touch(self, thing: object) -> None:
        """Of a changed aggregate that is no part of a casus; of a verzoek how it stood is kept before it is written."""
        if isinstance(thing, Verzoek):
            verzoek_eerder.keep(self._session.connection(), thing, self._now())
        elif isinstance(thing, Organisatie) and self._is_other_kind(thing):
            self._all_touched = True
        elif isinstance(thing, Professional) and self._works_anew(thing):
            self._touched.update(zicht.seen_by(self._session.connection(), [thing.id]))

    def _works_anew(self, professional: Professional) -> bool:
        """Who stands in for them, or where they work, changed in this transaction."""
        attributes = inspect(professional).attrs
        return any(self._changed(attributes[name].history) for name in ("vervangingen", "dienstverbanden"))

    def _is_other_kind(self, organisatie: Organisatie) -> bool:
        """Became police, or no longer is: what comes from there is told by a rule of its own."""
        return bool(inspect(organisatie).attrs["soort"].history.deleted)

    def _changed(self, listed: History) -> bool:
        return bool(listed.added or listed.deleted) or any(v in self._session.dirty for v in listed.unchanged or ())

    def _touch_what_moved(self) -> None:
        """Also what is gone: a casus that was taken off the agenda loses the permissions of its table."""
        for thing, before in self._known.items():
            now = grondslag(thing)
            self._touched |= moved(before, now)
            self._known[thing] = now
        self._all_touched |= ELKE_CASUS in self._touched

    def _touch_text(self, thing: object) -> None:
        """What is found by its words; of a correction the thing it sets right."""
        bron = _SEARCHED.get(type(thing))
        if bron is not None:
            self._texts[bron].add(_id_of(thing))
        elif isinstance(thing, Correctie) and thing.onderwerp in set(Bron):
            self._texts[Bron(thing.onderwerp)].add(thing.onderwerp_id)

    def _touch_sum(self, thing: object) -> None:
        """A raming whose lines or horizon may have changed; of a verzoek that was decided, hung on or taken off, the
        raming that it hangs on and the one that it hung on.
        """
        if isinstance(thing, Raming):
            self._ramingen.add(thing.id)
        elif isinstance(thing, Verzoek):
            hangs, status = (inspect(thing).attrs[name].history for name in ("raming_id", "status"))
            if hangs.has_changes() or status.has_changes():
                self._ramingen.update(each for each in hangs.sum() if each is not None)


_OF_CASUS = (Toestemming, Deelbesluit, Noodtoegang, Toegangsverzoek, MeldcodeRegel)
"""What hangs on a casus without being part of it."""
_SEARCHED: dict[type[object], Bron] = {
    Casus: Bron.CASUS,
    Inwoner: Bron.INWONER,
    Notitie: Bron.NOTITIE,
    Besluit: Bron.BESLUIT,
    Actie: Bron.ACTIE,
}


def _id_of(thing: object) -> int:
    """The key of a mapped object; imperative mapping hides it from mypy."""
    key: int = vars(thing)["id"]
    return key


def _says_anew(thing: object) -> bool:
    """Whether other words stand in it than when it was read; what is not searched may always be passed on."""
    bron = _SEARCHED.get(type(thing))
    if bron is None:
        return True
    attributes = inspect(thing).attrs
    return any(attributes[word].history.has_changes() for word in search.WORDS[bron])


def _is_dangling(error: IntegrityError) -> bool:
    """A reference to something that is not there, rather than a second one of what must be unique."""
    return getattr(error.orig, "sqlstate", None) == "23503" or "FOREIGN KEY" in str(error.orig)


_INSIDE: dict[type[object], tuple[str, ...]] = {
    Casus: ("inwoners", "leden", "onderwerpen", "stops"),
    Toestemming: ("regels",),
    Deelbesluit: ("ontvangers", "over", "antwoorden", "weigeringen"),
    Intake: ("delen", "onderwerpen", "antwoorden", "cijfers", "verbanden"),
    KaartAanbod: ("levensdomeinen", "wijken", "leeftijden", "bouwstenen"),
    Netwerk: ("banden",),
    Raming: ("regels",),
    Professional: ("dienstverbanden", "vervangingen"),
    Gebruiker: ("rollen",),
    Verzoek: ("akkoorden",),
}
"""The lists of an aggregate that has no lists within lists."""


def _children(cls: type[object]) -> tuple[ExecutableOption, ...]:
    """What is loaded with an aggregate: everything inside it, in one query per kind."""
    if cls is Plan:
        return (selectinload(_of(Plan, "doelen")).selectinload(_of(Doel, "stappen")),)
    if cls is Overleg:
        punten = selectinload(_of(Overleg, "punten"))
        inner = [punten.selectinload(_of(Agendapunt, n)) for n in ("aanwezigheid", "notities", "besluiten", "petten")]
        return (selectinload(_of(Overleg, "deelnemers")), selectinload(_of(Overleg, "correcties")), *inner)
    return tuple(selectinload(_of(cls, name)) for name in _INSIDE.get(cls, ()))


def _of(cls: type[object], name: str) -> InstrumentedAttribute[object]:
    """The mapped relation; imperative mapping sets it at run time, so mypy cannot know it."""
    relation: InstrumentedAttribute[object] = getattr(cls, name)
    return relation

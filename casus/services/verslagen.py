"""Minutes: from what the viewer may see to a Word file in a place the user chose."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.naamloos import hide_names
from casus.domain.values import AgendapuntStatus, AgendaReden, EigenaarSoort
from casus.services.acties import ActieRow
from casus.services.context import Context
from casus.services.overleg_page import BesluitRow, CorrectieRow, NotitieRow, OverlegPage, PuntRow, show_overleg

if TYPE_CHECKING:
    from casus.documents import verslag_gegevens as doc

PLACE = ZoneInfo("Europe/Amsterdam")
VOLLEDIG = "volledig"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class MakeVerslag:
    """Which meeting, which kind, with names or codes (names need a reason, which is logged), and where to."""

    overleg_id: int
    soort: str
    pad: Path
    met_namen: bool = False
    reden: str = ""


@dataclass(frozen=True)
class _Sources:
    """What the minutes need besides the page of the meeting."""

    inwoners: dict[int, dict[int, tuple[str, str, date | None]]]
    """casus -> inwoner -> (name, own words, day)."""
    vertegenwoordigers: tuple[str, ...]
    dossier: tuple[str, str]
    """team, gemeente."""
    wijk: str
    volgende: tuple[date, time] | None
    stand: tuple[int, str]
    elders: dict[str, str]
    """Name -> code of every person of the dossier."""


def make_verslag(ctx: Context, cmd: MakeVerslag) -> Path:
    """Write the minutes as .docx. Logged before the file is made: who, which meeting, with names or not."""
    from casus.documents.verslag import verslag_document
    from casus.documents.word import to_docx
    from casus.system.files import write_atomically

    data = read_verslag(ctx, cmd)
    write_atomically(cmd.pad, to_docx(verslag_document(data)))
    return cmd.pad


def read_verslag(ctx: Context, cmd: MakeVerslag) -> "doc.VerslagGegevens":
    """What the minutes will say; the log row is written here, before any content leaves."""
    ctx.actor.require(Handeling.VERSLAG_MAKEN)
    if cmd.soort != VOLLEDIG:
        raise RuleViolation("verslag_soort_onbekend", field="soort")
    if cmd.met_namen and not cmd.reden.strip():
        raise RuleViolation("reden_ontbreekt", field="reden")
    page = show_overleg(ctx, cmd.overleg_id)
    ground = "met_namen" if cmd.met_namen else "met_codes"
    entry = LogEntry("verslag_gemaakt", (("overleg", cmd.overleg_id),), ground=ground)
    with ctx.unit_of_work() as uow:
        uow.commit(uow.explain(ctx.new_id(), cmd.reden.strip(), entry) if cmd.met_namen else entry)
    return _gegevens(ctx, cmd, page, _sources(ctx, page))


def default_name(ctx: Context, overleg_id: int) -> str:
    """What the file is called unless the user says otherwise: date, kind, wijk; never a person."""
    from casus.documents.names import document_name

    with ctx.read() as queries:
        row, wijken = queries.overleg(overleg_id), queries.wijken()
    if row is None:
        raise RuleViolation("niet_gevonden", soort="overleg")
    return document_name("verslag", row.datum, wijken[0].naam if wijken else "")


def _sources(ctx: Context, page: OverlegPage) -> _Sources:
    with ctx.read() as queries:
        found = {punt.casus_id: queries.inwoners(punt.casus_id) for punt in page.casussen if punt.casus_id is not None}
        dossier, wijken, later = queries.dossier(), queries.wijken(), queries.overleggen(since=page.datum)
        head, elsewhere = queries.log_head(), queries.names_to_hide()
    people = {id_: {i.id: (i.naam, i.eigen_woorden, i.eigen_woorden_op) for i in rows} for id_, rows in found.items()}
    speaking = tuple(i.vertegenwoordiger for rows in found.values() for i in rows if i.vertegenwoordiger)
    after = [row for row in later if (row.datum, row.nummer) > (page.datum, page.nummer)]
    following = (after[-1].datum, after[-1].begin) if after else None
    team = ("", "") if dossier is None else (dossier.naam, dossier.gemeente)
    return _Sources(
        people, speaking, team, wijken[0].naam if wijken else "", following, head, dict(row[:2] for row in elsewhere)
    )


def _gegevens(ctx: Context, cmd: MakeVerslag, page: OverlegPage, sources: _Sources) -> "doc.VerslagGegevens":
    from casus.documents import verslag_gegevens as doc

    names = {d.professional_id: d.naam for d in page.deelnemers}
    build = _Builder(page, sources, met_namen=cmd.met_namen)
    nr, controlewaarde = sources.stand
    return doc.VerslagGegevens(
        stand=page.status.value,
        gemaakt_op=ctx.now(),
        wijk=sources.wijk,
        team=", ".join(part for part in sources.dossier if part),
        code=str(page.nummer),
        datum=page.datum,
        begin=page.begin,
        eind=page.eind,
        plaats=page.plaats,
        voorzitter=names.get(page.voorzitter_id or 0, ""),
        notulist=names.get(page.notulist_id or 0, ""),
        gesloten_op=_day(page.gesloten_op),
        vastgesteld_op=_day(page.vastgesteld_op),
        volgende_datum=sources.volgende[0] if sources.volgende else None,
        volgende_tijd=sources.volgende[1] if sources.volgende else None,
        deelnemers=build.deelnemers(),
        punten=tuple(build.punt(p) for p in page.casussen),
        vaste_punten=tuple(build.vast(p) for p in page.punten if p.casus_id is None),
        met_namen=cmd.met_namen,
        reden_namen=cmd.reden.strip() if cmd.met_namen else "",
        logstand=doc.Logstand(nr, controlewaarde),
    )


class _Builder:
    """From the rows of a meeting to the words of its minutes; decides per name whether it may stand there."""

    def __init__(self, page: OverlegPage, sources: _Sources, *, met_namen: bool) -> None:
        self._page = page
        self._people = sources.inwoners
        self._met_namen = met_namen
        self._next = sources.volgende[0] if sources.volgende else None
        self._keep = [d.naam for d in page.deelnemers]
        self._codes: dict[str, str] = {}
        for row in page.casussen:
            people = (person[0] for person in self._people.get(row.casus_id or 0, {}).values())
            self._codes |= dict.fromkeys((row.naam or "", *people), row.code or "")
        near = {a.eigenaar_naam: "een naaste" for p in page.punten for a in p.acties if a.eigenaar_naam}
        near |= dict.fromkeys(sources.vertegenwoordigers, "de vertegenwoordiger")
        self._codes |= {naam: words for naam, words in near.items() if naam not in self._codes}
        self._elsewhere = {naam: code for naam, code in sources.elders.items() if naam not in self._codes}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for naam in (*self._codes, *self._elsewhere):
            for word in set(_WORD.findall(naam)):
                self._by_word[word].append(naam)

    def _free(self, text: str) -> str:
        """What somebody typed, without the names of the people it is about unless names were asked for.

        Only names that share a word with the text are tried, so that a long meeting stays linear.
        """
        if self._met_namen:
            return text
        words = set(_WORD.findall(text))
        words |= {word.removesuffix("s") for word in words}
        near = {naam for word in words for naam in self._by_word.get(word, ())}
        here = {naam: self._codes[naam] for naam in near if naam in self._codes}
        elsewhere = {naam: self._elsewhere[naam] for naam in near if naam in self._elsewhere}
        return hide_names(text, here, self._keep, elsewhere=elsewhere)

    def deelnemers(self) -> "tuple[doc.Deelnemer, ...]":
        from casus.documents import verslag_gegevens as doc

        page = self._page
        roles = {page.notulist_id: "notulist", page.voorzitter_id: "voorzitter"}
        return tuple(
            doc.Deelnemer(
                id=d.id,
                naam=d.naam,
                organisatie=d.organisatie or "",
                rol="gast" if d.gast else roles.get(d.professional_id, ""),
                afgemeld=d.afgemeld,
            )
            for d in page.deelnemers
        )

    def punt(self, row: PuntRow) -> "doc.Punt":
        from casus.documents import verslag_gegevens as doc

        discussed = row.status in (AgendapuntStatus.BESPROKEN, AgendapuntStatus.LOPEND)
        people = self._people.get(row.casus_id or 0, {})
        return doc.Punt(
            code=row.code or "",
            stand=row.status.value,
            naam=row.naam if self._met_namen else None,
            vraag=self._free(row.vraag or row.casusvraag or ""),
            begin=_clock(row.begonnen_op),
            eind=_clock(row.klaar_op),
            inloop=row.reden is AgendaReden.INLOOP,
            casusregisseur=row.casusregisseur or "",
            eigen_woorden=tuple(
                doc.EigenWoorden(self._free(words), naam if self._met_namen else "", day)
                for naam, words, day in people.values()
                if words and discussed
            ),
            notities=tuple(self._notitie(n) for n in row.notities),
            besluiten=tuple(self._besluit(b) for b in row.besluiten),
            afspraken=tuple(self._afspraak(a, row) for a in row.acties),
            verblijven=tuple(
                doc.Verblijf(s.deelnemer_id, _clock(s.in_op) or time(), _clock(s.uit_op)) for s in row.aanwezigheid
            ),
            terug_op=row.terug_op or self._returns_on(row),
        )

    def _returns_on(self, row: PuntRow) -> date | None:
        """Not reached, or an actie still open: it stands on the next agenda by itself, if there is one."""
        returns = row.status is AgendapuntStatus.NIET_BEREIKT or any(actie.is_open for actie in row.acties)
        return self._next if returns else None

    def vast(self, row: PuntRow) -> "doc.VastPunt":
        from casus.documents import verslag_gegevens as doc

        return doc.VastPunt(
            titel=self._free(row.titel),
            notities=tuple(self._notitie(n) for n in row.notities),
            besluiten=tuple(self._besluit(b) for b in row.besluiten),
            afspraken=tuple(self._afspraak(a, row) for a in row.acties),
        )

    def _notitie(self, row: NotitieRow) -> "doc.Notitie":
        from casus.documents import verslag_gegevens as doc

        tekst, corrections = self._corrected("notitie", row.id, row.tekst)
        return doc.Notitie(row.soort.value, tekst, self._free(row.bron), _day(row.gemaakt_op), corrections)

    def _besluit(self, row: BesluitRow) -> "doc.Besluit":
        from casus.documents import verslag_gegevens as doc

        tekst, corrections = self._corrected("besluit", row.id, row.tekst)
        return doc.Besluit(row.code, tekst, self._free(row.motivering), row.status.value, corrections)

    def _afspraak(self, row: ActieRow, punt: PuntRow) -> "doc.Afspraak":
        from casus.documents import verslag_gegevens as doc

        marks = tuple(
            doc.Correctie(day, self._free(k.oud))
            for k in self._page.correcties
            if (k.onderwerp, k.onderwerp_id) == ("actie", row.id) and (day := _day(k.gemaakt_op)) is not None
        )
        return doc.Afspraak(self._eigenaar(row, punt), self._free(row.wat), row.uiterlijk, marks)

    def _eigenaar(self, row: ActieRow, punt: PuntRow) -> str:
        if row.eigenaar_soort is EigenaarSoort.PERSOON:
            several = len(self._people.get(punt.casus_id or 0, {})) > 1
            return (
                (row.inwoner or "") if self._met_namen else ("Iemand uit het gezin" if several else "De persoon zelf")
            )
        if row.eigenaar_soort is EigenaarSoort.NAASTE:
            return row.eigenaar_naam if self._met_namen else "Een naaste"
        return row.professional or row.organisatie or ""

    def _corrected(self, kind: str, id_: int, tekst: str) -> "tuple[str, tuple[doc.Correctie, ...]]":
        """The text as it should read now, with what stood there before, oldest first."""
        from casus.documents import verslag_gegevens as doc

        found: list[CorrectieRow] = [k for k in self._page.correcties if (k.onderwerp, k.onderwerp_id) == (kind, id_)]
        if not found:
            return self._free(tekst), ()
        stood = [tekst, *(k.nieuw for k in found[:-1])]
        marks = tuple(
            doc.Correctie(day, self._free(old))
            for k, old in zip(found, stood, strict=True)
            if (day := _day(k.gemaakt_op)) is not None
        )
        return self._free(found[-1].nieuw), marks


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.astimezone(PLACE).date()


def _clock(moment: datetime | None) -> time | None:
    return None if moment is None else moment.astimezone(PLACE).time().replace(second=0, microsecond=0)

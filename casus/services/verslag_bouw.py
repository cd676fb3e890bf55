"""From the rows of a meeting to the words of its minutes: what every kind of minutes is built from.

Names become codes here, and what is about unsafety at home falls out: it stands in no minutes of any kind.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from casus.domain.naamloos import hide_names
from casus.domain.onderwerp import Onderwerp
from casus.domain.values import AgendapuntStatus, AgendaReden, EigenaarSoort
from casus.domain.verzegeld import NIET_IN_VERSLAG
from casus.services.acties import ActieRow
from casus.services.context import Context
from casus.services.overleg_page import BesluitRow, CorrectieRow, NotitieRow, OverlegPage, PuntRow

if TYPE_CHECKING:
    from casus.documents import verslag_gegevens as doc

PLACE = ZoneInfo("Europe/Amsterdam")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Bronnen:
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
    codes: frozenset[str]
    """Of every casus in the dossier: a text that holds one tells about that casus."""
    actie_onderwerpen: dict[int, Onderwerp]
    """Part of life by actie; what is not in it belongs to the question."""


def read_sources(ctx: Context, page: OverlegPage) -> Bronnen:
    """Everything beside the page, in one reading."""
    with ctx.read() as queries:
        found = {punt.casus_id: queries.inwoners(punt.casus_id) for punt in page.casussen if punt.casus_id is not None}
        dossier, wijken, later = queries.dossier(), queries.wijken(), queries.overleggen(since=page.datum)
        head, elsewhere = queries.log_head(), queries.names_to_hide()
        labels = queries.actie_onderwerpen([actie.id for punt in page.punten for actie in punt.acties])
    people = {id_: {i.id: (i.naam, i.eigen_woorden, i.eigen_woorden_op) for i in rows} for id_, rows in found.items()}
    speaking = tuple(i.vertegenwoordiger for rows in found.values() for i in rows if i.vertegenwoordiger)
    after = [row for row in later if (row.datum, row.nummer) > (page.datum, page.nummer)]
    following = (after[-1].datum, after[-1].begin) if after else None
    team = ("", "") if dossier is None else (dossier.naam, dossier.gemeente)
    return Bronnen(
        inwoners=people,
        vertegenwoordigers=speaking,
        dossier=team,
        wijk=wijken[0].naam if wijken else "",
        volgende=following,
        stand=head,
        elders=dict(row[:2] for row in elsewhere),
        codes=frozenset(row[1] for row in elsewhere),
        actie_onderwerpen=labels,
    )


class Bouw:
    """From the rows of a meeting to the words of its minutes; decides per name whether it may stand there."""

    def __init__(self, page: OverlegPage, sources: Bronnen, *, met_namen: bool) -> None:
        self._page = page
        self._people = sources.inwoners
        self._actie_onderwerpen = sources.actie_onderwerpen
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

    def free(self, text: str) -> str:
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
        """Everybody who was invited."""
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

    def sayable(self, row: PuntRow) -> PuntRow:
        """The point without what stands in no minutes of any kind."""
        labels = self._actie_onderwerpen
        return replace(
            row,
            notities=tuple(n for n in row.notities if n.onderwerp is not NIET_IN_VERSLAG),
            besluiten=tuple(b for b in row.besluiten if b.onderwerp is not NIET_IN_VERSLAG),
            acties=tuple(a for a in row.acties if labels.get(a.id) is not NIET_IN_VERSLAG),
        )

    def punt(self, row: PuntRow) -> "doc.Punt":
        """A casus with all that may stand in minutes."""
        from casus.documents import verslag_gegevens as doc

        discussed = row.status in (AgendapuntStatus.BESPROKEN, AgendapuntStatus.LOPEND)
        people, kept = self._people.get(row.casus_id or 0, {}), self.sayable(row)
        return doc.Punt(
            code=row.code or "",
            stand=row.status.value,
            naam=row.naam if self._met_namen else None,
            vraag=self.free(row.vraag or row.casusvraag or ""),
            begin=clock_of(row.begonnen_op),
            eind=clock_of(row.klaar_op),
            inloop=row.reden is AgendaReden.INLOOP,
            casusregisseur=row.casusregisseur or "",
            eigen_woorden=tuple(
                doc.EigenWoorden(self.free(words), naam if self._met_namen else "", day)
                for naam, words, day in people.values()
                if words and discussed
            ),
            notities=tuple(self._notitie(n) for n in kept.notities),
            besluiten=tuple(self._besluit(b) for b in kept.besluiten),
            afspraken=tuple(self._afspraak(a, row) for a in kept.acties),
            verblijven=tuple(
                doc.Verblijf(s.deelnemer_id, clock_of(s.in_op) or time(), clock_of(s.uit_op)) for s in row.aanwezigheid
            ),
            terug_op=row.terug_op or self._returns_on(kept),
        )

    def _returns_on(self, row: PuntRow) -> date | None:
        """Not reached, or an actie still open: it stands on the next agenda by itself, if there is one."""
        returns = row.status is AgendapuntStatus.NIET_BEREIKT or any(actie.is_open for actie in row.acties)
        return self._next if returns else None

    def vast(self, row: PuntRow) -> "doc.VastPunt":
        """A standing point."""
        from casus.documents import verslag_gegevens as doc

        kept = self.sayable(row)
        return doc.VastPunt(
            titel=self.free(row.titel),
            notities=tuple(self._notitie(n) for n in kept.notities),
            besluiten=tuple(self._besluit(b) for b in kept.besluiten),
            afspraken=tuple(self._afspraak(a, row) for a in kept.acties),
        )

    def _notitie(self, row: NotitieRow) -> "doc.Notitie":
        from casus.documents import verslag_gegevens as doc

        tekst, corrections = self._corrected("notitie", row.id, row.tekst)
        return doc.Notitie(row.soort.value, tekst, self.free(row.bron), day_of(row.gemaakt_op), corrections)

    def _besluit(self, row: BesluitRow) -> "doc.Besluit":
        from casus.documents import verslag_gegevens as doc

        tekst, corrections = self._corrected("besluit", row.id, row.tekst)
        return doc.Besluit(row.code, tekst, self.free(row.motivering), row.status.value, corrections)

    def _afspraak(self, row: ActieRow, punt: PuntRow) -> "doc.Afspraak":
        from casus.documents import verslag_gegevens as doc

        marks = tuple(
            doc.Correctie(day, self.free(k.oud))
            for k in self._page.correcties
            if (k.onderwerp, k.onderwerp_id) == ("actie", row.id) and (day := day_of(k.gemaakt_op)) is not None
        )
        return doc.Afspraak(self._eigenaar(row, punt), self.free(row.wat), row.uiterlijk, marks)

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
            return self.free(tekst), ()
        stood = [tekst, *(k.nieuw for k in found[:-1])]
        marks = tuple(
            doc.Correctie(day, self.free(old))
            for k, old in zip(found, stood, strict=True)
            if (day := day_of(k.gemaakt_op)) is not None
        )
        return self.free(found[-1].nieuw), marks


def day_of(moment: datetime | None) -> date | None:
    """The day in Amsterdam."""
    return None if moment is None else moment.astimezone(PLACE).date()


def clock_of(moment: datetime | None) -> time | None:
    """The clock on the wall, to the minute."""
    return None if moment is None else moment.astimezone(PLACE).time().replace(second=0, microsecond=0)

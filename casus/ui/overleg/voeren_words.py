"""What the chairing screen says: rows of the agenda, the conversation, who is there, and the clock. No widgets."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from casus.domain.onderwerp import Onderwerp
from casus.domain.tafelcheck import Oordeel
from casus.domain.values import AgendapuntStatus, EigenaarSoort, NotitieSoort
from casus.services.acties import ActieRow
from casus.services.messages import label
from casus.services.overleg_page import BesluitRow, NotitieRow, OverlegPage, PuntRow
from casus.services.tafelcheck import Tafelcheck
from casus.services.tafelwoorden import ground_words, verdict_words
from casus.ui.dates import day_long, day_short, late, local, moment_clock, starting
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.overleg.agenda_words import tr
from casus.ui.widgets.label import facts


class VerloopRow(NamedTuple):
    """A point in the narrow agenda: ``state`` is done, now or ahead."""

    punt_id: int
    state: str
    number: str
    title: str
    under: str
    minutes: str
    looked_at: bool

    def sentence(self) -> str:
        words = {"done": tr("besproken"), "now": tr("nu op tafel"), "ahead": tr("komt nog")}
        parts = (self.number, self.title, self.under, self.minutes, words[self.state])
        return ", ".join(part for part in parts if part)


class GesprekRow(NamedTuple):
    """Something written down: the text, the kind in a word, and what belongs to it."""

    key: int
    icon: Icon
    text: str
    kind: str
    meta: str
    is_agreed: bool


class ErbijRow(NamedTuple):
    """Somebody and where they are for this point; ``inside`` None when the point does not run."""

    id: int
    naam: str
    job: str
    gast: bool
    inside: bool | None
    words: str
    oordeel: Oordeel | None = None
    verdict: str = ""
    ground: str = ""


class ActieLine(NamedTuple):
    """An actie of before with what became of it; ``state`` is open, later, done or not."""

    id: int
    wat: str
    who: str
    words: str
    state: str
    is_late: bool


def verloop_rows(
    page: OverlegPage, shown: PuntRow | None, names: Names, now: datetime, quiet: frozenset[int] = frozenset()
) -> list[VerloopRow]:
    """``quiet``: points of which this table may not hear the name."""
    found, number = [], 0
    for punt in page.punten:
        number += punt.casus_id is not None
        state = {AgendapuntStatus.BESPROKEN: "done", AgendapuntStatus.LOPEND: "now"}.get(punt.status, "ahead")
        minutes = round(spent_seconds(punt, now) / 60) if state == "done" else punt.minuten
        is_casus = punt.casus_id is not None
        found.append(
            VerloopRow(
                punt.id,
                state,
                str(number) if is_casus else "",
                (punt.code or "") if is_casus else punt.titel,
                names.beside_code(punt.naam) if is_casus and punt.id not in quiet else "",
                tr("{0} min").format(minutes),
                shown is not None and punt.id == shown.id,
            )
        )
    return found


def gesprek_rows(punt: PuntRow, names: Names) -> list[GesprekRow]:
    """In the order in which it was written down."""
    rows: list[tuple[datetime, int, GesprekRow]] = []
    rows += [(n.gemaakt_op, n.id, notitie_row(n, names, punt.code)) for n in punt.notities]
    rows += [(b.gemaakt_op, b.id, besluit_row(b, names, punt.code)) for b in punt.besluiten]
    rows += [(a.gemaakt_op, a.id, actie_row(a, names)) for a in punt.acties]
    return [row for _, _, row in sorted(rows, key=lambda each: each[:2])]


def notitie_row(row: NotitieRow, names: Names, code: str | None) -> GesprekRow:
    kind = tr("Notitie") if row.soort is NotitieSoort.NIET_BEPAALD else starting(label(row.soort))
    return GesprekRow(
        row.id,
        Icon.NOTE,
        names.text(row.tekst, code),
        kind,
        facts(_about(row.onderwerp), names.text(row.bron, code), moment_clock(row.gemaakt_op)),
        False,
    )


def _about(onderwerp: Onderwerp | None) -> str:
    return tr("over {0}").format(label(onderwerp)) if onderwerp is not None else ""


def besluit_row(row: BesluitRow, names: Names, code: str | None) -> GesprekRow:
    why = tr("waarom: {0}").format(names.text(row.motivering, code)) if row.motivering else ""
    return GesprekRow(
        row.id,
        Icon.DECISION,
        names.text(row.tekst, code),
        tr("Besluit"),
        facts(row.code, _about(row.onderwerp), why),
        True,
    )


def actie_row(row: ActieRow, names: Names) -> GesprekRow:
    day = day_short(row.uiterlijk) if row.uiterlijk else tr("geen datum")
    text = starting(names.text(row.wat, row.casus_code))
    return GesprekRow(row.id, Icon.ACTION, text, tr("Actie"), facts(owner_words(row, names), day), True)


def owner_words(row: ActieRow, names: Names) -> str:
    """Who does it; the person and a naaste follow F9."""
    if row.eigenaar_soort is EigenaarSoort.PERSOON:
        return names.beside_code(row.inwoner) or tr("de persoon zelf")
    if row.eigenaar_soort is EigenaarSoort.NAASTE:
        return tr("{0} (naaste)").format(row.eigenaar_naam) if names.visible else tr("een naaste")
    return row.eigenaar


def actie_lines(rows: tuple[ActieRow, ...], names: Names, today: date, *, with_code: bool) -> list[ActieLine]:
    """Open first, and of those the late ones; done ones quietly after. ``with_code`` where casussen are mixed."""
    ordered = sorted(rows, key=lambda row: (not row.is_open, -row.days_late(today), row.id))
    lines = [_actie_line(row, names, today) for row in ordered]
    codes = [row.casus_code or "" for row in ordered]
    return [_coded(line, code) if with_code else line for line, code in zip(lines, codes, strict=True)]


def _actie_line(row: ActieRow, names: Names, today: date) -> ActieLine:
    state = {"gedaan": "done", "niet_gedaan": "not", "later": "later"}.get(row.status.value, "open")
    days = row.days_late(today)
    if not row.is_open:
        done = tr("Gedaan") if state == "done" else tr("Niet gedaan")
        words = facts(
            done,
            day_short(local(row.afgerond_op).date()) if row.afgerond_op else "",
            names.text(row.terugkoppeling, row.casus_code),
        )
    elif days:
        words = late(days)
    else:
        term = day_long(row.termijn) if row.termijn else tr("geen datum")
        words = facts(
            tr("uitgesteld tot {0}").format(term) if state == "later" else term,
            names.text(row.terugkoppeling, row.casus_code),
        )
    return ActieLine(row.id, names.text(row.wat, row.casus_code), owner_words(row, names), words, state, bool(days))


def _coded(line: ActieLine, code: str) -> ActieLine:
    return line._replace(who=facts(code, line.who))


def erbij_rows(page: OverlegPage, punt: PuntRow | None, check: Tafelcheck | None = None) -> list[ErbijRow]:
    """Everybody on the list, present ones first; with a check also what each may hear."""
    seats = {} if check is None else {seat.deelnemer_id: seat for seat in check.stoelen}
    runs = punt is not None and punt.status is AgendapuntStatus.LOPEND
    inside = punt.present() if punt is not None and runs else frozenset()
    rows = []
    for row in page.deelnemers:
        stays = [stay for stay in punt.aanwezigheid if stay.deelnemer_id == row.id] if punt is not None else []
        here = row.id in inside
        if here:
            words = tr("Is erbij") if len(stays) == 1 else tr("Terug sinds {0}").format(moment_clock(stays[-1].in_op))
        elif runs and stays and stays[-1].uit_op is not None:
            words = tr("Weg sinds {0}").format(moment_clock(stays[-1].uit_op))
        elif stays:
            words = tr("Was erbij: {0}").format(", ".join(stay_words(s.in_op, s.uit_op) for s in stays))
        elif row.afgemeld:
            words = tr("Afgemeld")
        else:
            words = tr("Niet bij dit punt") if runs else tr("Op de lijst")
        seat = seats.get(row.id)
        job = facts(row.functie, row.organisatie or "") if seat is None else facts(seat.functie, seat.organisatie)
        line = ErbijRow(row.id, row.naam, job, row.gast, here if runs else None, words)
        if seat is not None and check is not None:
            ground = starting(ground_words(seat.gehoor, check.vraag))
            line = line._replace(oordeel=seat.gehoor.oordeel, verdict=verdict_words(seat.gehoor), ground=ground)
        rows.append(line)
    return sorted(rows, key=lambda row: row.inside is False)


def stay_words(begin: datetime, end: datetime | None) -> str:
    """``13.12 – 13.35``."""
    return moment_clock(begin) + (f" \N{EN DASH} {moment_clock(end)}" if end is not None else "")


# the clock


def spent_seconds(punt: PuntRow, now: datetime) -> int:
    """How long a point was or is on the table."""
    if punt.begonnen_op is None:
        return 0
    end = punt.klaar_op or (now if punt.status is AgendapuntStatus.LOPEND else punt.begonnen_op)
    return max(0, int((end - punt.begonnen_op).total_seconds()))


def planned_words(punt: PuntRow, now: datetime) -> tuple[str, str]:
    """Beside the clock: of how much, and the colour that goes with it."""
    spent, planned = spent_seconds(punt, now), punt.minuten * 60
    if spent > planned:
        over = max(1, round((spent - planned) / 60))
        return tr("{0} min over de {1}").format(over, punt.minuten), "danger"
    share = spent / planned
    return tr("van {0} min").format(punt.minuten), "warn" if share >= 0.7 else "text2"


def ready_at(page: OverlegPage, now: datetime) -> datetime:
    """When everything is discussed if each point takes what was planned."""
    running = page.running
    rest = max(0, running.minuten * 60 - spent_seconds(running, now)) if running is not None else 0
    ahead = sum(p.minuten * 60 for p in page.punten if p.status is AgendapuntStatus.GEPLAND)
    return now + timedelta(seconds=rest + ahead)


def ready_words(page: OverlegPage, now: datetime) -> tuple[str, str, bool]:
    """``Klaar om 14.53``, ``7 min voor de eindtijd``, and whether that is too late."""
    ready = ready_at(page, now)
    spare = _minutes(page.eind) - _minutes(local(ready).time()) if local(ready).date() == page.datum else None
    head = tr("Klaar om {0}").format(moment_clock(ready))
    if spare is None:
        return head, tr("op een andere dag dan gepland"), False
    if spare == 0:
        return head, tr("precies op de eindtijd"), False
    words = tr("{0} min voor de eindtijd") if spare > 0 else tr("{0} min na de eindtijd")
    return head, words.format(abs(spare)), spare < 0


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute

"""What the block says about one time of asking. No widgets."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from casus.domain.delen import Grond
from casus.domain.onderwerp import Onderwerp
from casus.domain.toestemming import ToestemmingStatus, ToestemmingWijze
from casus.services.messages import label
from casus.services.tafelwoorden import listed, parts
from casus.services.toestemmingen import StopRow, ToestemmingRow
from casus.ui.dates import day_full, local, starting
from casus.ui.names import Names
from casus.ui.widgets.label import facts
from casus.ui.widgets.tag import TagKind


def tr(text: str) -> str:
    """A word of this room."""
    return QCoreApplication.translate("Toestemming", text)


class ToestemmingLine(NamedTuple):
    """One time of asking: whom, how it stands, what holds, and what can be done with it."""

    id: int
    who: str
    stand: str
    tone: TagKind
    lines: tuple[str, ...]
    acts: tuple[str, ...]


LAST_BOUND = 16
_TONES: dict[ToestemmingStatus, TagKind] = {
    ToestemmingStatus.GEGEVEN: "accent",
    ToestemmingStatus.DEELS: "accent",
    ToestemmingStatus.GEVRAAGD: "warn",
    ToestemmingStatus.GEWEIGERD: "danger",
    ToestemmingStatus.INGETROKKEN: "danger",
    ToestemmingStatus.VERLOPEN: "warn",
}


def toestemming_line(row: ToestemmingRow, names: Names, number: int) -> ToestemmingLine:
    """``number``: which person of the household, for when names are off."""
    who = row.inwoner if names.visible else tr("persoon {0}").format(number)
    acts = {
        ToestemmingStatus.NIET_GEVRAAGD: ("vraag",),
        ToestemmingStatus.GEVRAAGD: ("antwoord",),
        ToestemmingStatus.GEGEVEN: ("trek_in",),
        ToestemmingStatus.DEELS: ("trek_in",),
    }.get(row.status, ())
    if row.scan is not None:
        acts = (*acts, "scan_kopie")
    elif row.wijze is ToestemmingWijze.SCHRIFTELIJK:
        acts = (*acts, "scan")
    stand = starting(label(row.status))
    return ToestemmingLine(row.id, who, stand, _TONES.get(row.status, "neutral"), tuple(_lines(row, names)), acts)


def _lines(row: ToestemmingRow, names: Names) -> list[str]:
    found = [names.text(row.doel)]
    if row.status is ToestemmingStatus.NIET_GEVRAAGD:
        return [*found, tr("Niet gevraagd: {0}").format(names.text(row.reden))]
    answered = row.antwoord_op is not None
    for mag in (True, False):
        per: dict[tuple[Onderwerp, ...], list[str]] = defaultdict(list)
        for organisatie, onderwerpen in _per_organisatie(row, mag).items():
            per[onderwerpen].append(organisatie)
        if answered:
            found += [starting(_may_hear(who, mag).format(listed(who), parts(what))) for what, who in per.items()]
        elif not mag:
            found += [tr("Gevraagd voor {0}: {1}.").format(listed(who), parts(what)) for what, who in per.items()]
    if row.geldig_tot is not None:
        found.append(tr("Geldt tot en met {0}.").format(day_full(row.geldig_tot)))
    if row.door_verjaardag:
        found.append(
            tr("Geldt niet meer sinds de verjaardag: {0} moet nu ook instemmen. Vraag het opnieuw.").format(
                listed([label(who) for who in row.ontbreekt])
            )
        )
    elif row.ontbreekt:
        found.append(
            tr("Geldt nog niet: {0} moet ook instemmen.").format(listed([label(who) for who in row.ontbreekt]))
        )
    if row.ingetrokken_op is not None:
        found.append(tr("Ingetrokken op {0}.").format(day_full(local(row.ingetrokken_op).date())))
    return [*found, _how(row)] if _how(row) else found


def _may_hear(who: list[str], mag: bool) -> str:
    if not mag:
        return tr("{0} niet over {1}.")
    return tr("{0} mag horen over {1}.") if len(who) == 1 else tr("{0} mogen horen over {1}.")


def _how(row: ToestemmingRow) -> str:
    asked = tr("gevraagd op {0}").format(day_full(row.gevraagd_op)) if row.gevraagd_op is not None else ""
    how = {
        ToestemmingWijze.SCHRIFTELIJK: tr("op papier beantwoord, scan bewaard")
        if row.scan is not None
        else tr("op papier beantwoord"),
        ToestemmingWijze.MONDELING: tr("mondeling beantwoord, {0} was erbij").format(row.getuige),
    }
    return starting(facts(asked, how[row.wijze] if row.wijze is not None else ""))


def _per_organisatie(row: ToestemmingRow, mag: bool) -> dict[str, tuple[Onderwerp, ...]]:
    per: dict[str, list[Onderwerp]] = defaultdict(list)
    for line in row.lijnen:
        if line.mag == mag:
            per[line.organisatie].append(line.onderwerp)
    order = list(Onderwerp)
    return {who: tuple(sorted(what, key=order.index)) for who, what in per.items()}


def birthday_words(naam: str, wordt: int, day: date) -> str:
    """What changes with a birthday that comes: at 12 the person decides along, at 16 alone."""
    when = day_full(day)
    if wordt < LAST_BOUND:
        return tr("{0} wordt 12 op {1}. Vanaf dan beslist {0} mee: vraag dan opnieuw om toestemming.").format(
            naam, when
        )
    return tr("{0} wordt 16 op {1}. Vanaf dan beslist {0} zelf: vraag dan opnieuw om toestemming.").format(naam, when)


def birthday_over_words(naam: str, wordt: int) -> str:
    """The birthday was, and the yes of before does not hold any more."""
    return tr("{0} is {1} geworden. Vraag opnieuw om toestemming.").format(naam, wordt)


def stop_words(stop: StopRow, naam: str) -> str:
    """Why the casus lies still."""
    since = day_full(local(stop.van).date())
    if stop.soort is Grond.BEZWAAR:
        return tr("{0} maakt bezwaar sinds {1}. Er wordt niets besproken of verteld.").format(naam, since)
    return tr("{0} vraagt om beperking sinds {1}. Er wordt niets besproken of verteld.").format(naam, since)

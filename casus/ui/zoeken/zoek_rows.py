"""Rows of what was found or can be done, as frozen values. No QtWidgets here.

With names off there are codes only, and no text that somebody typed: a question, an actie or a note may hold a name.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from casus.domain.values import CasusStatus
from casus.services.messages import label
from casus.services.zoeken import LIMIT, ActieHit, CasusHit, Gevonden, GezegdHit, InwonerHit, OverlegHit
from casus.ui.dates import day_short
from casus.ui.desk import Desk
from casus.ui.icons import Icon

SHOWN: Final = 8
"""Of each kind; what was said stands last and comes whole."""


FEW: Final = 3
"""Of so many casussen that were found it is offered to see what was shared."""


class ZoekRow(NamedTuple):
    """``act`` None: the heading of a group, with how many there are in ``aside``."""

    title: str
    act: Callable[[], object] | None = None
    icon: Icon | None = None
    code: str = ""
    detail: str = ""
    aside: str = ""
    is_key: bool = False
    """``aside`` is a key to press."""

    def sentence(self) -> str:
        """The whole row for a screen reader."""
        return ", ".join(part for part in (f"{self.code} {self.title}".strip(), self.detail, self.aside) if part)


def tr(text: str) -> str:
    return QCoreApplication.translate("ZoekRows", text)


def rows_of(desk: Desk, found: Gevonden) -> list[ZoekRow]:
    """Cases first, what was said behind."""
    groups: list[tuple[str, Sequence[object], list[ZoekRow]]] = [
        (tr("Casussen"), found.casussen, [_casus(desk, hit) for hit in found.casussen[:SHOWN]]),
        (tr("Wat is met wie gedeeld"), found.casussen, list(_gedeeld(desk, found))),
        (tr("Mensen in casussen"), found.inwoners, [_inwoner(desk, hit) for hit in found.inwoners[:SHOWN]]),
        (tr("Acties"), found.acties, [_actie(desk, hit) for hit in found.acties[:SHOWN]]),
        (tr("Overleggen"), found.overleggen, [_overleg(desk, hit) for hit in found.overleggen[:SHOWN]]),
        (tr("Professionals"), found.professionals, list(_professionals(desk, found))),
        (tr("Organisaties"), found.organisaties, list(_organisaties(desk, found))),
        (tr("Gezegd en besloten"), found.gezegd, [_gezegd(desk, hit) for hit in found.gezegd]),
    ]
    return [row for title, hits, rows in groups if rows for row in (_heading(title, len(rows), len(hits)), *rows)]


def _heading(title: str, shown: int, count: int) -> ZoekRow:
    total = tr("{0} of meer").format(count) if count >= LIMIT else str(count)
    return ZoekRow(title, aside=total if shown == count else tr("{0} van {1}").format(shown, total))


def _casus(desk: Desk, hit: CasusHit) -> ZoekRow:
    closed = "" if hit.status is CasusStatus.LOOPT else label(hit.status)
    shown = desk.names.visible
    return ZoekRow(
        hit.naam if shown else tr("Casus"),
        partial(desk.open_casus, hit.casus_id),
        Icon.CASUS,
        hit.code,
        " ".join(hit.vraag.split()) if shown else "",
        closed,
    )


def _gedeeld(desk: Desk, found: Gevonden) -> Iterator[ZoekRow]:
    """Of a casus that was found, as long as there are few: who heard what, with the casus below it."""
    for hit in found.casussen if len(found.casussen) <= FEW else ():

        def act(casus_id: int = hit.casus_id) -> None:
            from casus.ui.delen.gedeeld_view import GedeeldView  # paid for when it is opened

            desk.open_casus(casus_id)
            desk.open_page(GedeeldView(desk, casus_id))

        shown = hit.naam if desk.names.visible else tr("Casus")
        yield ZoekRow(tr("{0}: wat is gedeeld").format(shown), act, Icon.TALK, hit.code)


def _inwoner(desk: Desk, hit: InwonerHit) -> ZoekRow:
    act = partial(desk.open_casus, hit.casus_id)
    if not desk.names.visible:
        return ZoekRow(tr("Iemand in deze casus"), act, Icon.PERSON, hit.code)
    beside = hit.casus if hit.casus != hit.naam else ""
    detail = tr("zegt: {0}").format(hit.woorden) if hit.woorden else beside
    return ZoekRow(hit.naam, act, Icon.PERSON, hit.code, detail)


def _actie(desk: Desk, hit: ActieHit) -> ZoekRow:
    def act() -> None:
        if hit.casus_id is None:
            desk.open_room("acties")
        else:
            desk.open_casus(hit.casus_id)

    title = hit.wat if desk.names.visible else tr("Actie")
    day = "" if hit.termijn is None else day_short(hit.termijn)
    return ZoekRow(title, act, Icon.ACTION, hit.code or "", label(hit.status), day)


def _overleg(desk: Desk, hit: OverlegHit) -> ZoekRow:
    title = tr("Overleg {0}, {1} {2}").format(hit.nummer, day_short(hit.datum), hit.datum.year)
    return ZoekRow(title, partial(desk.open_overleg, hit.overleg_id), Icon.OVERLEG, "", hit.plaats, label(hit.status))


def _gezegd(desk: Desk, hit: GezegdHit) -> ZoekRow:
    is_note = hit.soort == "notitie"
    title = (tr("Notitie") if is_note else tr("Besluit")) if not desk.names.visible else hit.tekst
    place = tr("overleg {0}, {1}").format(hit.nummer, day_short(hit.datum))
    icon = Icon.NOTE if is_note else Icon.DECISION
    return ZoekRow(title, partial(desk.open_overleg, hit.overleg_id), icon, hit.code or "", "", place)


def _professionals(desk: Desk, found: Gevonden) -> Iterator[ZoekRow]:
    for hit in found.professionals[:SHOWN]:
        work = ", ".join(part for part in (hit.functie, hit.organisatie) if part)
        yield ZoekRow(hit.naam, partial(desk.open_room, "mensen"), Icon.PEOPLE, "", work)


def _organisaties(desk: Desk, found: Gevonden) -> Iterator[ZoekRow]:
    for hit in found.organisaties[:SHOWN]:
        yield ZoekRow(hit.naam, partial(desk.open_room, "mensen"), Icon.ORGANISATIE)

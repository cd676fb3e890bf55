"""One chapter of the story of a casus: a time at the table, or what happened in between."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.values import ActieStatus, AgendapuntStatus, BesluitStatus, EigenaarSoort, NotitieSoort, OverlegStatus
from casus.services.acties import ActieRow
from casus.services.geschiedenis import CLOSED, MADE, REOPENED, TRASHED, Gebeurtenis, Keer, Rechtzetting
from casus.services.messages import label
from casus.ui.dates import day_full, day_long, day_short, moment_day, starting
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.label import Label, WrapLabel, facts
from casus.ui.widgets.link import Link
from casus.ui.widgets.sign import IconSign
from casus.ui.widgets.tag import Tag

_SAID: Final = {
    NotitieSoort.FEIT: Icon.CHECK,
    NotitieSoort.DUIDING: Icon.WEIGH,
    NotitieSoort.MENING: Icon.TALK,
    NotitieSoort.NIET_BEPAALD: Icon.NOTE,
}
Said = Callable[[str], str]
"""What was typed, as it may be shown now (F9)."""
_EVENTS: Final = {MADE: Icon.NEW_CASUS, CLOSED: Icon.LOCK, REOPENED: Icon.RETURN, TRASHED: Icon.DELETE}


def tr(text: str) -> str:
    """These parts have no class of their own to translate in."""
    return QCoreApplication.translate("Geschiedenis", text)


def keer_card(keer: Keer, names: Names, code: str, open_overleg: Callable[[int], None]) -> Card:
    """One time at the table: when, what was asked, said, decided and agreed, and when it comes back."""
    card = Card(padding=24, spacing=12)
    card.setObjectName(f"keer_{keer.nummer}")
    day = Link(starting(day_full(keer.datum)), role="title", color="text")
    day.setObjectName(f"keer_{keer.nummer}_link")
    day.setAccessibleName(tr("Overleg {0} van {1}").format(keer.nummer, day_full(keer.datum)))
    day.clicked.connect(lambda: open_overleg(keer.overleg_id))
    head = QHBoxLayout()
    head.setSpacing(12)
    head.addWidget(day)
    head.addWidget(Label(tr("overleg {0}").format(keer.nummer), "small"))
    head.addStretch(1)
    if keer.stand in (OverlegStatus.CONCEPT, OverlegStatus.OPEN):
        head.addWidget(Tag(tr("Komt nog"), "accent", Icon.DATE))
    card.body.addLayout(head)
    asked = names.text(keer.vraag, code) or tr("zonder vraag")
    card.body.addWidget(WrapLabel(asked, "strong", color=None if keer.vraag else "text2"))
    if keer.status is AgendapuntStatus.NIET_BEREIKT:
        card.body.addLayout(_line(Icon.RETURN, "", tr("Niet besproken die dag")))
    said = partial(names.text, code=code)
    lines = [*_said(keer, said), *_decided(keer, said), *_agreed(keer, names, said)]
    if lines:
        card.body.addWidget(Rule())
    for line in lines:
        card.body.addLayout(line)
    if keer.terug_op is not None:
        card.body.addLayout(_line(Icon.COME_BACK, tr("Terug"), starting(day_long(keer.terug_op))))
    return card


def gebeurtenis_row(event: Gebeurtenis, names: Names, code: str) -> QWidget:
    """Made, closed, opened again: between the meetings, quietly."""
    box = QWidget()
    box.setObjectName(f"gebeurtenis_{event.actie}")
    words = {
        MADE: tr("Casus gestart"),
        CLOSED: tr("Casus afgesloten"),
        REOPENED: tr("Casus heropend"),
        TRASHED: tr("Naar de prullenbak verplaatst"),
    }.get(event.actie, tr("Teruggezet uit de prullenbak"))
    row = QHBoxLayout(box)
    row.setContentsMargins(24, 0, 24, 0)
    row.setSpacing(10)
    row.addWidget(IconSign(_EVENTS.get(event.actie, Icon.UNDO), "text2", 18, line_of="body"), 0, _TOP)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(WrapLabel(facts(words, day_full(moment_day(event.moment)), event.wie), "body", color="text2"))
    if event.reden:
        column.addWidget(WrapLabel(tr("Reden: {0}").format(names.text(event.reden, code)), "body"))
    row.addLayout(column, 1)
    return box


def loose_card(acties: tuple[ActieRow, ...], names: Names) -> Card:
    """Acties that were not agreed at a meeting."""
    card = Card(padding=24, spacing=12)
    card.setObjectName("losse_acties")
    card.body.addWidget(WrapLabel(tr("Afgesproken buiten een overleg"), "title"))
    for actie in acties:
        card.body.addLayout(_line(*actie_words(actie, names)))
    return card


def actie_words(actie: ActieRow, names: Names) -> tuple[Icon, str, str]:
    """Icon, kind and sentence of an actie with what became of it."""
    when = tr("uiterlijk {0}").format(day_short(actie.termijn)) if actie.termijn and actie.is_open else ""
    state = tr("nog open") if actie.status is ActieStatus.OPEN else label(actie.status)
    icon = Icon.CHECKED if actie.status is ActieStatus.GEDAAN else Icon.ACTION
    return (
        icon,
        tr("Actie"),
        facts(
            starting(names.text(actie.wat, actie.casus_code)),
            _owner(actie, names),
            when,
            state,
            names.text(actie.terugkoppeling, actie.casus_code),
        ),
    )


def _owner(actie: ActieRow, names: Names) -> str:
    if actie.eigenaar_soort is EigenaarSoort.PERSOON:
        return (actie.inwoner or "") if names.visible and actie.inwoner else tr("de persoon zelf")
    if actie.eigenaar_soort is EigenaarSoort.NAASTE:
        return actie.eigenaar_naam if names.visible else tr("een naaste")
    return actie.eigenaar


def _said(keer: Keer, said: Said) -> list[QVBoxLayout]:
    found = []
    for gezegd in keer.gezegd:
        kind = starting(label(gezegd.soort))
        words = facts(said(gezegd.tekst), said(gezegd.bron))
        found.append(_line(_SAID[gezegd.soort], kind, words, _set_right(gezegd.rechtgezet, said)))
    return found


def _decided(keer: Keer, said: Said) -> list[QVBoxLayout]:
    found = []
    for besloten in keer.besloten:
        why = said(besloten.motivering)
        because = tr("waarom: {0}").format(why) if why else ""
        state = label(besloten.status) if besloten.status is not BesluitStatus.UITGEVOERD else tr("uitgevoerd")
        words = facts(said(besloten.tekst), because, state, said(besloten.terugkoppeling))
        found.append(_line(Icon.DECISION, tr("Besluit"), words, _set_right(besloten.rechtgezet, said)))
    return found


def _agreed(keer: Keer, names: Names, said: Said) -> list[QVBoxLayout]:
    return [_line(*actie_words(one.actie, names), _set_right(one.rechtgezet, said)) for one in keer.afgesproken]


def _set_right(marks: Sequence[Rechtzetting], said: Said) -> list[str]:
    """What was set right, in words."""
    found = []
    for mark in marks:
        day = day_short(moment_day(mark.gemaakt_op))
        words = tr("Gecorrigeerd op {0} door {1}: {2}").format(day, mark.door, said(mark.nieuw))
        found.append(facts(words, said(mark.reden)))
    return found


def _line(icon: Icon, kind: str, words: str, corrected: Sequence[str] = ()) -> QVBoxLayout:
    """Icon, kind in words, and the text; what was set right stands under it."""
    column = QVBoxLayout()
    column.setSpacing(4)
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(IconSign(icon, "text2", 18, line_of="body"), 0, _TOP)
    text = QVBoxLayout()
    text.setSpacing(0)
    if kind:
        text.addWidget(Label(kind, "caption"))
    said = WrapLabel(words, "body")
    said.setAccessibleName(f"{kind}: {words}" if kind else words)
    text.addWidget(said)
    for mark in corrected:
        text.addWidget(WrapLabel(mark, "small", color="warn"))
    row.addLayout(text, 1)
    column.addLayout(row)
    return column


_TOP: Final = Qt.AlignmentFlag.AlignTop

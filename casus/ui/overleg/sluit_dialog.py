"""Close the meeting: what was done, what is still without a day, and what comes back by itself."""

from PySide6.QtWidgets import QWidget

from casus.domain.values import AgendapuntStatus
from casus.services.overleg_page import OverlegPage, PuntRow
from casus.ui.dates import day_long
from casus.ui.icons import Icon
from casus.ui.overleg.agenda_words import casussen_words, counted, tr
from casus.ui.overleg.overleg_model import OverlegModel
from casus.ui.widgets.dialog import ConfirmDialog
from casus.ui.widgets.label import WrapLabel

_REACHED = (AgendapuntStatus.BESPROKEN, AgendapuntStatus.LOPEND)


class SluitDialog(ConfirmDialog):
    """``accepted`` when it may close."""

    def __init__(self, overleg: OverlegModel, parent: QWidget) -> None:
        page = overleg.page
        super().__init__(
            self.tr("Overleg sluiten?"),
            self.tr("Sluit overleg"),
            parent,
            intro=self.tr("Dit is vastgelegd:"),
            lost=closing_counts(page),
            kind="primary",
            icon=Icon.OVERLEG,
        )
        self.setObjectName("sluit_dialoog")
        self.confirm.setObjectName("sluit_bevestig_knop")
        back = coming_back(page)
        if back:
            self.body.addSpacing(4)
            self.body.addWidget(WrapLabel(self.tr("Dit komt vanzelf terug:"), "body"))
            self.body.addWidget(WrapLabel("\n".join(back), "small"))
        note = self.tr("Na het sluiten verandert de tekst niet meer. Een correctie komt er zichtbaar naast te staan.")
        self.body.addSpacing(4)
        self.body.addWidget(WrapLabel(note, "small"))


def closing_counts(page: OverlegPage) -> list[str]:
    """Casussen, besluiten and acties in words; what lacks a day is said."""
    reached = [p for p in page.casussen if p.status in _REACHED]
    besluiten = sum(len(p.besluiten) for p in page.punten)
    acties = [a for p in page.punten for a in p.acties]
    undated = sum(1 for a in acties if a.uiterlijk is None)
    found = [tr("{0} besproken").format(casussen_words(len(reached)))]
    missed = len(page.casussen) - len(reached)
    if missed:
        found.append(tr("{0} niet bereikt").format(casussen_words(missed)))
    found.append(counted(besluiten, tr("1 besluit"), tr("{0} besluiten")))
    words = counted(len(acties), tr("1 actie"), tr("{0} acties"))
    found.append(tr("{0}, waarvan {1} zonder datum").format(words, undated) if undated else words)
    return found


def coming_back(page: OverlegPage) -> list[str]:
    """Each casus that comes back, with why."""
    found = []
    for punt in page.casussen:
        why = _why(punt)
        if why:
            found.append(f"{punt.code}: {why}")
    return found


def _why(punt: PuntRow) -> str:
    if punt.status not in _REACHED:
        return tr("niet bereikt")
    if punt.terug_op is not None:
        return tr("terug op {0}").format(day_long(punt.terug_op))
    still_open = sum(1 for actie in punt.acties if actie.is_open)
    return counted(still_open, tr("1 open actie"), tr("{0} open acties")) if still_open else ""

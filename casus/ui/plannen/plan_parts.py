"""One goal of a plan with its steps, to be read or to be written."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.services.messages import label
from casus.services.planbladen import DoelRow, PlanBlad, StapRow
from casus.ui.dates import starting
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.plannen.plan_words import goal_caption, goal_words, owner_words, step_facts, step_stand
from casus.ui.widgets.button import Button, Kind
from casus.ui.widgets.card import Rule, VoiceCard
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.tag import Tag

GoalAct = Callable[[str, DoelRow, StapRow | None], None]
"""What one wants (``stap``, ``woorden``, ``eerder``, ``later``, ``af``, ``open``, ``weg``), of which goal or step."""


class DoelPart(QWidget):
    """Own words first, steps under them; with ``act`` also what one can do."""

    def __init__(
        self, doel: DoelRow, number: int, blad: PlanBlad, names: Names, today: date, act: GoalAct | None = None
    ) -> None:
        super().__init__()
        self.setObjectName(f"doel_{doel.id}")
        self._doel, self._blad, self._names, self._today, self._act = doel, blad, names, today, act
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words(number))
        if not doel.is_open:
            column.addWidget(self._ended())
        for place, stap in enumerate(doel.stappen, start=1):
            column.addWidget(Rule())
            column.addWidget(self._step(stap, self.tr("stap {0} van doel {1}").format(place, number)))
        if not doel.stappen and doel.is_open:
            column.addWidget(WrapLabel(self.tr("Er zijn nog geen stappen."), "small"))
        if act is not None:
            column.addWidget(self._acts(number))

    def _words(self, number: int) -> QWidget:
        doel, caption = self._doel, goal_caption(self._doel, number)
        words = goal_words(doel, self._names, self._blad.code)
        if doel.doel:
            return VoiceCard(words, caption, role="voice")
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(caption, "caption", elide=True))
        column.addWidget(WrapLabel(words, "strong", color="warn"))
        return box

    def _ended(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Tag(starting(label(self._doel.stand)), "neutral", Icon.CHECK), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(WrapLabel(self._names.text(self._doel.uitkomst, self._blad.code), "small"), 1)
        return box

    def _step(self, stap: StapRow, about: str) -> QWidget:
        box = QWidget()
        box.setObjectName(f"stap_{stap.id}")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        told = QVBoxLayout()
        told.setSpacing(2)
        code = self._blad.code
        told.addWidget(Label(starting(owner_words(stap, self._names)), "small_strong", elide=True))
        told.addWidget(WrapLabel(self._names.text(stap.wat, code), "body"))
        told.addWidget(WrapLabel(step_facts(stap, self._names, code, self._today), "small", color="text2"))
        if stap.afspraak is not None and stap.afspraak.terugkoppeling:
            said = self._names.text(stap.afspraak.terugkoppeling, code)
            told.addWidget(WrapLabel(self.tr("Terugkoppeling: {0}").format(said), "small"))
        if self._act is not None and self._doel.is_open and self._blad.mag_schrijven:
            told.addWidget(self._step_acts(stap, about))
        row.addLayout(told, 1)
        row.addWidget(Tag(*step_stand(stap)), 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _step_acts(self, stap: StapRow, about: str) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, gap=4)
        flow.addWidget(self._button(self.tr("Wijzig stap"), f"stap_wijzig_{stap.id}", "stap", about, stap))
        if not stap.op_actielijst:
            flow.addWidget(self._button(self.tr("Haal stap weg"), f"stap_weg_{stap.id}", "weg", about, stap))
        return box

    def _acts(self, number: int) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, gap=4)
        doel, about = self._doel, self.tr("doel {0}").format(number)
        if not self._blad.mag_schrijven:
            return box
        if not doel.is_open:
            flow.addWidget(self._button(self.tr("Open weer"), f"doel_open_{doel.id}", "open", about))
            return box
        new = self.tr("Voeg stap toe")
        flow.addWidget(self._button(new, f"stap_nieuw_{doel.id}", "stap", about, kind="secondary"))
        flow.addWidget(self._button(self.tr("Eigen woorden"), f"doel_wijzig_{doel.id}", "woorden", about))
        open_ids = [each.id for each in self._blad.doelen if each.is_open]
        if doel.id != open_ids[0]:
            flow.addWidget(self._button(self.tr("Eerder"), f"doel_eerder_{doel.id}", "eerder", about))
        if doel.id != open_ids[-1]:
            flow.addWidget(self._button(self.tr("Later"), f"doel_later_{doel.id}", "later", about))
        if doel.doel:
            flow.addWidget(self._button(self.tr("Rond doel af"), f"doel_af_{doel.id}", "af", about))
        if not any(stap.op_actielijst for stap in doel.stappen):
            flow.addWidget(self._button(self.tr("Haal doel weg"), f"doel_weg_{doel.id}", "weg", about))
        return box

    def _button(
        self, words: str, name: str, wish: str, about: str, stap: StapRow | None = None, *, kind: Kind = "ghost"
    ) -> Button:
        button = Button(words, kind, size="small")
        button.setObjectName(name)
        button.setAccessibleName(f"{words}: {about}")
        button.clicked.connect(lambda: self._ask(wish, stap))
        return button

    def _ask(self, wish: str, stap: StapRow | None) -> None:
        if self._act is not None:
            self._act(wish, self._doel, stap)

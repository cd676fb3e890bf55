"""A colleague saved first: both texts side by side, and a way on that loses neither."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.services.messages import label
from casus.ui.casussen.form_values import Verschil
from casus.ui.icons import Icon
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.page import SectionHead


class CompareBlock(Card):
    """``merge_requested``: fetch the rest of the colleague's version, keep what I typed."""

    merge_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", padding=20, spacing=12, parent=parent)
        self.setObjectName("vergelijk_blok")
        self._head = SectionHead("", small=True, icon=Icon.PEOPLE)
        self._words = WrapLabel("", "body")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self._merge = Button(self.tr("Haal de rest op en houd mijn tekst"), size="small")
        self._merge.setObjectName("samenvoegen_knop")
        self._merge.clicked.connect(self.merge_requested)
        self.body.addWidget(self._head)
        self.body.addWidget(self._words)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._merge, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def show_overtaken(self, verschillen: Sequence[Verschil], choices: dict[str, str]) -> None:
        """``choices``: the words of ids (wijk, regie) as text."""
        words = self.tr("Wat u typte staat nog in het formulier en is niet bewaard. Dit is anders:")
        self._show(self.tr("Een collega heeft deze casus intussen gewijzigd"), words, verschillen, choices)
        self._merge.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_merged(self, verschillen: Sequence[Verschil], choices: dict[str, str]) -> None:
        """After fetching, or after a draft that is older than what is saved now."""
        words = self.tr("Dit wordt gewijzigd als u bewaart:")
        if not verschillen:
            words = self.tr("Er is niets meer dat verschilt.")
        self._show(self.tr("Het formulier is bijgewerkt. Kijk het na en bewaar opnieuw"), words, verschillen, choices)
        self._merge.hide()

    def _show(self, title: str, words: str, verschillen: Sequence[Verschil], choices: dict[str, str]) -> None:
        self._head.set_text(title)
        self.setAccessibleName(title)
        self._words.setText(words)
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for verschil in verschillen:
            self._rows.addWidget(self._row(verschil, choices))
        self.show()

    def _row(self, verschil: Verschil, choices: dict[str, str]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Rule(token="warn_line"))
        column.addWidget(Label(self._title(verschil), "small_strong"))
        both = QHBoxLayout()
        both.setSpacing(24)
        for caption, value in (
            (self.tr("Staat nu in het dossier"), verschil.theirs),
            (self.tr("Staat in uw formulier"), verschil.mine),
        ):
            side = QVBoxLayout()
            side.setSpacing(2)
            side.addWidget(Label(caption, "caption", elide=True))
            side.addWidget(WrapLabel(self._words_of(value, choices), "body"))
            side.addStretch(1)
            both.addLayout(side, 1)
        column.addLayout(both)
        return box

    def _title(self, verschil: Verschil) -> str:
        field = {
            "naam": self.tr("Naam"),
            "vraag": self.tr("Vraag aan de tafel"),
            "wijk_id": self.tr("Wijk"),
            "casusregisseur_id": self.tr("Casusregisseur"),
            "leeftijdsklasse": self.tr("Leeftijd"),
            "grens_op": self.tr("Wordt 12 of 16 op"),
            "eigen_woorden": self.tr("Eigen woorden"),
            "hoi_gebeurd": self.tr("Wat is er gebeurd?"),
            "hoi_kwetsbaar_en_weerbaar": self.tr("Wat maakt kwetsbaar, en wat geeft kracht?"),
            "hoi_waarheen": self.tr("Waar wil je naartoe?"),
            "hoi_nodig": self.tr("Wat heb je nodig?"),
            "vertegenwoordiger": self.tr("Vertegenwoordiger"),
            "vertegenwoordiger_telefoon": self.tr("Telefoon van de vertegenwoordiger"),
            "contact_wijze": self.tr("Hoe is contact veilig?"),
            "contact_waar": self.tr("Waar en wanneer?"),
            "contact_zicht": self.tr("Wie mag dit zien?"),
        }[verschil.field]
        return self.tr("Persoon {0}: {1}").format(verschil.person, field) if verschil.person > 1 else field

    def _words_of(self, value: object, choices: dict[str, str]) -> str:
        if isinstance(value, StrEnum):
            return label(value)
        words = choices.get(str(value), str(value)) if value else ""
        return words or self.tr("leeg")

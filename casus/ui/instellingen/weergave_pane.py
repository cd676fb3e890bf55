"""How Casus looks to whoever sits here: applied at once, in every open window."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.system.settings import LARGEST_TEXT, SMALLEST_TEXT, TEXT_STEP
from casus.ui.instellingen.parts import group, set_quietly
from casus.ui.preferences import Preferences
from casus.ui.widgets.card import Card, VoiceCard
from casus.ui.widgets.choice import Check, Radio
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.link import Link
from casus.ui.widgets.page import AsideLayout
from casus.ui.widgets.stepper import Stepper


class WeergavePane(QWidget):
    """Theme, text size, letter and reading aids; beside them a piece of text to look at."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._radios: dict[tuple[str, str], Radio] = {}
        self._checks: dict[str, Check] = {}
        columns = AsideLayout()
        columns.main.addWidget(self._theme_card())
        columns.main.addWidget(self._size_card())
        columns.main.addWidget(self._letter_card())
        columns.main.addWidget(self._aids_card())
        columns.aside.addWidget(self._sample())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)
        preferences.changed.connect(self._show)
        self._show()

    def _theme_card(self) -> Card:
        card = group(self.tr("Thema"))
        for value, words, line in (
            ("systeem", self.tr("Zoals het systeem"), self.tr("Licht, donker of hoog contrast, net als uw computer.")),
            ("licht", self.tr("Licht"), ""),
            ("donker", self.tr("Donker"), ""),
            ("contrast", self.tr("Hoog contrast"), self.tr("Zwart op wit, of de kleuren die uw computer kiest.")),
            ("contrast-donker", self.tr("Hoog contrast, wit op zwart"), ""),
        ):
            self._add_radio(card, "thema", value, words, line)
        return card

    def _size_card(self) -> Card:
        card = group(self.tr("Tekstgrootte"), self.tr("Alles groeit mee. Kies wat u zonder moeite leest."))
        self._size = Stepper(
            SMALLEST_TEXT,
            self.tr("Tekstgrootte in procenten"),
            minimum=SMALLEST_TEXT,
            maximum=LARGEST_TEXT,
            step=TEXT_STEP,
            unit="%",
        )
        self._size.setObjectName("tekstgrootte")
        self._size.value_edited.connect(lambda value: self._preferences.change(tekstgrootte=value))
        card.body.addWidget(self._size)
        return card

    def _letter_card(self) -> Card:
        card = group(self.tr("Lettertype"))
        for value, words, line in (
            ("figtree", self.tr("Figtree"), self.tr("De letter van Casus.")),
            ("systeem", self.tr("De letter van uw computer"), ""),
            (
                "leesletter",
                self.tr("Atkinson Hyperlegible"),
                self.tr("Letters die weinig op elkaar lijken, voor wie slecht ziet. De nul heeft een streep."),
            ),
        ):
            self._add_radio(card, "letter", value, words, line)
        return card

    def _aids_card(self) -> Card:
        card = group(self.tr("Leeshulp"))
        for name, words, line in (
            ("ruime_regels", self.tr("Meer ruimte tussen de regels"), ""),
            ("ruime_letters", self.tr("Meer ruimte tussen de letters"), ""),
            ("links_onderstreept", self.tr("Streep onder links"), self.tr("Zodat u ze zonder kleur herkent.")),
            (
                "geen_beweging",
                self.tr("Geen beweging"),
                self.tr("De cursor knippert niet en lijsten staan er in één keer."),
            ),
        ):
            check = Check(words, line, as_row=True)
            check.setObjectName(name)
            check.toggled.connect(lambda on, name=name: self._preferences.change(**{name: on}))
            self._checks[name] = check
            card.body.addWidget(check)
        return card

    def _add_radio(self, card: Card, name: str, value: str, words: str, line: str) -> None:
        radio = Radio(words, line, as_row=True)
        radio.setObjectName(f"{name}_{value}")
        radio.toggled.connect(lambda on: self._preferences.change(**{name: value}) if on else None)
        self._radios[name, value] = radio
        card.body.addWidget(radio)

    def _sample(self) -> Card:
        card = group(self.tr("Zo ziet het eruit"))
        body = card.body
        body.addWidget(Label(self.tr("K7P"), "code"))
        words = self.tr("Wie gaat er met haar mee naar de huisarts, en wie belt de woningbouw over de huur van € 640?")
        body.addWidget(WrapLabel(words, "body"))
        body.addWidget(WrapLabel(self.tr("afgesproken op 17 november, 10 dagen geleden"), "small"))
        body.addWidget(Link(self.tr("Zo ziet een link eruit")))
        body.addWidget(
            VoiceCard(self.tr("Ik wil gewoon weer slapen."), self.tr("In eigen woorden"), role="voice_small")
        )
        return card

    def _show(self, _: object = None) -> None:
        """What is chosen, also when it was chosen elsewhere."""
        settings = self._preferences.settings
        changed: list[tuple[QObject, bool]] = []
        for (name, value), radio in self._radios.items():
            changed.append((radio, getattr(settings, name) == value))
        changed += [(check, getattr(settings, name)) for name, check in self._checks.items()]
        set_quietly(changed)
        self._size.setValue(settings.tekstgrootte)
        self._size.update()

"""Consent on the casus page, through the real forms: asked, answered, taken back; nothing typed is lost."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.onderwerp import Onderwerp
from casus.domain.toestemming import ToestemmingStatus
from casus.services import casussen
from casus.services.toestemmingen import ToestemmingRow, list_stops, list_toestemmingen
from casus.ui.casussen.casus_view import casus_page_for
from tests.ui.desk_fixture import Bureau, find, typ


class Block:
    """The block of Rob's casus, driven by widgets with a name."""

    def __init__(self, bureau: Bureau, qtbot: QtBot) -> None:
        self.bureau, self.qtbot = bureau, qtbot
        self.id = bureau.dossier.casussen["Rob Terpstra"]
        bureau.show(casus_page_for(bureau.desk, self.id))
        self.wait_for("toestemming_vraag_knop")

    def wait_for(self, name: str) -> QWidget:
        def there() -> bool:
            return any(w.isVisible() for w in self.bureau.window.findChildren(QWidget, name))

        self.qtbot.waitUntil(there)
        return find(self.bureau.window, QWidget, name)

    def press(self, name: str) -> None:
        button = self.wait_for(name)
        assert isinstance(button, QAbstractButton)
        button.click()

    def dialog(self) -> QDialog:
        found = [d for d in self.bureau.window.findChildren(QDialog) if d.isVisible()]
        assert len(found) == 1
        return found[0]

    def tick(self, *words: str) -> None:
        for box in self.dialog().findChildren(QCheckBox):
            if box.text() in words:
                box.setChecked(True)

    def until_closed(self) -> None:
        self.qtbot.waitUntil(lambda: not any(d.isVisible() for d in self.bureau.window.findChildren(QDialog)))

    def rows(self) -> tuple[ToestemmingRow, ...]:
        return list_toestemmingen(self.bureau.context(), self.id)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.bureau.window.findChildren(QLabel) if label.isVisible())

    def ask(self) -> None:
        self.press("onderwerpen_knop")
        self.tick("Wonen", "Geld")
        self.press("onderwerpen_bevestig_knop")
        self.until_closed()
        self.qtbot.waitUntil(lambda: "wonen en geld" in self.words())
        self.press("toestemming_vraag_knop")
        self.tick("GGZ De Brug")
        self.press("toestemming_vraag_bevestig_knop")
        self.until_closed()
        self.qtbot.waitUntil(lambda: bool(self.rows()))


@pytest.fixture
def block(bureau: Bureau, qtbot: QtBot) -> Block:
    return Block(bureau, qtbot)


def test_asking_ticks_what_the_question_is_about_and_nothing_else(block: Block) -> None:
    block.ask()
    (row,) = block.rows()
    assert row.status is ToestemmingStatus.GEVRAAGD
    assert [(line.organisatie, line.onderwerp, line.mag) for line in row.lijnen] == [
        ("GGZ De Brug", Onderwerp.WONEN, False),
        ("GGZ De Brug", Onderwerp.GELD, False),
    ]
    block.qtbot.waitUntil(lambda: "Gevraagd voor GGZ De Brug: wonen en geld." in block.words())


def test_a_spoken_answer_needs_a_witness_and_keeps_what_was_ticked(block: Block) -> None:
    block.ask()
    id_ = block.rows()[0].id
    block.press(f"toestemming_antwoord_{id_}")
    block.tick("Wonen")
    find(block.dialog(), QComboBox, "toestemming_wijze").setCurrentIndex(1)
    block.press("toestemming_antwoord_bevestig_knop")
    block.qtbot.waitUntil(lambda: "Vul in wie erbij was" in block.words())
    typ(find(block.dialog(), QLineEdit, "toestemming_getuige"), "Ria, de zus")
    block.press("toestemming_antwoord_bevestig_knop")
    block.until_closed()
    block.qtbot.waitUntil(lambda: block.rows()[0].status is ToestemmingStatus.DEELS)
    block.qtbot.waitUntil(lambda: "GGZ De Brug mag horen over wonen." in block.words())
    assert "GGZ De Brug niet over geld." in block.words()


def test_taking_it_back_is_one_press_and_no_reason(block: Block) -> None:
    block.ask()
    id_ = block.rows()[0].id
    block.press(f"toestemming_antwoord_{id_}")
    block.tick("Wonen", "Geld")
    block.press("toestemming_antwoord_bevestig_knop")
    block.until_closed()
    block.press(f"toestemming_trek_in_{id_}")
    block.press("toestemming_intrek_bevestig_knop")
    block.until_closed()
    block.qtbot.waitUntil(lambda: block.rows()[0].status is ToestemmingStatus.INGETROKKEN)


def test_not_asking_needs_the_reason(block: Block) -> None:
    block.press("toestemming_vraag_knop")
    block.tick("GGZ De Brug", "Gezondheid")
    block.press("toestemming_niet_gevraagd")
    block.press("toestemming_vraag_bevestig_knop")
    block.qtbot.waitUntil(lambda: "Vul de reden in" in block.words() or "reden" in block.words())
    assert not block.rows()
    typ(find(block.dialog(), QPlainTextEdit, "toestemming_reden"), "Rob is er niet")
    block.press("toestemming_vraag_bevestig_knop")
    block.until_closed()
    block.qtbot.waitUntil(lambda: bool(block.rows()))
    assert block.rows()[0].status is ToestemmingStatus.NIET_GEVRAAGD


def test_an_objection_stands_on_the_page_until_it_is_lifted(block: Block) -> None:
    block.press("stop_knop")
    block.press("stop_bevestig_knop")
    block.until_closed()
    ctx = block.bureau.context()
    block.qtbot.waitUntil(lambda: len(list_stops(ctx, block.id)) == 1)
    stop = list_stops(ctx, block.id)[0]
    block.press(f"stop_hef_op_{stop.id}")
    block.qtbot.waitUntil(lambda: list_stops(ctx, block.id)[0].tot is not None)


def test_names_off_leaves_no_name_in_the_block(block: Block) -> None:
    block.ask()
    block.bureau.names.show(False)
    assert "Rob Terpstra" not in block.words()
    assert casussen.open_casus(block.bureau.context(), block.id).naam == "Rob Terpstra", "control: there is one"

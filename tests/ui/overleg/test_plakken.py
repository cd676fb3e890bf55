"""A pasted list in a real window: who is known, who is made, and what stays in the field."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from casus.domain.values import OrganisatieSoort
from casus.services import mensen
from casus.services.overleggen import EditOverleg, edit_overleg
from casus.ui.overleg.deelnemers_dialog import PlakDialog
from tests.ui.desk_fixture import find, typ
from tests.ui.overleg.conftest import Overleg

VOOR = ("Zoë", "Ömer", "Łucja", "André", "Fenna", "İpek")
ACHTER = ("van der Weÿde", "Çelik", "de l'Isle", "Grünewald-ten Brinke", "'t Hoen")
DERTIG = tuple(f"{voor} {achter}" for achter in ACHTER for voor in VOOR)


class Plakken:
    """The paste dialog of a meeting that is being prepared."""

    def __init__(self, overleg: Overleg) -> None:
        self.overleg = overleg
        overleg.press("plak_lijst_knop")
        area = overleg.wait_for("plak_lijst", QPlainTextEdit)
        assert isinstance(area, QPlainTextEdit)
        self.area = area

    @property
    def dialog(self) -> PlakDialog:
        return find(self.overleg.window, PlakDialog, "plak_dialoog")

    def paste(self, *lines: str) -> "Plakken":
        """Through the clipboard, as a person does."""
        QApplication.clipboard().setText("\n".join(lines))
        self.area.selectAll()
        self.area.paste()
        return self

    def wait_for_verb(self, words: str) -> None:
        self.overleg.wait(lambda: self.dialog.confirm.text() == words)

    def said(self) -> list[str]:
        """The sentences under the field."""
        return [str(label.property("text")) for label in labels(find(self.overleg.window, QWidget, "plak_herkend"))]

    def invite(self) -> None:
        self.overleg.press("plak_uitnodigen_knop")

    def wait_until_kept(self) -> None:
        """Gone, and its draft is written or forgotten."""
        self.overleg.wait_until_gone("plak_dialoog")
        self.overleg.wait(lambda: self.overleg.bureau.runner.is_idle)

    def there(self) -> dict[str, tuple[str | None, str]]:
        return {d.naam: (d.organisatie, d.functie) for d in self.overleg.page().deelnemers}


def labels(box: QWidget) -> Iterator[QWidget]:
    return (w for w in box.findChildren(QWidget) if w.isVisible() and w.property("text"))


@pytest.fixture
def plakken(coming: Overleg) -> Plakken:
    return Plakken(coming.open())


def test_each_line_says_who_comes_and_what_is_made(plakken: Plakken) -> None:
    plakken.paste(
        "Peter Kamp",
        "Zoë Çelik\tggz de brug\tbehandelaar",
        "Jan van 't Hof, Stichting Het Baken",
        "Kees Onbekend",
    )
    plakken.wait_for_verb("Nodig 2 mensen uit, 2 nieuw")
    dot, baken = "  \N{MIDDLE DOT}  ", "Stichting Het Baken"
    assert plakken.said() == [
        "Peter Kamp: staat al op de lijst",
        f"Zoë Çelik{dot}Nieuw: komt erbij als behandelaar van GGZ De Brug.",
        f"Jan van 't Hof{dot}Nieuw: komt erbij namens {baken}. Ook deze organisatie is nieuw (soort: anders).",
        "Kees Onbekend: Deze naam kennen we nog niet. Typ de organisatie erachter: naam, organisatie, functie.",
    ]


def test_a_refused_line_stays_and_is_mended_by_typing_the_organisation(plakken: Plakken) -> None:
    plakken.paste("Zoë Çelik, GGZ De Brug, behandelaar", "Kees Onbekend")
    plakken.wait_for_verb("Nodig 1 persoon uit, 1 nieuw")
    plakken.invite()
    plakken.overleg.wait(lambda: plakken.area.toPlainText() == "Kees Onbekend")
    assert plakken.there()["Zoë Çelik"] == ("GGZ De Brug", "behandelaar")
    assert plakken.area.hasFocus()
    plakken.wait_for_verb("Nodig uit")
    plakken.invite()
    assert plakken.area.toPlainText() == "Kees Onbekend", "nobody to invite: the dialog stays"
    QTest.keyClick(plakken.area, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    typ(plakken.area, ", Café Ons Huis")
    plakken.wait_for_verb("Nodig 1 persoon uit, 1 nieuw")
    plakken.invite()
    plakken.overleg.wait_until_gone("plak_dialoog")
    assert plakken.there()["Kees Onbekend"] == ("Café Ons Huis", "")


def test_thirty_new_people_at_once(plakken: Plakken) -> None:
    before = set(plakken.there())
    plakken.paste(*(f"{naam}\tWijkteam {n % 3}\tcoach" for n, naam in enumerate(DERTIG)))
    plakken.wait_for_verb("Nodig 30 mensen uit, 30 nieuw")
    assert plakken.dialog.confirm.visibleRegion().boundingRect().height() == plakken.dialog.confirm.height()
    plakken.invite()
    plakken.overleg.wait_until_gone("plak_dialoog")
    assert set(plakken.there()) == before | set(DERTIG)
    rows = mensen.list_organisaties(plakken.overleg.bureau.context())
    made = {row.naam: row.soort for row in rows if row.naam.startswith("Wijkteam")}
    assert made == dict.fromkeys(("Wijkteam 0", "Wijkteam 1", "Wijkteam 2"), OrganisatieSoort.ANDERS)


def test_by_keyboard_alone(plakken: Plakken) -> None:
    assert plakken.area.hasFocus()
    typ(plakken.area, "Zoë Çelik; GGZ De Brug")
    plakken.wait_for_verb("Nodig 1 persoon uit, 1 nieuw")
    QTest.keyClick(plakken.area, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is plakken.dialog.confirm
    QTest.keyClick(plakken.dialog.confirm, Qt.Key.Key_Return)
    plakken.overleg.wait_until_gone("plak_dialoog")
    assert "Zoë Çelik" in plakken.there()


def test_what_was_typed_stays_when_a_colleague_saved_first(plakken: Plakken) -> None:
    plakken.paste("Zoë Çelik, GGZ De Brug")
    plakken.wait_for_verb("Nodig 1 persoon uit, 1 nieuw")
    bureau, now = plakken.overleg.bureau, plakken.overleg.page()
    colleague = EditOverleg(
        now.id, now.versie, now.datum, now.begin, now.eind, "Zaal 9", now.voorzitter_id, now.notulist_id
    )
    edit_overleg(bureau.context("LV"), colleague)
    plakken.invite()
    plakken.overleg.wait(plakken.dialog.errors.isVisible)
    assert "Een collega heeft dit intussen gewijzigd" in plakken.dialog.errors.accessibleName()
    assert plakken.area.toPlainText() == "Zoë Çelik, GGZ De Brug"
    assert not plakken.area.isReadOnly()
    assert "Zoë Çelik" not in plakken.there()
    plakken.overleg.wait(lambda: bureau.runner.is_idle and not plakken.dialog.problems())
    plakken.invite()
    plakken.overleg.wait_until_gone("plak_dialoog")
    assert plakken.overleg.page().plaats == "Zaal 9"
    assert "Zoë Çelik" in plakken.there()


def test_names_that_were_not_read_yet_are_not_invited_unseen(plakken: Plakken) -> None:
    plakken.paste("Zoë Çelik, GGZ De Brug")
    plakken.invite()
    assert "wordt nog gelezen" in plakken.area.accessibleDescription()
    plakken.wait_for_verb("Nodig 1 persoon uit, 1 nieuw")
    assert "Zoë Çelik" not in plakken.there()


def test_f9_leaves_names_of_professionals(plakken: Plakken) -> None:
    plakken.paste("Zoë Çelik, GGZ De Brug")
    plakken.wait_for_verb("Nodig 1 persoon uit, 1 nieuw")
    plakken.overleg.bureau.names.show(False)
    assert plakken.said()[0].startswith("Zoë Çelik")


def test_escape_adds_nobody(plakken: Plakken) -> None:
    before = plakken.there()
    plakken.paste("Zoë Çelik, GGZ De Brug")
    plakken.wait_for_verb("Nodig 1 persoon uit, 1 nieuw")
    QTest.keyClick(plakken.area, Qt.Key.Key_Escape)
    plakken.overleg.wait_until_gone("plak_dialoog")
    assert plakken.there() == before


def test_what_was_pasted_is_back_after_cancelling(plakken: Plakken) -> None:
    plakken.paste("Zoë Çelik, GGZ De Brug")
    plakken.wait_for_verb("Nodig 1 persoon uit, 1 nieuw")
    QTest.keyClick(plakken.area, Qt.Key.Key_Escape)
    plakken.wait_until_kept()
    again = Plakken(plakken.overleg)
    again.overleg.wait(lambda: again.area.toPlainText() == "Zoë Çelik, GGZ De Brug")
    again.wait_for_verb("Nodig 1 persoon uit, 1 nieuw")
    again.invite()
    again.wait_until_kept()
    third = Plakken(plakken.overleg)
    third.overleg.wait(lambda: third.overleg.bureau.runner.is_idle)
    assert third.area.toPlainText() == ""

"""Fixed scripts of keys: quick to refuse, to ask first and to speak without a name; sharing asks for the weighing.

Every press counts that is no letter of a text: Tab, arrows, space, Enter, and both keys of a chord as one press. What
Casus proposed is left as it is.
"""

import pytest
from PySide6.QtCore import Qt

from casus.domain.deelbesluit import DeelStand
from casus.domain.delen import Uitkomst
from casus.domain.onderwerp import Onderwerp
from casus.domain.values import fold
from tests.ui.delen.conftest import Weging, organisatie

MOST_TO_SHARE, MOST_ELSE = 25, 12
KEYS = {
    Uitkomst.NIET_DELEN: Qt.Key.Key_3,
    Uitkomst.EERST_GESPREK: Qt.Key.Key_4,
    Uitkomst.ZONDER_NAAM: Qt.Key.Key_5,
}
ANSWERS = (
    ("wens", "Hij wil slapen. Hij zegt: regel het maar."),
    ("erbij", "Nog niet. Zijn zus wil bellen."),
    ("taak", "De huur moet betaald worden; dat is onze taak."),
    ("zwijgen", "Dan staat hij in januari op straat."),
    ("helpt_delen", "Ja, De Brug kan een betaalregeling steunen."),
    ("zonder_delen", "Niemand kan dat nu."),
    ("gezien", "Drie aanmaningen op tafel, gezien door Fatima op 18 november."),
    ("nagaan", "Niets. Fatima zag het zelf."),
    ("kleinste", "Alleen dat de huur achterloopt."),
    ("zonder_naam", "Nee, De Brug kent hem al."),
    ("collega", "Lotte Verhoeven, 20 november."),
)


@pytest.mark.parametrize("uitkomst", KEYS, ids=str)
def test_not_sharing_takes_few_keys(weging: Weging, uitkomst: Uitkomst) -> None:
    weging.open()
    weging.press(KEYS[uitkomst], alt=True)
    assert weging.here() == "motivering"
    weging.typ("Rob wil het eerst zelf vertellen.")
    weging.go_on()
    assert weging.here() == "besluit_vastleggen_knop"
    weging.press(Qt.Key.Key_Return)
    weging.rest()
    (row,) = weging.register()
    assert (row.uitkomst, row.stand) == (uitkomst, DeelStand.NIET_GEDEELD)
    assert row.motivering == "Rob wil het eerst zelf vertellen."
    assert row.onderwerpen == (Onderwerp.WONEN, Onderwerp.GELD)
    assert [each.organisatie for each in row.ontvangers], "it holds for everybody at the table"
    assert weging.pressed <= MOST_ELSE
    assert weging.pressed == 3


def test_deels_delen_with_one_organisation_and_two_parts(weging: Weging) -> None:
    weging.open()
    for number, (code, text) in enumerate(ANSWERS):
        if number:
            weging.go_on()
        assert weging.here() == f"antwoord_{code}"
        weging.typ(text)
    weging.press(Qt.Key.Key_2, alt=True)
    assert weging.here().startswith("ontvangers_"), "who of several hears it, Casus does not know"
    while fold(_words(weging)) != "ggz de brug":
        weging.press(Qt.Key.Key_Down)
    weging.press(Qt.Key.Key_Space)
    weging.go_on()
    assert weging.here() == "grond"
    weging.typ("Ger")
    weging.go_on()
    assert weging.here() == "motivering"
    weging.typ("Zonder De Brug raakt hij zijn huis kwijt. Rob weet ervan.")
    weging.go_on()
    weging.press(Qt.Key.Key_Return)
    weging.rest()
    (row,) = weging.register()
    assert (row.uitkomst, row.stand) == (Uitkomst.DEELS, DeelStand.VOORGENOMEN)
    assert row.onderwerpen == (Onderwerp.WONEN, Onderwerp.GELD)
    assert [each.organisatie_id for each in row.ontvangers] == [organisatie(weging.bureau, "GGZ De Brug")]
    assert weging.pressed <= MOST_TO_SHARE, weging.pressed


def test_sharing_is_never_hurried(weging: Weging) -> None:
    """Control: the three presses that refuse do not share."""
    weging.open()
    weging.press(Qt.Key.Key_1, alt=True)
    weging.go_on()
    weging.press(Qt.Key.Key_Return)
    weging.rest()
    assert weging.register() == ()


def _words(weging: Weging) -> str:
    from PySide6.QtWidgets import QAbstractButton, QApplication

    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    return focus.text()

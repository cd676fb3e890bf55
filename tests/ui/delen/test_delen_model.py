"""What stands in the room of telling: requests to answer, and the answer to who asked."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casus.domain.toegangsverzoek import VerzoekStatus
from casus.services.toegangsverzoeken import VerzoekRow
from casus.ui.delen.delen_model import DelenPage, verzoek_row
from casus.ui.names import Names

TODAY = date(2026, 11, 24)
ASKED = VerzoekRow(
    1, 1, "7K3", "Bram Uitham", "Ik neem waar", date(2026, 12, 1), VerzoekStatus.GEVRAAGD,
    datetime(2026, 11, 20, 9, 0, tzinfo=UTC), "", mag_antwoorden=True, eigen=False,
)  # fmt: skip
OWN_NO = replace(ASKED, status=VerzoekStatus.NEE, antwoord="Niet nodig", mag_antwoorden=False, eigen=True)
OWN_YES = replace(OWN_NO, status=VerzoekStatus.JA, antwoord="")


def shown(row: VerzoekRow) -> bool:
    return bool(DelenPage(TODAY, (), (row,), ()).open_verzoeken())


def test_who_asked_reads_the_answer_as_long_as_it_matters() -> None:
    assert shown(ASKED)
    assert shown(OWN_NO)
    assert not shown(replace(OWN_NO, tot=date(2026, 11, 23)))
    assert not shown(replace(OWN_NO, eigen=False)), "control: what another asked and was answered is done"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (ASKED, "7K3 Bram Uitham, Ik neem waar · tot en met 1 december"),
        (OWN_NO, "7K3 Het antwoord op uw vraag, Nee · Niet nodig"),
        (OWN_YES, "7K3 Het antwoord op uw vraag, Ja · tot en met 1 december"),
    ],
)
def test_a_request_and_its_answer_in_words(row: VerzoekRow, words: str) -> None:
    told = verzoek_row(row, Names(), TODAY).sentence().replace("\N{NO-BREAK SPACE}", " ")
    assert " ".join(told.split()).startswith(words)

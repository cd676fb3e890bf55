"""File names."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from casus.documents.names import document_name

DAY = date(2026, 11, 12)


def test_the_examples() -> None:
    assert document_name("verslag", DAY, "Molenbuurt") == "2026-11-12_verslag_molenbuurt.docx"
    assert document_name("verslag-deel", DAY, "De Brug") == "2026-11-12_verslag-deel_de-brug.docx"
    assert document_name("brief", date(2026, 11, 13), "K7P") == "2026-11-13_brief_k7p.docx"
    assert document_name("verslag", DAY, "Molenbuurt", correctie=1) == "2026-11-12_verslag_molenbuurt_correctie-1.docx"
    assert document_name("verslag", DAY, "Molenbuurt", copy=2) == "2026-11-12_verslag_molenbuurt_2.docx"
    assert (
        document_name("verslag", DAY, "Sint-Jansbrêge & Coöp. Zuid/Øst")
        == "2026-11-12_verslag_sint-jansbrege-coop-zuid-ost.docx"
    )


@given(st.text(max_size=200), st.text(max_size=200), st.integers(0, 30), st.integers(1, 30))
def test_any_words_give_a_safe_short_name(kind: str, place: str, correctie: int, copy: int) -> None:
    name = document_name(kind, DAY, place, correctie=correctie, copy=copy)
    assert re.fullmatch(r"2026-11-12[a-z0-9_-]*\.docx", name)
    assert len(name) <= 60

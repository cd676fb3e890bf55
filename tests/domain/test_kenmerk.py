"""What of a reference leaves the dossier."""

import pytest

from casus.domain.kenmerk import veilig_kenmerk


@pytest.mark.parametrize(
    ("kenmerk", "blijft"),
    [
        ("B17", "B17"), ("F2026-0123", "F2026-0123"), ("kanarie-1", ""), ("Rob 2026-4", "2026-4"), ("K7P", ""),
        ("k7p/12", ""), ("12-K7P", ""), ("NL12BANK0123456789", ""), ("NL12 3456", "NL12 3456"), ("", ""),
        ("geen", ""), ("Ünal1", ""), ("20261123", ""), ("20261399", "20261399"), ("123456789012345678", ""),
        ("NL91 ABNA 0417 1643 00", ""), ("nl91abna0417164300 F12", ""), ("Jo 12-03-1960 1234AB 12", "12"),
        ("1234 AB F7", "F7"), ("123456782", ""), ("BSN 1234.56.782", ""), ("123456783", "123456783"), ("01021980", ""),
        ("19800201 F3", "F3"), ("0612345678", ""), ("06-12345678", ""), ("+31 6 12 34 56 78 F4", "F4"),
        ("F0612345678", "F0612345678"),
    ],
)  # fmt: skip
def test_figures_stay_and_words_codes_and_accounts_do_not(kenmerk: str, blijft: str) -> None:
    assert veilig_kenmerk(kenmerk, {"K7P"}) == blijft

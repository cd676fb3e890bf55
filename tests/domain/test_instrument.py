"""Instruments as data: the shipped ones are whole, and what is wrong in a file is told with its line."""

import re
from pathlib import Path

import pytest

from casus import RESOURCES
from casus.domain.errors import RuleViolation
from casus.domain.instrument import AntwoordSoort, Instrument, Vorm, read_instrument
from casus.services.sentences import ALL

FOLDER = RESOURCES / "instrumenten"
GOOD = """code = "buurt"
versie = 1
naam = "Buurtgesprek"
kern = "Kort."
vorm = "vragen"
bron = "Eigen lijst."
eerst = ["thuis"]

[[deel]]
code = "thuis"
naam = "Thuis"
levensdomeinen = ["wonen"]
[[deel.vraag]]
code = "hoe"
vraag = "Hoe is het thuis?"
[[deel.vraag]]
code = "cijfer"
vraag = "Welk cijfer?"
soort = "cijfer"
[[deel.aspect]]
code = "slapen"
naam = "Slapen"

[[deel]]
code = "geld"
naam = "Geld"
levensdomeinen = ["geld"]
[[deel.vraag]]
code = "hoe"
vraag = "Hoe gaat het met geld?"
"""


def shipped() -> dict[str, Instrument]:
    found = [read_instrument(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    return {each.code: each for each in found}


def test_the_shipped_instruments_are_whole() -> None:
    found = shipped()
    assert set(found) == {"hoi", "vier_d", "positieve_gezondheid", "kompas", "vuistregels", "signaal"}
    health = found["positieve_gezondheid"]
    assert [len(deel.aspecten) for deel in health.delen] == [7] * 6
    assert health.vorm is Vorm.SPINNENWEB
    assert not health.eerst, "domains are opened on purpose, not all at once"
    assert [deel.naam for deel in found["vier_d"].delen] == ["Lichaam", "Geest", "Sociaal", "Maatschappelijk"]
    assert found["hoi"].vraagt_ervaringsdeskundige == "Intake met vier vragen"
    assert found["kompas"].is_leeg_sjabloon
    assert found["vuistregels"].vorm is Vorm.TOETS
    for each in found.values():
        assert each.bron
        assert set(each.eerst) <= {deel.code for deel in each.delen}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_questions_are_plain_and_speak_to_one_person(path: Path) -> None:
    instrument = read_instrument(path.read_text(encoding="utf-8"))
    for deel in instrument.delen:
        for vraag in deel.vragen:
            assert vraag.vraag.endswith("?")
            assert len(vraag.vraag.split()) <= 14, vraag.vraag


def test_a_new_instrument_is_one_file() -> None:
    found = read_instrument(GOOD)
    assert [deel.code for deel in found.delen] == ["thuis", "geld"]
    assert [vraag.soort for vraag in found.deel("thuis").vragen] == [AntwoordSoort.TEKST, AntwoordSoort.CIJFER]
    assert found.deel("thuis").aspecten[0].naam == "Slapen"


WRONG = [
    ('code = "buurt"', "code = buurt", "instrument_onleesbaar", 1),
    ('naam = "Buurtgesprek"\n', "", "instrument_veld_ontbreekt", 1),
    ("versie = 1", 'versie = "een"', "instrument_veld_geen_getal", 2),
    ("versie = 1", "versie = 0", "instrument_veld_geen_getal", 2),
    ("versie = 1", "versie = true", "instrument_veld_geen_getal", 2),
    ('vorm = "vragen"', 'vorm = "taart"', "instrument_waarde_onbekend", 5),
    ('eerst = ["thuis"]', 'eerst = ["tuin"]', "instrument_eerst_onbekend", 7),
    ('eerst = ["thuis"]', 'eerts = ["thuis"]', "instrument_veld_onbekend", 7),
    ('levensdomeinen = ["wonen"]', 'levensdomeinen = ["huis"]', "instrument_levensdomein_onbekend", 12),
    ('levensdomeinen = ["wonen"]', "levensdomeinen = []", "instrument_levensdomein_ontbreekt", 9),
    ('levensdomeinen = ["geld"]', "levensdomeinen = 3", "instrument_veld_geen_lijst", 27),
    ('code = "geld"', 'code = "thuis"', "instrument_code_dubbel", 25),
    ('code = "geld"', 'code = "Geld!"', "instrument_code_vorm", 25),
    ('vraag = "Hoe is het thuis?"', 'vraag = ""', "instrument_veld_geen_tekst", 15),
    ('vraag = "Welk cijfer?"\n', "", "instrument_veld_ontbreekt", 16),
    ('soort = "cijfer"', 'soort = "kleur"', "instrument_waarde_onbekend", 19),
    ('code = "cijfer"', 'code = "hoe"', "instrument_code_dubbel", 17),
    ('naam = "Slapen"', 'naam = "Slapen"\nscore = 3', "instrument_veld_onbekend", 23),
    ('naam = "Slapen"', f'naam = "{"s" * 301}"', "instrument_veld_geen_tekst", 22),
    ('bron = "Eigen lijst."', "bron = 2026-01-01", "instrument_veld_geen_tekst", 6),
    ('vorm = "vragen"', 'vorm = "spinnenweb"', "instrument_spinnenweb_een_cijfer", 24),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "regel"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, code: str, regel: int) -> None:
    assert GOOD.count(old) >= 1
    with pytest.raises(RuleViolation) as refused:
        read_instrument(GOOD.replace(old, new, 1))
    told = refused.value
    assert (told.code, told.params["regel"]) == (code, regel)


def test_no_more_than_a_conversation_holds() -> None:
    head = GOOD[: GOOD.index("eerst")]
    asked = '[[deel.vraag]]\ncode = "hoe"\nvraag = "Hoe?"\n'
    part = '[[deel]]\ncode = "deel{0}"\nnaam = "D"\nlevensdomeinen = ["geld"]\n' + asked
    assert len(read_instrument(head + "".join(part.format(number) for number in range(12))).delen) == 12
    with pytest.raises(RuleViolation, match="instrument_te_veel_delen"):
        read_instrument(head + "".join(part.format(number) for number in range(13)))
    with pytest.raises(RuleViolation, match="instrument_geen_delen"):
        read_instrument(head)


def test_every_mistake_has_a_sentence_with_its_line() -> None:
    source = (RESOURCES.parent / "casus" / "domain" / "instrument.py").read_text(encoding="utf-8")
    codes = set(re.findall(r'_wrong\(\s*"(\w+)"', source))
    assert len(codes) >= 15
    for code in codes:
        assert "{regel}" in ALL[code], code

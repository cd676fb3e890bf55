"""The content of the weighing: whole, in plain Dutch, and offered to whom it fits."""

import re
import tomllib
from typing import Any

import pytest

from casus import RESOURCES
from casus.domain.afweging import AfwegingInhoud, Slot, read_afweging
from casus.domain.onderwerp import Onderwerp
from casus.domain.values import NotitieSoort, OrganisatieSoort

PATH = RESOURCES / "delen" / "afweging.toml"
O = OrganisatieSoort  # noqa: E741

# Which grounds of AVG art. 6 an organisation of each kind is offered; a corporatie has no public task (domain.md 1.4).
EVERYBODY = {"wettelijke_plicht", "vitaal_belang"}
GOVERNMENT = EVERYBODY | {"publieke_taak"}
PRIVATE = EVERYBODY | {"toestemming", "gerechtvaardigd_belang"}
OFFERED = dict.fromkeys(O, PRIVATE) | {
    O.GEMEENTE: GOVERNMENT,
    O.WIJKTEAM: GOVERNMENT,
    O.POLITIE: GOVERNMENT,
    O.GGD: GOVERNMENT | {"toestemming"},
    O.JEUGD: PRIVATE | {"publieke_taak"},
}
HARD_WORDS = ("subsidiariteit", "proportionaliteit", "grondslag", "betrokkene", "cliënt", "casuïstiek", "interventie")


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    return tomllib.loads(PATH.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def inhoud(found: dict[str, Any]) -> AfwegingInhoud:
    return read_afweging(found)


def questions(inhoud: AfwegingInhoud) -> list[tuple[str, str, str]]:
    asked = [vraag for kaart in inhoud.kaarten for vraag in kaart.vragen]
    return [(vraag.code, vraag.vraag, vraag.hulp) for vraag in (*asked, *inhoud.criteria)]


def test_four_cards_six_criteria_and_six_openings(inhoud: AfwegingInhoud) -> None:
    cards = [kaart.code for kaart in inhoud.kaarten]
    assert cards == ["eigen_keuze", "op_tijd_helpen", "zorgen_nagaan", "werkwijze"]
    assert (len(inhoud.criteria), len(inhoud.openingen), len(inhoud.gronden)) == (6, 6, 5)
    assert "in de geest van" in inhoud.gemaakt_naar.lower()
    assert re.fullmatch(r"\d{4}-\d{2}", inhoud.versie)
    assert 0 < inhoud.nabije_dag <= 100


def test_every_code_is_there_once(inhoud: AfwegingInhoud) -> None:
    """Answers to questions and to criteria are kept side by side under their code."""
    for codes in (
        [code for code, _, _ in questions(inhoud)],
        *([each.code for each in part] for part in (inhoud.kaarten, inhoud.gronden, inhoud.openingen)),
        [each.code for each in inhoud.uitzonderingen],
    ):
        assert len(codes) == len(set(codes))
        assert all(re.fullmatch(r"[a-z_]+", code) for code in codes)


def test_every_question_is_one_in_plain_dutch(inhoud: AfwegingInhoud) -> None:
    for code, vraag, hulp in questions(inhoud):
        assert vraag.endswith("?"), code
        assert len(vraag.split()) <= 14, code
        assert not any(word in f"{vraag} {hulp}".lower() for word in HARD_WORDS), code
        sentences = [each for each in re.split(r"[.?!]\s*", hulp) if each]
        assert all(len(each.split()) <= 14 for each in sentences), code


def test_fact_and_reading_of_it_are_asked_apart(inhoud: AfwegingInhoud) -> None:
    kinds = {vraag.code: vraag.soort for kaart in inhoud.kaarten for vraag in kaart.vragen}
    assert kinds["gezien"] is NotitieSoort.FEIT
    assert kinds["duiding"] is NotitieSoort.DUIDING
    assert "duiding" not in inhoud.verplicht
    assert set(inhoud.verplicht) == set(kinds) - {"duiding"}


@pytest.mark.parametrize("soort", O)
def test_each_kind_of_organisation_is_offered_its_own_grounds(inhoud: AfwegingInhoud, soort: OrganisatieSoort) -> None:
    assert {grond.code for grond in inhoud.gronden_for(soort)} == OFFERED[soort]


def test_a_corporatie_has_no_public_task_and_a_municipality_no_consent_to_rest_on(inhoud: AfwegingInhoud) -> None:
    assert "publieke_taak" not in {grond.code for grond in inhoud.gronden_for(O.CORPORATIE)}
    assert "toestemming" not in {grond.code for grond in inhoud.gronden_for(O.GEMEENTE)}
    consent = next(grond for grond in inhoud.gronden if grond.code == "toestemming")
    assert "gemeente" in consent.wanneer_niet.lower()


def test_presumed_consent_and_a_weighty_interest_are_fenced(inhoud: AfwegingInhoud) -> None:
    fenced = {opening.code for opening in inhoud.openingen if opening.wanneer_niet}
    assert fenced == {"veronderstelde_toestemming", "zwaarwegend_belang"}
    assert {o.code for o in inhoud.openingen if o.met_criteria} == {"conflict_van_plichten", "zwaarwegend_belang"}


def test_health_and_police_need_something_besides_a_ground(inhoud: AfwegingInhoud) -> None:
    for onderwerp in Onderwerp:
        codes = {each.code for each in inhoud.uitzonderingen_for([onderwerp])}
        expected = {
            Onderwerp.GEZONDHEID: {
                "uitdrukkelijke_toestemming", "vitaal_belang_onvermogen", "zorg_en_sociale_diensten",
            },
            Onderwerp.POLITIE: {"wpg_verstrekking"},
        }.get(onderwerp, set())  # fmt: skip
        assert codes == expected
    assert inhoud.uitzonderingen_for(()) == ()


def test_about_health_and_police_together_one_chooses_a_pair(inhoud: AfwegingInhoud) -> None:
    """AVG art. 9 and the law of the police each need their own; one of the two does not open the other."""
    pairs = inhoud.uitzonderingen_for(tuple(Onderwerp))
    assert [each.code for each in pairs] == [
        f"{health}+wpg_verstrekking"
        for health in ("uitdrukkelijke_toestemming", "vitaal_belang_onvermogen", "zorg_en_sociale_diensten")
    ]
    assert pairs[0].artikel == "AVG 9 lid 2 a, en Wpg 16 tot en met 20"
    for code in ("wpg_verstrekking", pairs[2].code):
        found = inhoud.uitzondering(code)
        assert found is not None
        assert found.code == code
    assert inhoud.uitzondering("") is inhoud.uitzondering("wpg_verstrekking+weer") is None


def test_every_ground_and_exception_names_its_article(inhoud: AfwegingInhoud) -> None:
    assert all(re.match(r"(AVG|Wpg) \d", slot.artikel) for slot in (*inhoud.gronden, *inhoud.uitzonderingen))


def test_a_slot_fits_all_but_those_it_is_not_for() -> None:
    assert Slot("x", "X").fits(O.GGZ)
    assert not Slot("x", "X", niet_voor=(O.GGZ,)).fits(O.GGZ)
    assert Slot("x", "X", soorten=(O.GGZ,)).fits(O.GGZ)
    assert not Slot("x", "X", soorten=(O.GGD,)).fits(O.GGZ)
    assert not Slot("x", "X", soorten=(O.GGZ,), niet_voor=(O.GGZ,)).fits(O.GGZ)


@pytest.mark.parametrize(
    "key", ["versie", "gemaakt_naar", "nabije_dag", "kaart", "grond", "uitzondering", "opening", "criterium"]
)
def test_content_with_a_part_missing_is_refused(found: dict[str, Any], key: str) -> None:
    with pytest.raises(KeyError, match=key):
        read_afweging({name: value for name, value in found.items() if name != key})


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("grond", {"code": "x", "naam": "X", "soorten": ["bakker"]}),
        ("grond", {"code": "x", "naam": "X", "niet_voor": ["bakker"]}),
        ("uitzondering", {"code": "x", "naam": "X", "onderwerp": "weer"}),
        ("criterium", {"code": "x", "vraag": "X?", "soort": "gerucht"}),
    ],
)
def test_content_with_an_unknown_value_is_refused(found: dict[str, Any], part: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"bakker|weer|gerucht"):
        read_afweging(found | {part: [wrong]})


@pytest.mark.parametrize(("part", "missing"), [("grond", "naam"), ("opening", "code"), ("criterium", "vraag")])
def test_a_line_without_its_code_or_words_is_refused(found: dict[str, Any], part: str, missing: str) -> None:
    line = {name: value for name, value in found[part][0].items() if name != missing}
    with pytest.raises(KeyError, match=missing):
        read_afweging(found | {part: [line]})

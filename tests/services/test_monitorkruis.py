"""Two dimensions at once: the totals are those of each alone, and a controller reads only what is told."""

from datetime import timedelta

import pytest

from casus.domain.controllerbeeld import controllerbeeld
from casus.domain.errors import RuleViolation
from casus.domain.monitor import KRUISEN, Dimensie
from casus.services.monitor import show_monitor
from casus.services.monitorachter import Cijfer, show_behind
from casus.services.monitorkruis import Kruistabel, partners, read_paar, show_kruis
from casus.services.monitorvorm import MonitorVraag
from tests.services.conftest import Town
from tests.services.test_monitor import LATER, filled, town

__all__ = ["town"]
VRAAG = MonitorVraag(2026)


def crossed(town: Town, rij: Dimensie, kolom: Dimensie, code: str = "CO") -> Kruistabel:
    found = show_kruis(town.as_(code), VRAAG, (rij, kolom))
    assert found is not None
    return found


def test_totals_are_those_of_each_dimension_alone_to_the_cent(town: Town) -> None:
    stad = filled(town)
    found = show_monitor(town.as_("CO"), VRAAG)
    assert found.kruisen == KRUISEN
    for paar in (*KRUISEN, *((b, a) for a, b in KRUISEN)):
        tabel = crossed(town, *paar)
        for dimensie, groepen, totalen in (
            (tabel.rij, tabel.rijen, tabel.rijtotalen), (tabel.kolom, tabel.kolommen, tabel.kolomtotalen),
        ):  # fmt: skip
            alone = {rij.klassen: rij.uitgegeven for rij in found.tabellen[dimensie].rijen if rij.uitgegeven}
            assert {groep: cents for groep, cents in zip(groepen, totalen, strict=True) if cents} == alone
        assert (tabel.totaal, tabel.verschil) == (found.uitgegeven, 0)
    oost = crossed(town, Dimensie.WIJK, Dimensie.CATEGORIE)
    at, beside = oost.rijen.index(("Oost",)), oost.kolommen.index(("gezondheid",))
    plain = sum(
        cents if feit.soort == "betaling" else -cents
        for feit, cents in ((feit, feit.cents) for feit in stad.geld if feit.soort in ("betaling", "terugbetaling"))
        if (feit.kenmerken.wijk, feit.kenmerken.categorie) == ("Oost", "gezondheid")
    )
    assert oost.cellen[at][beside] == plain > 0


def test_behind_a_cell_stand_the_verzoeken_of_both_classes(file_town: Town) -> None:
    stad = filled(file_town)
    ctx = file_town.as_("CO")
    cell = Cijfer(VRAAG, Dimensie.WIJK, ("Oost",), (Dimensie.CATEGORIE, ("gezondheid",)))
    behind = show_behind(ctx, cell)
    wanted = {
        f.verzoek_id for f in stad.verzoeken if f.kenmerken.wijk == "Oost" and f.kenmerken.categorie == "gezondheid"
    }
    assert {row.code for row in behind.rijen} == {f"Z{number}" for number in wanted}
    assert len(show_behind(ctx, Cijfer(VRAAG, Dimensie.WIJK, ("Oost",))).rijen) > len(wanted), "negative control"


def test_the_controller_reads_what_the_domain_tells_and_no_other_pair(file_town: Town) -> None:
    stad = filled(file_town)
    beeld = controllerbeeld(2026, stad.geld, stad.verzoeken, LATER.date() - timedelta(days=1))
    ctx = file_town.as_("CT")
    assert show_monitor(ctx, VRAAG).kruisen == tuple(beeld.kruisen)
    for paar in KRUISEN:
        found, told = show_kruis(ctx, VRAAG, paar), beeld.kruisen.get(paar)
        assert (found is None) == (told is None)
        if found is not None and told is not None:
            assert (found.rijen, found.kolommen, found.cellen) == (told.rijen, told.kolommen, told.waarden)
    assert show_kruis(ctx, VRAAG, (Dimensie.WIJK, Dimensie.MAAND)) is None


def test_only_pairs_of_the_list(file_town: Town) -> None:
    assert read_paar("Kwartaal, wijk") == (Dimensie.KWARTAAL, Dimensie.WIJK)
    assert partners(KRUISEN, Dimensie.BOUWSTEEN) == ()
    assert partners(KRUISEN, Dimensie.CATEGORIE) == (Dimensie.WIJK, Dimensie.KWARTAAL, Dimensie.LEVENSDOMEIN)
    for words in ("wijk,bouwsteen", "wijk", "wijk,kwartaal,maand", ""):
        with pytest.raises(RuleViolation, match="monitor_kruis_onbekend"):
            read_paar(words)
    with pytest.raises(ValueError, match="BOUWSTEEN"):
        show_kruis(file_town.as_("CO"), VRAAG, (Dimensie.WIJK, Dimensie.BOUWSTEEN))


@pytest.mark.parametrize("code", ["IB", "NO", "BE", "BU"])
def test_others_do_not_read_it(file_town: Town, code: str) -> None:
    with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
        show_kruis(file_town.as_(code), VRAAG, KRUISEN[0])


def test_reading_is_written_down(file_town: Town) -> None:
    entries = file_town.logged_by(lambda: show_kruis(file_town.as_("CO"), VRAAG, KRUISEN[0]))
    assert [(entry.action, entry.outcome) for entry in entries] == [("monitor_gelezen", "2026")]

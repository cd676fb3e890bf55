"""Ways to spoil an exchange file, each with the path and the code that must come back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from casus.storage.exchange_shape import LARGEST, VERSIE

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "uitwisseling"
Tree = Any
Change = Callable[[Tree], object]


def put(path: str, value: Any) -> Change:
    """Set a value; ``casus.0.vraag``."""
    *names, last = path.split(".")

    def change(tree: Tree) -> None:
        for name in names:
            tree = tree[int(name)] if name.isdigit() else tree[name]
        tree[int(last) if last.isdigit() else last] = value

    return change


def cut(path: str) -> Change:
    *names, last = path.split(".")

    def change(tree: Tree) -> None:
        for name in names:
            tree = tree[int(name)] if name.isdigit() else tree[name]
        del tree[last]

    return change


def repeat(naam: str, **other: Any) -> Change:
    """The first row once more, with these fields different."""

    def change(tree: Tree) -> None:
        tree[naam].append(tree[naam][0] | other)

    return change


def to_other_casus(tree: Tree, naam: str) -> None:
    """A second casus, and the first row of this list about it; the person stays in the first."""
    tree["casus"].append(tree["casus"][0] | {"id": "99", "code": "ZZ9"})
    tree[naam][0]["casus_id"] = "99"


def to_other_table(tree: Tree) -> None:
    """A second meeting, and who wears the hat sits there only."""
    tree["overleg"].append(tree["overleg"][0] | {"id": "99", "nummer": 9})
    tree["deelnemer"].append(tree["deelnemer"][1] | {"id": "98", "overleg_id": "99"})
    tree["pet"][0]["deelnemer_id"] = "98"


FAULTS: list[tuple[str, str, Change]] = [
    ("formaat", "formaat_onbekend", put("formaat", "iets anders")),
    ("formaat", "formaat_onbekend", cut("formaat")),
    ("versie", "versie_onbekend", put("versie", VERSIE + 1)),
    ("versie", "versie_onbekend", put("versie", "1")),
    ("versie", "versie_onbekend", put("versie", True)),
    ("versie", "versie_onbekend", cut("versie")),
    ("gemaakt_op", "schrijfwijze_onjuist", put("gemaakt_op", "gisteren")),
    ("gemaakt_op", "schrijfwijze_onjuist", put("gemaakt_op", "2026-02-30T12:00:00Z")),
    ("gemaakt_op", "lijst_ontbreekt", cut("gemaakt_op")),
    ("herkomst", "lijst_ontbreekt", cut("herkomst")),
    ("herkomst", "soort_klopt_niet", put("herkomst", [])),
    ("herkomst.aantal", "soort_klopt_niet", put("herkomst.aantal", -1)),
    ("herkomst.aantal", "veld_ontbreekt", cut("herkomst.aantal")),
    ("herkomst.hash", "schrijfwijze_onjuist", put("herkomst.hash", "ff")),
    ("herkomst.dader", "veld_onbekend", put("herkomst.dader", "x")),
    ("vermogen", "lijst_onbekend", put("vermogen", [])),
    ("zicht", "lijst_onbekend", put("zicht", [])),
    ("logregel", "lijst_onbekend", put("logregel", [])),
    ("wijk", "lijst_ontbreekt", cut("wijk")),
    ("casus", "soort_klopt_niet", put("casus", {})),
    ("casus", "soort_klopt_niet", put("casus", None)),
    ("casus[0]", "soort_klopt_niet", put("casus.0", "K7P")),
    ("casus[0]", "soort_klopt_niet", put("casus.0", None)),
    ("dossier", "dossier_niet_een", put("dossier", [])),
    ("dossier", "dossier_niet_een", repeat("dossier", id="77")),
    ("casus[0].bsn", "veld_onbekend", put("casus.0.bsn", "123456782")),
    ("casus[0].vraag", "veld_ontbreekt", cut("casus.0.vraag")),
    ("casus[0].wijk_id", "veld_ontbreekt", cut("casus.0.wijk_id")),
    ("casus[0].vraag", "waarde_ontbreekt", put("casus.0.vraag", None)),
    ("casus[0].vraag", "soort_klopt_niet", put("casus.0.vraag", 3)),
    ("casus[0].vraag", "teken_niet_toegestaan", put("casus.0.vraag", "a\0b")),
    ("casus[0].naam", "veld_leeg", put("casus.0.naam", "  ")),
    ("casus[0].id", "soort_klopt_niet", put("casus.0.id", 12)),
    ("casus[0].id", "id_onjuist", put("casus.0.id", "0")),
    ("casus[0].id", "id_onjuist", put("casus.0.id", "-5")),
    ("casus[0].id", "id_onjuist", put("casus.0.id", "007")),
    ("casus[0].id", "id_onjuist", put("casus.0.id", "١٢")),
    ("casus[0].id", "id_onjuist", put("casus.0.id", str(LARGEST + 1))),
    ("casus[0].id", "id_onjuist", put("casus.0.id", "9" * 400)),
    ("casus[0].versie", "soort_klopt_niet", put("casus.0.versie", "1")),
    ("casus[0].versie", "soort_klopt_niet", put("casus.0.versie", 1.0)),
    ("casus[0].versie", "soort_klopt_niet", put("casus.0.versie", True)),
    ("casus[0].versie", "getal_buiten_bereik", put("casus.0.versie", -1)),
    ("casus[0].versie", "getal_buiten_bereik", put("casus.0.versie", LARGEST + 1)),
    ("casus[0].versie", "soort_klopt_niet", put("casus.0.versie", 10**400)),
    ("casus[0].status", "code_onbekend", put("casus.0.status", "gesloten")),
    ("casus[0].status", "soort_klopt_niet", put("casus.0.status", 1)),
    ("casus[0].afgesloten_op", "past_niet_bij_stand", put("casus.0.status", "afgesloten")),
    ("casus[0].aangemaakt_op", "schrijfwijze_onjuist", put("casus.0.aangemaakt_op", "2026-11-03 09:00:00")),
    ("casus[0].aangemaakt_op", "schrijfwijze_onjuist", put("casus.0.aangemaakt_op", "2026-11-03T09:00:00+01:00")),
    ("casus[0].aangemaakt_op", "datum_bestaat_niet", put("casus.0.aangemaakt_op", "2026-11-31T09:00:00Z")),
    ("casus[0].aangemaakt_op", "datum_bestaat_niet", put("casus.0.aangemaakt_op", "2026-11-03T25:00:00Z")),
    ("casus[0].inbrenger_id", "verwijzing_onbekend", put("casus.0.inbrenger_id", "99")),
    ("casus[0].inbrenger_id", "waarde_ontbreekt", put("casus.0.inbrenger_id", None)),
    ("casus[1].id", "dubbel", repeat("casus", code="ZZ9")),
    ("casus[1].code", "dubbel", repeat("casus", id="99")),
    ("gebruiker[1].code", "dubbel", repeat("gebruiker", id="99")),
    ("gebruiker_rol[2].rol", "dubbel", repeat("gebruiker_rol", id="99")),
    ("casus_lid[1].professional_id", "dubbel", repeat("casus_lid", id="99")),
    ("overleg[1].nummer", "dubbel", repeat("overleg", id="99")),
    ("deelnemer[2].professional_id", "dubbel", repeat("deelnemer", id="99")),
    ("agendapunt[2].casus_id", "dubbel", lambda tree: tree["agendapunt"].append(tree["agendapunt"][1] | {"id": "99"})),
    ("inwoner[0].eigen_woorden_op", "datum_bestaat_niet", put("inwoner.0.eigen_woorden_op", "2025-02-29")),
    ("inwoner[0].eigen_woorden_op", "schrijfwijze_onjuist", put("inwoner.0.eigen_woorden_op", "20261103")),
    ("inwoner[0].eigen_woorden_op", "schrijfwijze_onjuist", put("inwoner.0.eigen_woorden_op", "2026-W01-1")),
    ("inwoner[0].leeftijdsklasse", "code_onbekend", put("inwoner.0.leeftijdsklasse", "oud")),
    ("inwoner[0].casus_id", "verwijzing_onbekend", put("inwoner.0.casus_id", "99")),
    ("overleg[0].begin", "datum_bestaat_niet", put("overleg.0.begin", "24:30")),
    ("overleg[0].begin", "schrijfwijze_onjuist", put("overleg.0.begin", "13:30:00")),
    ("overleg[0].eind", "eind_voor_begin", put("overleg.0.eind", "13:00")),
    ("dossier[0].oefen", "soort_klopt_niet", put("dossier.0.oefen", 1)),
    ("dossier[0].oefen", "waarde_ontbreekt", put("dossier.0.oefen", None)),
    ("dienstverband[0].tot", "eind_voor_begin", put("dienstverband.0.tot", "2020-01-01")),
    ("agendapunt[1].minuten", "minuten_buiten_bereik", put("agendapunt.1.minuten", 0)),
    ("agendapunt[1].casus_id", "past_niet_bij_soort", put("agendapunt.1.casus_id", None)),
    ("actie[0].professional_id", "eigenaar_ontbreekt", put("actie.0.professional_id", None)),
    ("actie[0].inwoner_id", "eigenaar_ontbreekt", put("actie.0.eigenaar_soort", "persoon")),
    ("actie[0].organisatie_id", "eigenaar_niet_uniek", put("actie.0.organisatie_id", "6000000000000003")),
    ("actie[0].eigenaar_naam", "eigenaar_niet_uniek", put("actie.0.eigenaar_naam", "Karin")),
    ("wijk[0].naam", "veld_leeg", put("wijk.0.naam", "")),
    ("actie[0].wat", "veld_leeg", put("actie.0.wat", "")),
    ("correctie[0].onderwerp", "code_onbekend", put("correctie.0.onderwerp", "casus")),
    ("correctie[0].onderwerp_id", "verwijzing_onbekend", put("correctie.0.onderwerp_id", "99")),
    ("casus_onderwerp[0].onderwerp", "past_niet_bij_soort", put("casus_onderwerp.0.onderwerp", "dat")),
    ("casus_onderwerp[2].onderwerp", "dubbel", repeat("casus_onderwerp", id="99")),
    ("verwerkingsstop[0].soort", "code_onbekend", put("verwerkingsstop.0.soort", "geweigerd")),
    ("verwerkingsstop[0].tot", "eind_voor_begin", put("verwerkingsstop.0.tot", "2026-11-03T09:00:00Z")),
    ("verwerkingsstop[0].inwoner_id", "andere_casus", lambda tree: to_other_casus(tree, "verwerkingsstop")),
    ("pet[0].functie", "veld_leeg", put("pet.0.functie", " ")),
    ("pet[0].deelnemer_id", "ander_overleg", to_other_table),
    ("noodtoegang[0].reden", "veld_leeg", put("noodtoegang.0.reden", "")),
    ("noodtoegang[0].tot", "eind_voor_begin", put("noodtoegang.0.tot", "2026-11-14T19:00:00Z")),
    ("noodtoegang[0].oordeel", "veld_leeg", put("noodtoegang.0.oordeel", "")),
    ("noodtoegang[0].gezien_door_id", "waarde_ontbreekt", put("noodtoegang.0.gezien_door_id", None)),
    ("toegangsverzoek[0].reden", "veld_leeg", put("toegangsverzoek.0.reden", "")),
    ("toegangsverzoek[0].antwoord", "veld_leeg", put("toegangsverzoek.0.antwoord", "")),
    ("toegangsverzoek[0].beantwoord_op", "past_niet_bij_stand", put("toegangsverzoek.0.status", "gevraagd")),
    ("toegangsverzoek[0].beantwoord_door_id", "waarde_ontbreekt", put("toegangsverzoek.0.beantwoord_door_id", None)),
    ("meldcoderegel[0].toelichting", "veld_leeg", put("meldcoderegel.0.toelichting", "")),
    ("toestemming[0].doel", "veld_leeg", put("toestemming.0.doel", "")),
    ("toestemming[0].status", "past_niet_bij_stand", put("toestemming.0.status", "verlopen")),
    ("toestemming[0].status", "past_niet_bij_antwoord", put("toestemming.0.status", "gegeven")),
    ("toestemming[0].status", "past_niet_bij_antwoord", put("toestemming.0.status", "geweigerd")),
    ("toestemming[0].status", "past_niet_bij_antwoord", put("toestemming_regel.1.mag", True)),
    ("toestemming[1].status", "past_niet_bij_antwoord", put("toestemming_regel.2.mag", True)),
    ("toestemming[1].id", "lijst_zonder_regels", lambda tree: tree["toestemming_regel"].pop()),
    ("toestemming[0].getuige", "veld_leeg", put("toestemming.0.getuige", "")),
    ("toestemming[0].wijze", "waarde_ontbreekt", put("toestemming.0.wijze", None)),
    ("toestemming[0].gevraagd_op", "waarde_ontbreekt", put("toestemming.0.gevraagd_op", None)),
    ("toestemming[0].geldig_tot", "waarde_ontbreekt", put("toestemming.0.geldig_tot", None)),
    ("toestemming[0].persoon_akkoord", "instemming_ontbreekt", put("toestemming.0.persoon_akkoord", False)),
    ("toestemming[0].antwoord_op", "past_niet_bij_stand", put("toestemming.0.status", "gevraagd")),
    ("toestemming[0].ingetrokken_op", "past_niet_bij_stand", put("toestemming.0.status", "ingetrokken")),
    ("toestemming[1].reden", "veld_leeg", put("toestemming.1.reden", "")),
    ("toestemming[0].inwoner_id", "andere_casus", lambda tree: to_other_casus(tree, "toestemming")),
    ("toestemming_regel[3].onderwerp", "dubbel", repeat("toestemming_regel", id="99")),
    ("deelbesluit[0].uitkomst", "waarde_ontbreekt", put("deelbesluit.0.uitkomst", None)),
    ("deelbesluit[0].motivering", "veld_leeg", put("deelbesluit.0.motivering", "")),
    ("deelbesluit[0].vastgelegd_op", "past_niet_bij_stand", put("deelbesluit.0.status", "concept")),
    ("deelbesluit[0].vastgelegd_op", "waarde_ontbreekt", put("deelbesluit.0.vastgelegd_op", None)),
    ("deelbesluit[0].doel", "veld_leeg", put("deelbesluit.0.uitkomst", "delen")),
    ("deelbesluit[0].geldig_tot", "waarde_ontbreekt", put("deelbesluit.0.uitkomst", "deels")),
    ("deelbesluit[0].beeindigd_op", "past_niet_bij_stand", put("deelbesluit.0.status", "opgevolgd")),
    ("deelbesluit[0].beeindigd_reden", "veld_leeg", put("deelbesluit.0.status", "ingetrokken")),
    ("deelbesluit[0].id", "lijst_zonder_regels", put("deel_over", [])),
    ("deelbesluit[0].id", "lijst_zonder_regels", put("deel_ontvanger", [])),
    ("deel_over[0].inwoner_id", "andere_casus", lambda tree: to_other_casus(tree, "deelbesluit")),
    ("aanbod[0].naam", "veld_leeg", put("aanbod.0.naam", " ")),
    ("aanbod[0].email", "email_zonder_apenstaart", put("aanbod.0.email", "koffie")),
    ("aanbod[0].website", "website_met_spatie", put("aanbod.0.website", "koffie en post")),
    ("aanbod[0].wacht_weken", "wachttijd_buiten_bereik", put("aanbod.0.wacht_weken", 261)),
    ("aanbod[0].id", "aanbod_zonder_levensdomein", put("aanbod_levensdomein", [])),
    ("aanbod[0].kosten", "code_onbekend", put("aanbod.0.kosten", "duur")),
    ("aanbod_levensdomein[1].levensdomein", "dubbel", repeat("aanbod_levensdomein", id="99")),
    ("aanbod_wijk[1].wijk_id", "dubbel", repeat("aanbod_wijk", id="99")),
    ("verwijzing[0].inwoner_id", "andere_casus", lambda tree: to_other_casus(tree, "verwijzing")),
    ("verwijzing[0].onderwerp", "past_niet_bij_soort", put("verwijzing.0.onderwerp", "wonen")),
    ("verwijzing[0].dag", "datum_voor_voorstel", put("verwijzing.0.dag", "2026-11-10")),
    ("verwijzing[0].dag", "past_niet_bij_stand", put("verwijzing.0.uitkomst", "voorgesteld")),
    ("gemis[0].maand", "geen_eerste_dag", put("gemis.0.maand", "2026-11-14")),
    ("gemis[0].woorden", "tekst_te_lang", put("gemis.0.woorden", "x" * 401)),
    ("notitie[0].auteur_id", "verwijzing_onbekend", put("notitie.0.auteur_id", "6000000000000005")),
]


BROKEN: list[tuple[str, bytes]] = [
    ("geen_json", b""),
    ("geen_json", b"PK\x03\x04"),
    ("geen_json", b'{"formaat": "casus-uitwisseling", }'),
    ("geen_json", (RESOURCES / "voorbeeld.json").read_bytes()[:-9]),
    ("geen_json", (RESOURCES / "voorbeeld.json").read_bytes() + b"{}"),
    ("geen_utf8", "{}".encode("utf-16")),
    ("geen_utf8", b'{"formaat": "\xff"}'),
    ("te_diep_genest", b"[" * 100_000),
    ("te_diep_genest", b'{"a":' * 100_000),
    ("soort_klopt_niet", b"[]"),
    ("soort_klopt_niet", b"null"),
    ("soort_klopt_niet", b"NaN"),
    ("soort_klopt_niet", b"1" * 100_000),
]

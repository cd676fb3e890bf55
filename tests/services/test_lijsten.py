"""Lists from outside: what is recognised, what would happen, and that it happens once, whole and only where one may."""

import random
from pathlib import Path

import pytest

from casus.domain.errors import RuleViolation
from casus.domain.lijst import LijstKolom, LijstSoort
from casus.domain.values import EigenaarSoort, OrganisatieSoort, OverlegStatus
from casus.services import acties, casussen, mensen
from casus.services.context import Context
from casus.services.lijst_oordeel import Oordeel
from casus.services.lijsten import TakeList, read_list_file, read_pasted_list, take_list, try_list
from casus.services.messages import sentence
from tests.services.conftest import CANARY, PEOPLE, Town, bring_to
from tests.services.lijst_gevallen import as_xlsx, formula_with_value, good_rows

MENSEN, ORGANISATIES, CASUSSEN, ACTIES = LijstSoort
ZOE = "Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}"


def tried(ctx: Context, tekst: str, soort: LijstSoort) -> list[tuple[int | None, str, str]]:
    """(row, what becomes of it, the sentence) of a pasted list."""
    lijst = read_pasted_list(ctx, tekst, soort)
    proef = try_list(ctx, lijst, lijst.kolommen)
    return [(r.rij, r.oordeel.value, sentence(r.melding) if r.melding else "") for r in proef.regels]


def taken(ctx: Context, tekst: str, soort: LijstSoort, *, ook_twijfel: bool = False) -> list[str]:
    lijst = read_pasted_list(ctx, tekst, soort)
    return [change.kind for change in take_list(ctx, TakeList(lijst, lijst.kolommen, ook_twijfel))]


def test_people_with_headings_of_a_spreadsheet(town: Town) -> None:
    heads = "Voornaam Tussenvoegsel Achternaam Organisatie Functie Mobiel E-mailadres Opmerking".split()
    tekst = (
        "Sociale kaart 2026\n\n" + "\t".join(heads) + "\n"
        f"{ZOE}\tvan der\tBerg\tGGZ De Brug\tbehandelaar\t612345678\tzoe@voorbeeld.nl\tx\n"
        "Cora\t\tOlthof\tde  SCHAKEL\t\t\t\t\n"
        "Piet\t\tBos\tde  SCHAKEL\t\t\t\t\n"
    )
    ctx = town.as_("CO")
    assert tried(ctx, tekst, MENSEN) == [
        (4, "nieuw", "De organisatie is nieuw en komt mee."),
        (5, "bestaat", "Dit staat al in het dossier."),
        (6, "nieuw", ""),
    ]
    assert sorted(taken(ctx, tekst, MENSEN)) == ["organisatie", "professional", "professional"]
    row = next(r for r in mensen.list_professionals(ctx) if r.naam.startswith("Zo"))
    assert (row.naam, row.organisatie, row.functie) == (f"{ZOE} van der Berg", "GGZ De Brug", "behandelaar")
    assert (row.telefoon, row.email) == ("0612345678", "zoe@voorbeeld.nl")
    assert next(r for r in mensen.list_professionals(ctx) if r.naam == "Piet Bos").organisatie == "De Schakel"


def test_a_second_time_makes_nothing(town: Town) -> None:
    tekst = "Naam;Organisatie\nPiet Bos;De Schakel\npiet  b\N{LATIN SMALL LETTER O WITH ACUTE}s;De Schakel\n"
    ctx = town.as_("CO")
    assert [one[1:] for one in tried(ctx, tekst, MENSEN)] == [("nieuw", ""), ("bestaat", "Dit staat al op rij 2.")]
    assert taken(ctx, tekst, MENSEN) == ["professional"]
    with pytest.raises(RuleViolation, match="lijst_niets_nieuws"):
        taken(ctx, tekst, MENSEN)


def test_one_name_at_two_organisations_is_asked_about(town: Town) -> None:
    tekst = "Naam;Organisatie\nPiet Bos;De Schakel\nPiet Bos;GGZ De Brug\n"
    ctx = town.as_("CO")
    assert tried(ctx, tekst, MENSEN)[1] == (3, "twijfel", "Deze naam staat ook op rij 2. Kijk of het om dezelfde gaat.")
    assert taken(ctx, tekst, MENSEN, ook_twijfel=True) == ["professional"]


def test_pasted_without_headings_is_name_organisation_function(town: Town) -> None:
    ctx = town.as_("CO")
    assert [one[1] for one in tried(ctx, "Piet Bos, De Schakel, monteur\nTina Roos, De Schakel", MENSEN)] == [
        "nieuw"
    ] * 2
    lijst = read_pasted_list(ctx, "Piet Bos, De Schakel, monteur", MENSEN)
    assert lijst.kolommen == (LijstKolom.NAAM, LijstKolom.ORGANISATIE, LijstKolom.FUNCTIE)


def test_columns_can_be_said_otherwise(town: Town, tmp_path: Path) -> None:
    """A file without known headings is never guessed at; the user says what is what."""
    ctx = town.as_("CO")
    path = tmp_path / "a.csv"
    path.write_text("Wie dan\tWaar\nPiet Bos\tDe Schakel\n", encoding="cp1252")
    lijst = read_list_file(ctx, path, MENSEN)
    assert lijst.kolommen == (None, None)
    assert try_list(ctx, lijst, lijst.kolommen).regels[0].oordeel is Oordeel.FOUT
    proef = try_list(ctx, lijst, (LijstKolom.NAAM, LijstKolom.ORGANISATIE))
    assert [regel.wat for regel in proef.regels] == ["Wie dan", "Piet Bos"]


def test_windows_1252_and_comma_in_a_name(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('Naam;Organisatie\r\nRen\xe9 Bos;"Politie, wijkteam; Oost"\r\n'.encode("cp1252"))
    lijst = read_list_file(town.as_("CO"), path, MENSEN)
    assert [rij.cellen for rij in lijst.rijen] == [("Ren\xe9 Bos", "Politie, wijkteam; Oost")]


def test_organisations_with_kind_and_secrecy(town: Town) -> None:
    ctx = town.as_("CO")
    tekst = "Organisatie,Soort,Beroepsgeheim\nWoonzorg,Woningcorporatie,nee\nGGZ De Brug,ggz,ja\nDe Schakel,,\n"
    assert taken(ctx, tekst, ORGANISATIES) == ["organisatie", "organisatie"]
    found = {row.naam: (row.soort, row.beroepsgeheim) for row in mensen.list_organisaties(ctx)}
    assert found["Woonzorg"] == (OrganisatieSoort.CORPORATIE, False)
    assert found["GGZ De Brug"] == (OrganisatieSoort.GGZ, True)


def test_casussen_come_from_who_reads_unless_a_column_says_else(town: Town) -> None:
    mensen.create_wijk(town.as_("CO"), "Molenbuurt")
    ctx = town.as_("IB")
    tekst = (
        "Nr;Bewoner;Hulpvraag;Wijk;Ingebracht door;Regie\n"
        "17;Jan Verzonnen;Hoe komt hij aan slaap?;molenbuurt;;Ruud Groen\n18;Els Verzonnen;;;Lieke Iding;\n"
    )
    assert [row[1] for row in tried(ctx, tekst, CASUSSEN)] == ["nieuw", "nieuw"]
    assert taken(ctx, tekst, CASUSSEN) == ["casus", "casus"]
    chair = town.as_("CO")
    rows = {r.naam: r for r in casussen.list_casus_rows(chair, casussen.list_casus_ids(chair))}
    jan, els = rows["Jan Verzonnen"], rows["Els Verzonnen"]
    assert (jan.wijk, jan.inbrenger, jan.casusregisseur) == ("Molenbuurt", "Iris Bakker", "Ruud Groen")
    assert (els.inbrenger, els.vraag) == ("Lieke Iding", "")
    assert casussen.open_casus(chair, jan.id).inwoners[0].fields.naam == "Jan Verzonnen"
    assert len({row.code for row in rows.values()}) == len(rows)


def test_a_likely_double_is_a_warning_and_made_only_when_asked(town: Town) -> None:
    ctx = town.as_("IB")
    tekst = f"Casus\nfamilie  {CANARY.upper()}\nJan Verzonnen\n"
    assert [one[1:] for one in tried(ctx, tekst, CASUSSEN)] == [
        ("twijfel", "Er is al een casus met deze naam."),
        ("nieuw", ""),
    ]
    assert taken(ctx, tekst, CASUSSEN) == ["casus"]
    assert taken(ctx, tekst, CASUSSEN, ook_twijfel=True) == ["casus", "casus"]


@pytest.mark.parametrize("code", sorted(PEOPLE))
def test_a_double_is_seen_only_by_who_sees_the_casus(town: Town, code: str) -> None:
    bring_to(town, OverlegStatus.OPEN)
    ctx = town.as_(code)
    may_see = town.kanarie in casussen.list_casus_ids(ctx, status=None)
    if code in ("BE", "CT"):
        with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
            tried(ctx, f"Casus\nFamilie {CANARY}\n", CASUSSEN)
        return
    assert tried(ctx, f"Casus\nFamilie {CANARY}\n", CASUSSEN)[0][1] == ("twijfel" if may_see else "nieuw")


def test_acties_of_somebody_an_organisation_and_a_casus(town: Town) -> None:
    ctx = town.as_("CO")
    code = casussen.list_casus_rows(ctx, [town.kanarie])[0].code
    tekst = (
        f"Actiepunt;Wie doet het?;Klaar op;Casus\nbelt de huisarts;Iris Bakker;27 nov 2025;{code.lower()}\n"
        f"maakt een plan;de schakel;1-12-2026;Familie {CANARY}\nzet koffie;lieke;;\n"
    )
    assert [one[1] for one in tried(ctx, tekst, ACTIES)] == ["nieuw"] * 3
    assert taken(ctx, tekst, ACTIES) == ["actie"] * 3
    rows = {row.wat: row for row in acties.list_acties(ctx)}
    assert rows["belt de huisarts"].professional_id == town.people["IB"]
    assert rows["belt de huisarts"].days_late(ctx.today()) == 361
    assert rows["maakt een plan"].eigenaar_soort is EigenaarSoort.ORGANISATIE
    assert rows["maakt een plan"].casus_id == town.kanarie
    assert (rows["zet koffie"].casus_id, rows["zet koffie"].termijn) == (None, None)
    assert {one[1] for one in tried(ctx, tekst, ACTIES)} == {"bestaat"}


def test_an_actie_of_a_casus_that_one_may_not_change_is_as_if_it_were_not_there(town: Town) -> None:
    """Daan only hears it at the table; Bram does not see it at all; both get the same words."""
    bring_to(town, OverlegStatus.OPEN)
    tekst = f"Actie;Wie;Wanneer;Casus\nbelt;Iris Bakker;1-12-2026;Familie {CANARY}\n"
    assert tried(town.as_("DE"), tekst, ACTIES) == tried(town.as_("BU"), tekst, ACTIES)
    assert tried(town.as_("DE"), tekst, ACTIES)[0][1] == "fout"


def test_a_list_is_logged_with_what_it_made_and_no_words(town: Town) -> None:
    entries = town.logged_by(lambda: taken(town.as_("IB"), "Casus\nJan Verzonnen\nEls Verzonnen\n", CASUSSEN))
    assert [entry.action for entry in entries] == ["casus_aangemaakt", "casus_aangemaakt", "lijst_ingelezen"]
    assert entries[0].casus_id == entries[0].objects[0][1]
    assert (entries[-1].ground, entries[-1].outcome) == ("casussen", "2_rijen")


def test_a_formula_with_its_outcome_is_taken_as_that(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(formula_with_value(good_rows(MENSEN, 4, random.Random(2)), 3))
    lijst = read_list_file(town.as_("CO"), path, MENSEN)
    assert lijst.fouten == ()
    assert lijst.rijen[1].cellen[2] == "uitkomst"


def test_links_titles_and_other_sheets_do_no_harm(town: Town, tmp_path: Path) -> None:
    def dress(book: object) -> None:
        from openpyxl import Workbook

        assert isinstance(book, Workbook)
        sheet = book.active
        sheet.insert_rows(1, 2)
        sheet["A1"] = "Sociale kaart"
        sheet.merge_cells("A1:E1")
        sheet["E4"].value, sheet["E4"].hyperlink = "a@voorbeeld.nl", "mailto:a@voorbeeld.nl"
        book.create_sheet("Oud").append(["x"])
        book.create_sheet("Geheim").sheet_state = "hidden"

    path = tmp_path / "a.xlsx"
    path.write_bytes(as_xlsx(good_rows(MENSEN, 3, random.Random(2)), dress))
    ctx = town.as_("CO")
    lijst = read_list_file(ctx, path, MENSEN)
    assert (lijst.kop, lijst.andere_bladen, lijst.verborgen_bladen, lijst.fouten) == (3, 1, 1, ())
    assert try_list(ctx, lijst, lijst.kolommen).may_be_taken


def test_on_a_server_as_in_a_file(server_town: Town) -> None:
    ctx = server_town.as_("CO")
    assert taken(ctx, "Naam;Organisatie\nPiet Bos;Nieuwe Zorg\n", MENSEN) == ["organisatie", "professional"]
    assert taken(ctx, "Casus\nJan Verzonnen\nEls Verzonnen\n", CASUSSEN) == ["casus", "casus"]
    with pytest.raises(RuleViolation, match="lijst_met_fouten"):
        taken(ctx, "Actie;Wie;Wanneer\nbelt;Piet Bos;30 februari 2027\n", ACTIES)
    assert taken(ctx, "Actie;Wie;Wanneer\nbelt;Piet Bos;28 februari 2027\n", ACTIES) == ["actie"]

"""Small money: budgets, ledger, verzoeken, rules and what came of it."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

from casus.storage.migrations.m0005.shapes import file, flag, number, reference, text


def upgrade(op: Operations) -> None:
    _budget(op)
    _bestedingsregels(op)
    _verzoek(op)
    _akkoord(op)
    _boeking(op)
    _geldsom(op)
    _betaalbewijs(op)
    _steekproef(op)
    _terugblik(op)


def _budget(op: Operations) -> None:
    op.create_table(
        "budget",
        number("id"),
        number("wijk_id"),
        number("jaar"),
        text("bron"),
        text("jaarwisseling"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_budget"),
        reference("budget", "wijk_id", "wijk"),
        UniqueConstraint("wijk_id", "jaar", "bron", name="uq_budget_wijk_id_jaar_bron"),
        sqlite_strict=True,
    )
    op.create_index("ix_budget_wijk_id", "budget", ["wijk_id"])


def _bestedingsregels(op: Operations) -> None:
    op.create_table(
        "bestedingsregels",
        number("id"),
        text("geldig_vanaf"),
        text("vastgesteld_op"),
        number("door_id", required=False),
        number("aantal_akkoorden"),
        number("aantal_organisaties"),
        number("plafond_keer", required=False),
        number("plafond_casus_jaar", required=False),
        number("plafond_jaar", required=False),
        text("wie_beslist_boven"),
        text("mandaat_document"),
        text("mandaat_datum", required=False),
        number("mandaat_grens", required=False),
        text("mandaat_van"),
        text("waarom_lager_dan_mandaat"),
        number("raming_vanaf", required=False),
        text("terugblik_maanden"),
        flag("awb"),
        PrimaryKeyConstraint("id", name="pk_bestedingsregels"),
        reference("bestedingsregels", "door_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_bestedingsregels_door_id", "bestedingsregels", ["door_id"])
    op.create_index("ix_bestedingsregels_geldig_vanaf", "bestedingsregels", ["geldig_vanaf"])


def _verzoek(op: Operations) -> None:
    op.create_table(
        "verzoek",
        number("id"),
        text("code"),
        number("aanvrager_id"),
        number("organisatie_id"),
        number("budget_id"),
        text("wat"),
        number("bedrag"),
        text("categorie"),
        text("levensdomein"),
        text("vorm"),
        text("gevraagd_op"),
        number("casus_id", required=False),
        number("inwoner_id", required=False),
        text("bouwsteen", required=False),
        text("ontvanger"),
        text("route"),
        text("met_wie"),
        text("wanneer", required=False),
        text("waarom_niet_nu"),
        text("geen_tijd_want"),
        text("verwachting"),
        text("terugblik_op", required=False),
        text("raakt_uitkering"),
        text("raakt_bewind"),
        text("legitimiteit"),
        text("betrokkenheid"),
        text("rendement"),
        number("raming_id", required=False),
        number("agendapunt_id", required=False),
        text("status"),
        text("besloten_op", required=False),
        text("uitkomst"),
        text("opgelost_door"),
        text("boven_door"),
        number("door_id", required=False),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_verzoek"),
        reference("verzoek", "aanvrager_id", "professional"),
        reference("verzoek", "agendapunt_id", "agendapunt"),
        reference("verzoek", "budget_id", "budget"),
        reference("verzoek", "casus_id", "casus"),
        reference("verzoek", "door_id", "professional"),
        reference("verzoek", "inwoner_id", "inwoner"),
        reference("verzoek", "organisatie_id", "organisatie"),
        reference("verzoek", "raming_id", "raming"),
        UniqueConstraint("code", name="uq_verzoek_code"),
        sqlite_strict=True,
    )
    op.create_index("ix_verzoek_aanvrager_id", "verzoek", ["aanvrager_id"])
    op.create_index("ix_verzoek_agendapunt_id", "verzoek", ["agendapunt_id"])
    op.create_index("ix_verzoek_budget_id", "verzoek", ["budget_id"])
    op.create_index("ix_verzoek_casus_id", "verzoek", ["casus_id"])
    op.create_index("ix_verzoek_door_id", "verzoek", ["door_id"])
    op.create_index("ix_verzoek_inwoner_id", "verzoek", ["inwoner_id"])
    op.create_index("ix_verzoek_organisatie_id", "verzoek", ["organisatie_id"])
    op.create_index("ix_verzoek_raming_id", "verzoek", ["raming_id"])


def _akkoord(op: Operations) -> None:
    op.create_table(
        "akkoord",
        number("id"),
        number("verzoek_id"),
        number("professional_id"),
        number("organisatie_id"),
        number("bedrag"),
        text("op"),
        number("door_id"),
        text("vervallen_op", required=False),
        number("overleg_id", required=False),
        PrimaryKeyConstraint("id", name="pk_akkoord"),
        reference("akkoord", "door_id", "professional"),
        reference("akkoord", "organisatie_id", "organisatie"),
        reference("akkoord", "overleg_id", "overleg"),
        reference("akkoord", "professional_id", "professional"),
        reference("akkoord", "verzoek_id", "verzoek"),
        sqlite_strict=True,
    )
    op.create_index("ix_akkoord_door_id", "akkoord", ["door_id"])
    op.create_index("ix_akkoord_organisatie_id", "akkoord", ["organisatie_id"])
    op.create_index("ix_akkoord_overleg_id", "akkoord", ["overleg_id"])
    op.create_index("ix_akkoord_professional_id", "akkoord", ["professional_id"])
    op.create_index("ix_akkoord_verzoek_id", "akkoord", ["verzoek_id"])


def _boeking(op: Operations) -> None:
    op.create_table(
        "boeking",
        number("id"),
        number("budget_id"),
        text("soort"),
        number("bedrag"),
        text("op"),
        text("boekdag"),
        number("verzoek_id", required=False),
        number("tegen_id", required=False),
        number("paar_id", required=False),
        number("door_id", required=False),
        text("kenmerk"),
        text("omschrijving"),
        PrimaryKeyConstraint("id", name="pk_boeking"),
        reference("boeking", "budget_id", "budget"),
        reference("boeking", "door_id", "professional"),
        reference("boeking", "paar_id", "boeking"),
        reference("boeking", "tegen_id", "boeking"),
        reference("boeking", "verzoek_id", "verzoek"),
        UniqueConstraint("tegen_id", name="uq_boeking_tegen_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_boeking_budget_id", "boeking", ["budget_id", "boekdag", "soort", "bedrag", "op", "verzoek_id"])
    op.create_index("ix_boeking_door_id", "boeking", ["door_id"])
    op.create_index("ix_boeking_paar_id", "boeking", ["paar_id"])
    op.create_index("ix_boeking_verzoek_id", "boeking", ["verzoek_id", "budget_id", "soort", "bedrag", "boekdag"])


def _geldsom(op: Operations) -> None:
    op.create_table(
        "geldsom",
        number("budget_id"),
        text("soort"),
        text("categorie"),
        text("maand"),
        text("levensdomein"),
        text("bouwsteen"),
        number("bedrag"),
        number("aantal"),
        text("laatste_dag"),
        text("laatst_op"),
        PrimaryKeyConstraint(
            "budget_id", "soort", "categorie", "maand", "levensdomein", "bouwsteen", name="pk_geldsom"
        ),
        reference("geldsom", "budget_id", "budget"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _betaalbewijs(op: Operations) -> None:
    op.create_table(
        "betaalbewijs",
        number("id"),
        number("boeking_id"),
        text("soort"),
        file("inhoud"),
        text("toegevoegd_op"),
        number("door_id", required=False),
        PrimaryKeyConstraint("id", name="pk_betaalbewijs"),
        reference("betaalbewijs", "boeking_id", "boeking"),
        reference("betaalbewijs", "door_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_betaalbewijs_boeking_id", "betaalbewijs", ["boeking_id"])
    op.create_index("ix_betaalbewijs_door_id", "betaalbewijs", ["door_id"])


def _steekproef(op: Operations) -> None:
    op.create_table(
        "steekproef",
        number("id"),
        number("boeking_id"),
        number("door_id"),
        text("op"),
        flag("klopt"),
        text("bevinding"),
        PrimaryKeyConstraint("id", name="pk_steekproef"),
        reference("steekproef", "boeking_id", "boeking"),
        reference("steekproef", "door_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_steekproef_boeking_id", "steekproef", ["boeking_id"])
    op.create_index("ix_steekproef_door_id", "steekproef", ["door_id"])


def _terugblik(op: Operations) -> None:
    op.create_table(
        "terugblik",
        number("id"),
        number("verzoek_id"),
        text("gepland_op"),
        text("gedaan_op", required=False),
        text("uitkomst", required=False),
        text("wat_gezien"),
        number("door_id", required=False),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_terugblik"),
        reference("terugblik", "door_id", "professional"),
        reference("terugblik", "verzoek_id", "verzoek"),
        UniqueConstraint("verzoek_id", "gepland_op", name="uq_terugblik_verzoek_id_gepland_op"),
        sqlite_strict=True,
    )
    op.create_index("ix_terugblik_door_id", "terugblik", ["door_id"])
    op.create_index("ix_terugblik_verzoek_id", "terugblik", ["verzoek_id"])

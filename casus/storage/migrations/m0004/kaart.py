"""The sociale kaart: offers, what was put to whom, and what is lacking."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

from casus.storage.migrations.m0004.shapes import flag, number, reference, text


def upgrade(op: Operations) -> None:
    _aanbod(op)
    _aanbod_levensdomein(op)
    _aanbod_wijk(op)
    _aanbod_leeftijd(op)
    _aanbod_bouwsteen(op)
    _verwijzing(op)
    _gemis(op)


def _aanbod(op: Operations) -> None:
    op.create_table(
        "aanbod",
        number("id"),
        text("naam"),
        text("organisatie"),
        text("beschrijving"),
        text("doelgroep"),
        flag("indicatie"),
        text("indicatie_uitleg"),
        text("kosten"),
        text("kosten_uitleg"),
        number("wacht_weken", required=False),
        text("telefoon"),
        text("email"),
        text("website"),
        text("adres"),
        text("openingstijden"),
        flag("kwetsbaarproof"),
        text("kwetsbaarproof_uitleg"),
        text("nagegaan_op", required=False),
        number("nagegaan_door_id", required=False),
        flag("gestopt"),
        text("bron"),
        text("bron_sleutel"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_aanbod"),
        reference("aanbod", "nagegaan_door_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_aanbod_nagegaan_door_id", "aanbod", ["nagegaan_door_id"])


def _aanbod_levensdomein(op: Operations) -> None:
    op.create_table(
        "aanbod_levensdomein",
        number("id"),
        number("aanbod_id"),
        text("levensdomein"),
        number("volgorde"),
        PrimaryKeyConstraint("id", name="pk_aanbod_levensdomein"),
        reference("aanbod_levensdomein", "aanbod_id", "aanbod"),
        UniqueConstraint("aanbod_id", "levensdomein", name="uq_aanbod_levensdomein_aanbod_id_levensdomein"),
        sqlite_strict=True,
    )
    op.create_index("ix_aanbod_levensdomein_aanbod_id", "aanbod_levensdomein", ["aanbod_id"])


def _aanbod_wijk(op: Operations) -> None:
    op.create_table(
        "aanbod_wijk",
        number("id"),
        number("aanbod_id"),
        number("wijk_id"),
        PrimaryKeyConstraint("id", name="pk_aanbod_wijk"),
        reference("aanbod_wijk", "aanbod_id", "aanbod"),
        reference("aanbod_wijk", "wijk_id", "wijk"),
        UniqueConstraint("aanbod_id", "wijk_id", name="uq_aanbod_wijk_aanbod_id_wijk_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_aanbod_wijk_aanbod_id", "aanbod_wijk", ["aanbod_id"])
    op.create_index("ix_aanbod_wijk_wijk_id", "aanbod_wijk", ["wijk_id"])


def _aanbod_leeftijd(op: Operations) -> None:
    op.create_table(
        "aanbod_leeftijd",
        number("id"),
        number("aanbod_id"),
        text("leeftijdsklasse"),
        PrimaryKeyConstraint("id", name="pk_aanbod_leeftijd"),
        reference("aanbod_leeftijd", "aanbod_id", "aanbod"),
        UniqueConstraint("aanbod_id", "leeftijdsklasse", name="uq_aanbod_leeftijd_aanbod_id_leeftijdsklasse"),
        sqlite_strict=True,
    )
    op.create_index("ix_aanbod_leeftijd_aanbod_id", "aanbod_leeftijd", ["aanbod_id"])


def _aanbod_bouwsteen(op: Operations) -> None:
    op.create_table(
        "aanbod_bouwsteen",
        number("id"),
        number("aanbod_id"),
        text("bouwsteen"),
        PrimaryKeyConstraint("id", name="pk_aanbod_bouwsteen"),
        reference("aanbod_bouwsteen", "aanbod_id", "aanbod"),
        UniqueConstraint("aanbod_id", "bouwsteen", name="uq_aanbod_bouwsteen_aanbod_id_bouwsteen"),
        sqlite_strict=True,
    )
    op.create_index("ix_aanbod_bouwsteen_aanbod_id", "aanbod_bouwsteen", ["aanbod_id"])


def _verwijzing(op: Operations) -> None:
    op.create_table(
        "verwijzing",
        number("id"),
        number("casus_id"),
        number("inwoner_id"),
        number("aanbod_id"),
        text("levensdomein"),
        text("onderwerp"),
        text("voorgesteld_op"),
        text("uitkomst"),
        text("dag"),
        number("door_id", required=False),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_verwijzing"),
        reference("verwijzing", "aanbod_id", "aanbod"),
        reference("verwijzing", "casus_id", "casus"),
        reference("verwijzing", "door_id", "professional"),
        reference("verwijzing", "inwoner_id", "inwoner"),
        sqlite_strict=True,
    )
    op.create_index("ix_verwijzing_aanbod_id", "verwijzing", ["aanbod_id"])
    op.create_index("ix_verwijzing_casus_id", "verwijzing", ["casus_id"])
    op.create_index("ix_verwijzing_door_id", "verwijzing", ["door_id"])
    op.create_index("ix_verwijzing_inwoner_id", "verwijzing", ["inwoner_id"])


def _gemis(op: Operations) -> None:
    op.create_table(
        "gemis",
        number("id"),
        text("levensdomein"),
        text("maand"),
        number("wijk_id", required=False),
        text("bouwsteen", required=False),
        text("woorden"),
        PrimaryKeyConstraint("id", name="pk_gemis"),
        reference("gemis", "wijk_id", "wijk"),
        sqlite_strict=True,
    )
    op.create_index("ix_gemis_wijk_id", "gemis", ["wijk_id"])

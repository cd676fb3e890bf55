"""Who else may look at a casus, what its question is about, and what stops everything."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

from casus.storage.migrations.m0003.shapes import number, reference, text


def upgrade(op: Operations) -> None:
    _casus_onderwerp(op)
    _verwerkingsstop(op)
    _pet(op)
    _noodtoegang(op)
    _toegangsverzoek(op)
    _meldcoderegel(op)


def _casus_onderwerp(op: Operations) -> None:
    op.create_table(
        "casus_onderwerp",
        number("id"),
        number("casus_id"),
        text("onderwerp"),
        PrimaryKeyConstraint("id", name="pk_casus_onderwerp"),
        reference("casus_onderwerp", "casus_id", "casus"),
        UniqueConstraint("casus_id", "onderwerp", name="uq_casus_onderwerp_casus_id_onderwerp"),
        sqlite_strict=True,
    )
    op.create_index("ix_casus_onderwerp_casus_id", "casus_onderwerp", ["casus_id"])


def _verwerkingsstop(op: Operations) -> None:
    op.create_table(
        "verwerkingsstop",
        number("id"),
        number("casus_id"),
        number("inwoner_id"),
        text("soort"),
        text("reden"),
        text("van"),
        text("tot", required=False),
        PrimaryKeyConstraint("id", name="pk_verwerkingsstop"),
        reference("verwerkingsstop", "casus_id", "casus"),
        reference("verwerkingsstop", "inwoner_id", "inwoner"),
        sqlite_strict=True,
    )
    op.create_index("ix_verwerkingsstop_casus_id", "verwerkingsstop", ["casus_id"])
    op.create_index("ix_verwerkingsstop_inwoner_id", "verwerkingsstop", ["inwoner_id"])


def _pet(op: Operations) -> None:
    op.create_table(
        "pet",
        number("id"),
        number("agendapunt_id"),
        number("deelnemer_id"),
        number("organisatie_id"),
        text("functie"),
        text("wet"),
        PrimaryKeyConstraint("id", name="pk_pet"),
        reference("pet", "agendapunt_id", "agendapunt"),
        reference("pet", "deelnemer_id", "deelnemer"),
        reference("pet", "organisatie_id", "organisatie"),
        UniqueConstraint("agendapunt_id", "deelnemer_id", name="uq_pet_agendapunt_id_deelnemer_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_pet_agendapunt_id", "pet", ["agendapunt_id"])
    op.create_index("ix_pet_deelnemer_id", "pet", ["deelnemer_id"])
    op.create_index("ix_pet_organisatie_id", "pet", ["organisatie_id"])


def _noodtoegang(op: Operations) -> None:
    op.create_table(
        "noodtoegang",
        number("id"),
        number("casus_id"),
        number("professional_id"),
        text("reden"),
        text("van"),
        text("tot"),
        text("gezien_op", required=False),
        number("gezien_door_id", required=False),
        text("oordeel"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_noodtoegang"),
        reference("noodtoegang", "casus_id", "casus"),
        reference("noodtoegang", "gezien_door_id", "professional"),
        reference("noodtoegang", "professional_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_noodtoegang_casus_id", "noodtoegang", ["casus_id"])
    op.create_index("ix_noodtoegang_gezien_door_id", "noodtoegang", ["gezien_door_id"])
    op.create_index("ix_noodtoegang_professional_id", "noodtoegang", ["professional_id"])


def _toegangsverzoek(op: Operations) -> None:
    op.create_table(
        "toegangsverzoek",
        number("id"),
        number("casus_id"),
        number("professional_id"),
        text("reden"),
        text("tot"),
        text("status"),
        text("gevraagd_op"),
        text("beantwoord_op", required=False),
        number("beantwoord_door_id", required=False),
        text("antwoord"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_toegangsverzoek"),
        reference("toegangsverzoek", "beantwoord_door_id", "professional"),
        reference("toegangsverzoek", "casus_id", "casus"),
        reference("toegangsverzoek", "professional_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_toegangsverzoek_beantwoord_door_id", "toegangsverzoek", ["beantwoord_door_id"])
    op.create_index("ix_toegangsverzoek_casus_id", "toegangsverzoek", ["casus_id"])
    op.create_index("ix_toegangsverzoek_professional_id", "toegangsverzoek", ["professional_id"])


def _meldcoderegel(op: Operations) -> None:
    op.create_table(
        "meldcoderegel",
        number("id"),
        number("casus_id"),
        text("stap"),
        text("toelichting"),
        number("door_id"),
        text("dag"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_meldcoderegel"),
        reference("meldcoderegel", "casus_id", "casus"),
        reference("meldcoderegel", "door_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_meldcoderegel_casus_id", "meldcoderegel", ["casus_id"])
    op.create_index("ix_meldcoderegel_door_id", "meldcoderegel", ["door_id"])

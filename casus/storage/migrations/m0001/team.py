"""The team: dossier, wijken, organisaties, professionals and gebruikers."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

from casus.storage.migrations.m0001.shapes import flag, number, reference, text


def upgrade(op: Operations) -> None:
    _dossier(op)
    _organisatie(op)
    _professional(op)
    _wijk(op)
    _dienstverband(op)
    _gebruiker(op)
    _gebruiker_rol(op)


def _dossier(op: Operations) -> None:
    op.create_table(
        "dossier",
        number("id"),
        text("naam"),
        text("gemeente"),
        flag("oefen"),
        text("aangemaakt_op"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_dossier"),
        sqlite_strict=True,
    )


def _organisatie(op: Operations) -> None:
    op.create_table(
        "organisatie",
        number("id"),
        text("naam"),
        text("sorteersleutel"),
        text("soort"),
        flag("beroepsgeheim"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_organisatie"),
        sqlite_strict=True,
    )


def _professional(op: Operations) -> None:
    op.create_table(
        "professional",
        number("id"),
        text("naam"),
        text("sorteersleutel"),
        text("telefoon"),
        text("email"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_professional"),
        sqlite_strict=True,
    )


def _wijk(op: Operations) -> None:
    op.create_table(
        "wijk",
        number("id"),
        text("naam"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_wijk"),
        sqlite_strict=True,
    )


def _dienstverband(op: Operations) -> None:
    op.create_table(
        "dienstverband",
        number("id"),
        number("professional_id"),
        number("organisatie_id"),
        text("functie"),
        text("van"),
        text("tot", required=False),
        PrimaryKeyConstraint("id", name="pk_dienstverband"),
        reference("dienstverband", "professional_id", "professional"),
        reference("dienstverband", "organisatie_id", "organisatie"),
        sqlite_strict=True,
    )
    op.create_index("ix_dienstverband_organisatie_id", "dienstverband", ["organisatie_id"])
    op.create_index("ix_dienstverband_professional_id", "dienstverband", ["professional_id"])


def _gebruiker(op: Operations) -> None:
    op.create_table(
        "gebruiker",
        number("id"),
        number("professional_id"),
        text("code"),
        flag("actief"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_gebruiker"),
        reference("gebruiker", "professional_id", "professional"),
        UniqueConstraint("code", name="uq_gebruiker_code"),
        sqlite_strict=True,
    )
    op.create_index("ix_gebruiker_professional_id", "gebruiker", ["professional_id"])


def _gebruiker_rol(op: Operations) -> None:
    op.create_table(
        "gebruiker_rol",
        number("id"),
        number("gebruiker_id"),
        text("rol"),
        UniqueConstraint("gebruiker_id", "rol", name="uq_gebruiker_rol_gebruiker_id_rol"),
        PrimaryKeyConstraint("id", name="pk_gebruiker_rol"),
        reference("gebruiker_rol", "gebruiker_id", "gebruiker"),
        sqlite_strict=True,
    )
    op.create_index("ix_gebruiker_rol_gebruiker_id", "gebruiker_rol", ["gebruiker_id"])

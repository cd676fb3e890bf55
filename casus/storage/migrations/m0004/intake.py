"""What one asks with, and what one person told."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

from casus.storage.migrations.m0004.shapes import flag, number, reference, text


def upgrade(op: Operations) -> None:
    _instrument(op)
    _intake(op)
    _intake_deel(op)
    _intake_onderwerp(op)
    _intake_antwoord(op)
    _intake_cijfer(op)
    _intake_verband(op)


def _instrument(op: Operations) -> None:
    op.create_table(
        "instrument",
        number("id"),
        text("code"),
        number("uitgave"),
        text("naam"),
        text("tekst"),
        text("toegevoegd_op"),
        flag("eigen"),
        flag("in_gebruik"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_instrument"),
        UniqueConstraint("code", "uitgave", name="uq_instrument_code_uitgave"),
        sqlite_strict=True,
    )


def _intake(op: Operations) -> None:
    op.create_table(
        "intake",
        number("id"),
        number("casus_id"),
        number("inwoner_id"),
        number("instrument_id"),
        text("gesprek_op"),
        number("door_id", required=False),
        text("status"),
        text("plek"),
        text("naaste"),
        text("ervaringsdeskundige"),
        text("anderen"),
        flag("web_tonen"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_intake"),
        reference("intake", "casus_id", "casus"),
        reference("intake", "door_id", "professional"),
        reference("intake", "instrument_id", "instrument"),
        reference("intake", "inwoner_id", "inwoner"),
        sqlite_strict=True,
    )
    op.create_index("ix_intake_casus_id", "intake", ["casus_id"])
    op.create_index("ix_intake_door_id", "intake", ["door_id"])
    op.create_index("ix_intake_instrument_id", "intake", ["instrument_id"])
    op.create_index("ix_intake_inwoner_id", "intake", ["inwoner_id"])


def _intake_deel(op: Operations) -> None:
    op.create_table(
        "intake_deel",
        number("id"),
        number("intake_id"),
        text("code"),
        number("volgorde"),
        text("stand"),
        flag("wil_praten"),
        flag("wil_veranderen"),
        number("keuze"),
        PrimaryKeyConstraint("id", name="pk_intake_deel"),
        reference("intake_deel", "intake_id", "intake"),
        UniqueConstraint("intake_id", "code", name="uq_intake_deel_intake_id_code"),
        sqlite_strict=True,
    )
    op.create_index("ix_intake_deel_intake_id", "intake_deel", ["intake_id"])


def _intake_onderwerp(op: Operations) -> None:
    op.create_table(
        "intake_onderwerp",
        number("id"),
        number("intake_id"),
        text("deel"),
        text("onderwerp"),
        PrimaryKeyConstraint("id", name="pk_intake_onderwerp"),
        reference("intake_onderwerp", "intake_id", "intake"),
        UniqueConstraint("intake_id", "deel", "onderwerp", name="uq_intake_onderwerp_intake_id_deel_onderwerp"),
        sqlite_strict=True,
    )
    op.create_index("ix_intake_onderwerp_intake_id", "intake_onderwerp", ["intake_id"])


def _intake_antwoord(op: Operations) -> None:
    op.create_table(
        "intake_antwoord",
        number("id"),
        number("intake_id"),
        text("deel"),
        text("vraag"),
        text("tekst"),
        PrimaryKeyConstraint("id", name="pk_intake_antwoord"),
        reference("intake_antwoord", "intake_id", "intake"),
        UniqueConstraint("intake_id", "deel", "vraag", name="uq_intake_antwoord_intake_id_deel_vraag"),
        sqlite_strict=True,
    )
    op.create_index("ix_intake_antwoord_intake_id", "intake_antwoord", ["intake_id"])


def _intake_cijfer(op: Operations) -> None:
    op.create_table(
        "intake_cijfer",
        number("id"),
        number("intake_id"),
        text("deel"),
        text("aspect"),
        number("cijfer"),
        PrimaryKeyConstraint("id", name="pk_intake_cijfer"),
        reference("intake_cijfer", "intake_id", "intake"),
        UniqueConstraint("intake_id", "deel", "aspect", name="uq_intake_cijfer_intake_id_deel_aspect"),
        sqlite_strict=True,
    )
    op.create_index("ix_intake_cijfer_intake_id", "intake_cijfer", ["intake_id"])


def _intake_verband(op: Operations) -> None:
    op.create_table(
        "intake_verband",
        number("id"),
        number("intake_id"),
        text("van"),
        text("naar"),
        text("woorden"),
        PrimaryKeyConstraint("id", name="pk_intake_verband"),
        reference("intake_verband", "intake_id", "intake"),
        UniqueConstraint("intake_id", "van", "naar", name="uq_intake_verband_intake_id_van_naar"),
        sqlite_strict=True,
    )
    op.create_index("ix_intake_verband_intake_id", "intake_verband", ["intake_id"])

"""What an approach is expected to make of the costs, and what a team itself pays."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

from casus.storage.migrations.m0005.shapes import flag, number, reference, text


def upgrade(op: Operations) -> None:
    _tarief(op)
    _raming(op)
    _kostenregel(op)


def _tarief(op: Operations) -> None:
    op.create_table(
        "tarief",
        number("id"),
        text("sleutel"),
        text("post"),
        text("eenheid"),
        number("laag"),
        number("midden"),
        number("hoog"),
        number("jaar"),
        text("betaler"),
        text("bron"),
        text("geldig_vanaf"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_tarief"),
        UniqueConstraint("sleutel", "geldig_vanaf", name="uq_tarief_sleutel_geldig_vanaf"),
        sqlite_strict=True,
    )


def _raming(op: Operations) -> None:
    op.create_table(
        "raming",
        number("id"),
        number("casus_id"),
        text("levensdomein"),
        text("aanpak"),
        text("gemaakt"),
        number("prijslijst_versie"),
        number("inwoner_id", required=False),
        number("horizon_maanden"),
        flag("geindexeerd"),
        text("betekenis"),
        text("afgesloten_op", required=False),
        number("door_id", required=False),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_raming"),
        reference("raming", "casus_id", "casus"),
        reference("raming", "door_id", "professional"),
        reference("raming", "inwoner_id", "inwoner"),
        sqlite_strict=True,
    )
    op.create_index("ix_raming_casus_id", "raming", ["casus_id"])
    op.create_index("ix_raming_door_id", "raming", ["door_id"])
    op.create_index("ix_raming_inwoner_id", "raming", ["inwoner_id"])


def _kostenregel(op: Operations) -> None:
    op.create_table(
        "kostenregel",
        number("id"),
        number("raming_id"),
        number("volgorde"),
        text("scenario"),
        text("post"),
        number("aantal"),
        text("eenheid"),
        text("per"),
        number("laag"),
        number("midden"),
        number("hoog"),
        text("betaler"),
        text("bron"),
        number("jaar"),
        text("zekerheid"),
        text("sleutel"),
        number("kans"),
        number("gezien", required=False),
        PrimaryKeyConstraint("id", name="pk_kostenregel"),
        reference("kostenregel", "raming_id", "raming"),
        sqlite_strict=True,
    )
    op.create_index("ix_kostenregel_raming_id", "kostenregel", ["raming_id"])

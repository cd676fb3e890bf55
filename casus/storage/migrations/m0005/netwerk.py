"""The network: people around somebody, and how each tie is."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint

from casus.storage.migrations.m0005.shapes import flag, number, reference, text


def upgrade(op: Operations) -> None:
    """Add the tables."""
    _netwerk(op)
    _netwerk_band(op)


def _netwerk(op: Operations) -> None:
    op.create_table(
        "netwerk",
        number("id"),
        number("casus_id"),
        number("inwoner_id", required=False),
        number("door_id", required=False),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_netwerk"),
        reference("netwerk", "casus_id", "casus"),
        reference("netwerk", "door_id", "professional"),
        reference("netwerk", "inwoner_id", "inwoner"),
        sqlite_strict=True,
    )
    op.create_index("ix_netwerk_casus_id", "netwerk", ["casus_id"])
    op.create_index("ix_netwerk_door_id", "netwerk", ["door_id"])
    op.create_index("ix_netwerk_inwoner_id", "netwerk", ["inwoner_id"])


def _netwerk_band(op: Operations) -> None:
    op.create_table(
        "netwerk_band",
        number("id"),
        number("netwerk_id"),
        number("volgorde"),
        text("soort"),
        text("naam"),
        number("inwoner_id", required=False),
        number("professional_id", required=False),
        number("organisatie_id", required=False),
        text("werkt_bij"),
        text("kracht", required=False),
        text("kwaliteit", required=False),
        text("nog_nuttig", required=False),
        flag("persoon_heeft_nummer"),
        flag("heeft_nummer_van_persoon"),
        number("bel_volgorde"),
        flag("ook_nachts"),
        text("waarvoor"),
        PrimaryKeyConstraint("id", name="pk_netwerk_band"),
        reference("netwerk_band", "inwoner_id", "inwoner"),
        reference("netwerk_band", "netwerk_id", "netwerk"),
        reference("netwerk_band", "organisatie_id", "organisatie"),
        reference("netwerk_band", "professional_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_netwerk_band_inwoner_id", "netwerk_band", ["inwoner_id"])
    op.create_index("ix_netwerk_band_netwerk_id", "netwerk_band", ["netwerk_id"])
    op.create_index("ix_netwerk_band_organisatie_id", "netwerk_band", ["organisatie_id"])
    op.create_index("ix_netwerk_band_professional_id", "netwerk_band", ["professional_id"])

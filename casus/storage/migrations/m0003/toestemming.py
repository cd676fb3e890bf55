"""Consent, line by line."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

from casus.storage.migrations.m0003.shapes import flag, number, reference, text


def upgrade(op: Operations) -> None:
    _toestemming(op)
    _toestemming_regel(op)


def _toestemming(op: Operations) -> None:
    op.create_table(
        "toestemming",
        number("id"),
        number("casus_id"),
        number("inwoner_id"),
        text("doel"),
        text("status"),
        text("reden"),
        text("gevraagd_op", required=False),
        number("gevraagd_door_id", required=False),
        number("uitgelegd_door_id", required=False),
        text("vertegenwoordiger"),
        text("wijze", required=False),
        text("getuige"),
        text("geldig_tot", required=False),
        flag("persoon_akkoord"),
        flag("gezag_akkoord"),
        text("antwoord_op", required=False),
        text("ingetrokken_op", required=False),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_toestemming"),
        reference("toestemming", "casus_id", "casus"),
        reference("toestemming", "gevraagd_door_id", "professional"),
        reference("toestemming", "inwoner_id", "inwoner"),
        reference("toestemming", "uitgelegd_door_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_toestemming_casus_id", "toestemming", ["casus_id"])
    op.create_index("ix_toestemming_gevraagd_door_id", "toestemming", ["gevraagd_door_id"])
    op.create_index("ix_toestemming_inwoner_id", "toestemming", ["inwoner_id"])
    op.create_index("ix_toestemming_uitgelegd_door_id", "toestemming", ["uitgelegd_door_id"])


def _toestemming_regel(op: Operations) -> None:
    op.create_table(
        "toestemming_regel",
        number("id"),
        number("toestemming_id"),
        number("organisatie_id"),
        text("onderwerp"),
        flag("mag"),
        PrimaryKeyConstraint("id", name="pk_toestemming_regel"),
        reference("toestemming_regel", "organisatie_id", "organisatie"),
        reference("toestemming_regel", "toestemming_id", "toestemming"),
        UniqueConstraint(
            "toestemming_id",
            "organisatie_id",
            "onderwerp",
            name="uq_toestemming_regel_toestemming_id_organisatie_id_onderwerp",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_toestemming_regel_organisatie_id", "toestemming_regel", ["organisatie_id"])
    op.create_index("ix_toestemming_regel_toestemming_id", "toestemming_regel", ["toestemming_id"])

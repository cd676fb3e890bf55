"""What one person wants to reach, and who does what by when."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint

from casus.storage.migrations.m0004.shapes import number, reference, text


def upgrade(op: Operations) -> None:
    _plan(op)
    _plan_doel(op)
    _plan_stap(op)


def _plan(op: Operations) -> None:
    op.create_table(
        "plan",
        number("id"),
        number("casus_id"),
        number("inwoner_id"),
        text("vorm"),
        text("fase", required=False),
        text("status"),
        text("begonnen"),
        text("terug_op", required=False),
        text("meer_doelen"),
        number("door_id", required=False),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_plan"),
        reference("plan", "casus_id", "casus"),
        reference("plan", "door_id", "professional"),
        reference("plan", "inwoner_id", "inwoner"),
        sqlite_strict=True,
    )
    op.create_index("ix_plan_casus_id", "plan", ["casus_id"])
    op.create_index("ix_plan_door_id", "plan", ["door_id"])
    op.create_index("ix_plan_inwoner_id", "plan", ["inwoner_id"])


def _plan_doel(op: Operations) -> None:
    op.create_table(
        "plan_doel",
        number("id"),
        number("plan_id"),
        number("volgorde"),
        text("levensdomein"),
        text("doel"),
        number("intake_id", required=False),
        text("intake_deel"),
        text("stand"),
        text("uitkomst"),
        PrimaryKeyConstraint("id", name="pk_plan_doel"),
        reference("plan_doel", "intake_id", "intake"),
        reference("plan_doel", "plan_id", "plan"),
        sqlite_strict=True,
    )
    op.create_index("ix_plan_doel_intake_id", "plan_doel", ["intake_id"])
    op.create_index("ix_plan_doel_plan_id", "plan_doel", ["plan_id"])


def _plan_stap(op: Operations) -> None:
    op.create_table(
        "plan_stap",
        number("id"),
        number("plan_doel_id"),
        number("volgorde"),
        text("wat"),
        text("eigenaar_soort"),
        number("professional_id", required=False),
        number("organisatie_id", required=False),
        number("inwoner_id", required=False),
        text("eigenaar_naam"),
        text("uiterlijk", required=False),
        text("merken_aan"),
        text("wet", required=False),
        text("waarom_anders"),
        number("actie_id", required=False),
        PrimaryKeyConstraint("id", name="pk_plan_stap"),
        reference("plan_stap", "actie_id", "actie"),
        reference("plan_stap", "inwoner_id", "inwoner"),
        reference("plan_stap", "organisatie_id", "organisatie"),
        reference("plan_stap", "plan_doel_id", "plan_doel"),
        reference("plan_stap", "professional_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_plan_stap_actie_id", "plan_stap", ["actie_id"])
    op.create_index("ix_plan_stap_inwoner_id", "plan_stap", ["inwoner_id"])
    op.create_index("ix_plan_stap_organisatie_id", "plan_stap", ["organisatie_id"])
    op.create_index("ix_plan_stap_plan_doel_id", "plan_stap", ["plan_doel_id"])
    op.create_index("ix_plan_stap_professional_id", "plan_stap", ["professional_id"])

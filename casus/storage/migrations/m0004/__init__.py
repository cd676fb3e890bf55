"""Step 4: intakes, and the instruments that they were filled with."""

from alembic.operations import Operations

from casus.storage.migrations.m0004 import intake


def upgrade(op: Operations) -> None:
    """Add the tables."""
    for part in (intake,):
        part.upgrade(op)

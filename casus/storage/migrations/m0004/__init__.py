"""Step 4: intakes, the instruments that they were filled with, and the sociale kaart."""

from alembic.operations import Operations

from casus.storage.migrations.m0004 import intake, kaart


def upgrade(op: Operations) -> None:
    """Add the tables."""
    for part in (intake, kaart):
        part.upgrade(op)

"""Step 4: intakes, and the instruments that they were filled with; the signed form of a consent."""

from alembic.operations import Operations

from casus.storage.migrations.m0004 import intake, scan


def upgrade(op: Operations) -> None:
    """Add the tables."""
    for part in (intake, scan):
        part.upgrade(op)

"""Step 4: intakes and their instruments, the signed form of a consent, the sociale kaart, and plans."""

from alembic.operations import Operations

from casus.storage.migrations.m0004 import intake, kaart, plan, scan


def upgrade(op: Operations) -> None:
    """Add the tables."""
    for part in (intake, scan, kaart, plan):
        part.upgrade(op)

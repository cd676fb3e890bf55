"""Step 4: intakes and their instruments, the signed form of a consent, and the sociale kaart."""

from alembic.operations import Operations

from casus.storage.migrations.m0004 import intake, kaart, scan


def upgrade(op: Operations) -> None:
    """Add the tables."""
    for part in (intake, scan, kaart):
        part.upgrade(op)

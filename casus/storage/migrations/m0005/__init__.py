"""Step 5: who stands around somebody, small money, and what it avoids."""

from alembic.operations import Operations

from casus.storage.migrations.m0005 import geld


def upgrade(op: Operations) -> None:
    """Add the tables."""
    for part in (geld,):
        part.upgrade(op)

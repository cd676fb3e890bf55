"""Step 1: the tables of the first release."""

from alembic.operations import Operations

from casus.storage.migrations.m0001 import casus, logboek, overleg, team


def upgrade(op: Operations) -> None:
    """Make every table, parents before children."""
    for part in (team, casus, overleg, logboek):
        part.upgrade(op)

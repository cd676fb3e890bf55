"""Step 2: the trash, what became of a besluit, stand-ins, rules of the team, retention periods, search."""

from alembic.operations import Operations

from casus.storage.migrations.m0002 import team, werk, zicht, zoeken


def upgrade(op: Operations) -> None:
    """Add columns with what an older dossier means by them, and new tables."""
    for part in (team, werk, zicht, zoeken):
        part.upgrade(op)

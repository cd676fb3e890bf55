"""Step 5: who stands around somebody, small money, and what it avoids."""

from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Add the tables."""

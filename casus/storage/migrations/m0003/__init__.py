"""Step 3: consent, decisions to share, whose sight and until when, and what each piece of information is about."""

from alembic.operations import Operations

from casus.storage.migrations.m0003 import bestaand, deelbesluit, toegang, toestemming


def upgrade(op: Operations) -> None:
    """Add columns with what an older dossier means by them, and new tables."""
    for part in (bestaand, toegang, toestemming, deelbesluit):
        part.upgrade(op)

"""Who sees what, with more than one permission for the same person: somebody stands in for several weeks apart."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint

from casus.storage.migrations.m0002.shapes import number, reference, text

_KEY = ("casus_id", "professional_id", "categorie", "grond", "van")


def upgrade(op: Operations) -> None:
    """A wider key; what is there stays."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("pk_zicht", "zicht", type_="primary")
        op.create_primary_key("pk_zicht", "zicht", list(_KEY))
        return
    op.drop_index("ix_zicht_professional_id_casus_id", "zicht")
    op.rename_table("zicht", "zicht_oud")
    op.create_table(
        "zicht",
        number("casus_id"),
        number("professional_id"),
        text("categorie"),
        text("grond"),
        text("van"),
        text("tot", required=False),
        PrimaryKeyConstraint(*_KEY, name="pk_zicht"),
        reference("zicht", "casus_id", "casus"),
        reference("zicht", "professional_id", "professional"),
        sqlite_strict=True,
    )
    op.execute("INSERT INTO zicht SELECT casus_id, professional_id, categorie, grond, van, tot FROM zicht_oud")
    op.drop_table("zicht_oud")
    op.create_index("ix_zicht_professional_id_casus_id", "zicht", ["professional_id", "casus_id"])

"""What the tables there were get: a reason and a term for members, the day somebody becomes 12 or 16, what each piece
of information is about and whose it is, and sight by part of life and person.
"""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint

from casus.storage.migrations.m0003.shapes import number, reference, text, text_added

_KEY = ("casus_id", "professional_id", "categorie", "grond", "inwoner_id", "van")


def upgrade(op: Operations) -> None:
    op.add_column("casus_lid", text_added("reden"))
    op.add_column("casus_lid", text("tot", required=False))
    op.add_column("inwoner", text("grens_op", required=False))
    for table in ("notitie", "besluit", "actie"):
        op.add_column(table, text("onderwerp", required=False))
    for target in ("inwoner", "organisatie"):
        _reference(op, "notitie", target)
    _zicht(op)


def _reference(op: Operations, table: str, target: str) -> None:
    """In the words of SQL: SQLite takes a reference along with a new column only, and Alembic offers none there."""
    kind = "BIGINT" if op.get_bind().dialect.name == "postgresql" else "INTEGER"
    name = f"{target}_id"
    op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind} CONSTRAINT fk_{table}_{name} REFERENCES {target} (id)")
    op.create_index(f"ix_{table}_{name}", table, [name])


def _zicht(op: Operations) -> None:
    """It is filled from the facts afterwards (``casus.storage.migrate``)."""
    op.drop_table("zicht")
    op.create_table(
        "zicht",
        number("casus_id"),
        number("professional_id"),
        text("categorie"),
        text("grond"),
        number("inwoner_id"),
        text("van"),
        text("tot", required=False),
        PrimaryKeyConstraint(*_KEY, name="pk_zicht"),
        reference("zicht", "casus_id", "casus"),
        reference("zicht", "professional_id", "professional"),
        sqlite_strict=True,
    )
    seen = ["professional_id", "casus_id", "categorie", "inwoner_id", "van", "tot"]
    op.create_index(f"ix_zicht_{'_'.join(seen)}", "zicht", seen)

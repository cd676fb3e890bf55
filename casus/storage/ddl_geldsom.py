"""What adds up the ledger while it is written: each row of ``boeking`` is added to the sum of the rows like it.

A trigger, so that no way into the ledger passes it by, and in the same transaction, so that no sum is ever behind.
Rows of the ledger are never changed or removed and the classes of a verzoek stand once money moved for it
(``ddl_geld``), so adding is all there is. The ledger stays the truth: what is added up is compared with it whenever
somebody reads whether it closes.
"""

from casus.storage.ddl_geld import Part

KLASSEN = ("budget_id", "soort", "categorie", "maand", "levensdomein", "bouwsteen")
"""What rows of the ledger are alike in; together the key of a sum. ``maand``: ``YYYY-MM`` of the booking day."""
_NAME = "boeking_telt_op"
_ROW = ("budget_id", "boekdag", "soort", "bedrag", "op", "verzoek_id")
_PICK = (
    "n.budget_id, n.soort, coalesce(v.categorie, {none}), substr(n.boekdag, 1, 7), coalesce(v.levensdomein, {none}), "
    "coalesce(v.bouwsteen, {none})"
)
_ADD = (
    "INSERT INTO {here}geldsom ({klassen}, bedrag, aantal, laatste_dag, laatst_op) SELECT {pick}, {what} "
    "FROM {rows} n LEFT JOIN {here}verzoek v ON v.id = n.verzoek_id {end} "
    "ON CONFLICT ({klassen}) DO UPDATE SET bedrag = geldsom.bedrag + excluded.bedrag, "
    "aantal = geldsom.aantal + excluded.aantal, "
    "laatste_dag = {latest}(geldsom.laatste_dag, excluded.laatste_dag), "
    "laatst_op = {latest}(geldsom.laatst_op, excluded.laatst_op)"
)


def parts(dialect: str) -> tuple[Part, ...]:
    """For ``sqlite`` or ``postgresql``."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def _add(none: str, **names: str) -> str:
    return _ADD.format(klassen=", ".join(KLASSEN), pick=_PICK.format(none=none), **names)


def _sqlite() -> tuple[Part, ...]:
    """Row by row; SQLite has no other."""
    row = "(SELECT " + ", ".join(f"NEW.{name} AS {name}" for name in _ROW) + ")"
    what = "n.bedrag, 1, n.boekdag, n.op"
    add = _add("''", here="", what=what, rows=row, end="WHERE true", latest="max")
    made = f"CREATE TRIGGER {_NAME} AFTER INSERT ON boeking BEGIN {add}; END"
    return ((_NAME, f"DROP TRIGGER IF EXISTS {_NAME}", (made,)),)


def _postgresql() -> tuple[Part, ...]:
    """All rows of a statement at once."""
    what = "sum(n.bedrag), count(*), max(n.boekdag), max(n.op)"
    here, end = "' || quote_ident(TG_TABLE_SCHEMA) || '.", "GROUP BY 1, 2, 3, 4, 5, 6"
    add = _add("''''", here=here, what=what, rows="nieuw", end=end, latest="greatest")
    function = (
        f"CREATE FUNCTION {_NAME}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS "
        f"$$ BEGIN EXECUTE '{add}'; RETURN NULL; END $$"
    )
    trigger = (
        f"CREATE TRIGGER {_NAME} AFTER INSERT ON boeking REFERENCING NEW TABLE AS nieuw "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {_NAME}()"
    )
    return (
        (f"functie_{_NAME}", f"DROP FUNCTION IF EXISTS {_NAME}() CASCADE", (function,)),
        (_NAME, f"DROP TRIGGER IF EXISTS {_NAME} ON boeking", (trigger,)),
    )

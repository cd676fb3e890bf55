"""What keeps the ledger and what was agreed as they are, whichever way somebody comes to the tables.

Rows of the ledger and of who agreed, and editions of the rules, are never changed or removed; an akkoord can become
void once, because the amount changed. A verzoek keeps who asks and its code, and once it is decided everything else as
well, and who agreed. Who asks does not agree, nor write down who does; somebody else's word is written down at a
meeting only. What was open becomes a yes when somebody else agreed with that amount, or somebody above a ceiling; how
many have to is a rule of the team. A row may come in whole as a yes, for a copy of what was decided elsewhere.
REPLACE deletes without firing a trigger for it, hence the guards on INSERT.
"""

_ALWAYS = ("id", "code", "aanvrager_id", "door_id", "casus_id", "inwoner_id", "gevraagd_op")
"""Of a verzoek, from the moment it is asked."""
_FREE = ("versie", "gewijzigd_op", "raming_id")
"""Of a verzoek, also when it is decided."""
_VERZOEK = (
    *_ALWAYS, "organisatie_id", "budget_id", "wat", "bedrag", "categorie", "levensdomein", "vorm", "bouwsteen",
    "ontvanger", "route", "met_wie", "wanneer", "waarom_niet_nu", "geen_tijd_want", "verwachting", "terugblik_op",
    "raakt_uitkering", "raakt_bewind", "legitimiteit", "betrokkenheid", "rendement", "agendapunt_id", "status",
    "besloten_op", "uitkomst", "opgelost_door", "boven_door",
)  # fmt: skip
_AKKOORD = ("id", "verzoek_id", "professional_id", "organisatie_id", "bedrag", "op", "door_id", "overleg_id")
_REFUSED = "grootboek_vast"

_REFUSE = (
    "CREATE FUNCTION grootboek_vast() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS "
    "$$ BEGIN RAISE EXCEPTION 'grootboek_vast'; END $$"
)
_ASKS = (
    "CREATE FUNCTION akkoord_van_ander() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS "
    "$$ DECLARE asks boolean; BEGIN EXECUTE 'SELECT EXISTS (SELECT 1 FROM ' || quote_ident(TG_TABLE_SCHEMA) || "
    "'.verzoek WHERE id = $1 AND (status <> ''open'' OR $2 IN (aanvrager_id, door_id) OR $3 = aanvrager_id))' "
    "INTO asks USING NEW.verzoek_id, NEW.professional_id, NEW.door_id; "
    "IF asks OR (NEW.door_id <> NEW.professional_id AND NEW.overleg_id IS NULL) THEN "
    "RAISE EXCEPTION 'grootboek_vast'; END IF; RETURN NEW; END $$"
)
_YES = (
    "CREATE FUNCTION ja_van_ander() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS "
    "$$ DECLARE agreed boolean; BEGIN EXECUTE 'SELECT EXISTS (SELECT 1 FROM ' || quote_ident(TG_TABLE_SCHEMA) || "
    "'.akkoord WHERE verzoek_id = $1 AND bedrag = $2 AND vervallen_op IS NULL)' INTO agreed USING NEW.id, NEW.bedrag; "
    "IF NOT agreed THEN RAISE EXCEPTION 'grootboek_vast'; END IF; RETURN NEW; END $$"
)
_BY_PEERS = "OLD.status <> 'ja' AND NEW.status = 'ja' AND trim(NEW.boven_door) = ''"

Part = tuple[str, str, tuple[str, ...]]
"""Name, how it is dropped, how it is made."""


def parts(dialect: str) -> tuple[Part, ...]:
    """For ``sqlite`` or ``postgresql``."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def _changed(columns: tuple[str, ...], differs: str) -> str:
    return " OR ".join(f"NEW.{name} {differs} OLD.{name}" for name in columns)


def _sqlite() -> tuple[Part, ...]:
    other = "IS NOT"
    asks = (
        "(SELECT 1 FROM verzoek WHERE id = NEW.verzoek_id"
        " AND (status <> 'open' OR NEW.professional_id IN (aanvrager_id, door_id) OR NEW.door_id = aanvrager_id))"
    )
    decided = "(SELECT 1 FROM verzoek WHERE id = OLD.verzoek_id AND status <> 'open')"
    agreed = "(SELECT 1 FROM akkoord WHERE verzoek_id = NEW.id AND bedrag = NEW.bedrag AND vervallen_op IS NULL)"
    unheard = "NEW.door_id <> NEW.professional_id AND NEW.overleg_id IS NULL"
    twice = "(SELECT 1 FROM boeking WHERE id = NEW.id OR tegen_id = NEW.tegen_id)"
    whens = {
        "boeking_geen_wijziging": "BEFORE UPDATE ON boeking",
        "boeking_geen_verwijdering": "BEFORE DELETE ON boeking",
        "boeking_geen_vervanging": f"BEFORE INSERT ON boeking WHEN EXISTS {twice}",
        "akkoord_geen_wijziging": (
            f"BEFORE UPDATE ON akkoord WHEN OLD.vervallen_op IS NOT NULL OR EXISTS {decided}"
            f" OR {_changed(_AKKOORD, other)}"
        ),
        "akkoord_geen_verwijdering": "BEFORE DELETE ON akkoord",
        "akkoord_geen_vervanging": ("BEFORE INSERT ON akkoord WHEN EXISTS (SELECT 1 FROM akkoord WHERE id = NEW.id)"),
        "akkoord_niet_van_aanvrager": f"BEFORE INSERT ON akkoord WHEN EXISTS {asks} OR ({unheard})",
        "verzoek_geen_wijziging": (
            f"BEFORE UPDATE ON verzoek WHEN {_changed(_ALWAYS, other)}"
            f" OR (OLD.status <> 'open' AND ({_changed(_VERZOEK, other)}))"
        ),
        "verzoek_ja_van_ander": f"BEFORE UPDATE ON verzoek WHEN {_BY_PEERS} AND NOT EXISTS {agreed}",
        "verzoek_geen_verwijdering": "BEFORE DELETE ON verzoek WHEN OLD.status <> 'open'",
        "verzoek_geen_vervanging": (
            "BEFORE INSERT ON verzoek WHEN EXISTS (SELECT 1 FROM verzoek WHERE id = NEW.id OR code = NEW.code)"
        ),
        "regels_geen_wijziging": "BEFORE UPDATE ON bestedingsregels",
        "regels_geen_verwijdering": "BEFORE DELETE ON bestedingsregels",
        "regels_geen_vervanging": (
            "BEFORE INSERT ON bestedingsregels WHEN EXISTS (SELECT 1 FROM bestedingsregels WHERE id = NEW.id)"
        ),
    }
    return tuple(
        (
            name,
            f"DROP TRIGGER IF EXISTS {name}",
            (f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END",),
        )
        for name, when in whens.items()
    )


def _postgresql() -> tuple[Part, ...]:
    other = "IS DISTINCT FROM"
    rows, whole, regels = "FOR EACH ROW", "FOR EACH STATEMENT", "bestedingsregels"
    voided = f"OLD.vervallen_op IS NOT NULL OR {_changed(_AKKOORD, other)}"
    decided = f"{_changed(_ALWAYS, other)} OR (OLD.status <> 'open' AND ({_changed(_VERZOEK, other)}))"
    guards = (
        ("boeking_vast", "boeking", f"BEFORE UPDATE OR DELETE OR TRUNCATE ON boeking {whole}", _REFUSED),
        ("akkoord_blijft", "akkoord", f"BEFORE DELETE OR TRUNCATE ON akkoord {whole}", _REFUSED),
        ("akkoord_vast", "akkoord", f"BEFORE UPDATE ON akkoord {rows} WHEN ({voided})", _REFUSED),
        ("akkoord_van_ander", "akkoord", f"BEFORE INSERT OR UPDATE ON akkoord {rows}", "akkoord_van_ander"),
        ("verzoek_vast", "verzoek", f"BEFORE UPDATE ON verzoek {rows} WHEN ({decided})", _REFUSED),
        ("verzoek_ja", "verzoek", f"BEFORE UPDATE ON verzoek {rows} WHEN ({_BY_PEERS})", "ja_van_ander"),
        ("verzoek_blijft", "verzoek", f"BEFORE DELETE ON verzoek {rows} WHEN (OLD.status <> 'open')", _REFUSED),
        ("verzoek_geheel", "verzoek", f"BEFORE TRUNCATE ON verzoek {whole}", _REFUSED),
        ("regels_vast", regels, f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {regels} {whole}", _REFUSED),
    )
    functions = ((_REFUSED, _REFUSE), ("akkoord_van_ander", _ASKS), ("ja_van_ander", _YES))
    return (
        *((f"functie_{name}", f"DROP FUNCTION IF EXISTS {name}() CASCADE", (made,)) for name, made in functions),
        *(
            (
                name,
                f"DROP TRIGGER IF EXISTS {name} ON {table}",
                (f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {function}()",),
            )
            for name, table, when, function in guards
        ),
    )

"""What ramingen come to, from an older form of the dossier: every day says what it said."""

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection, text

from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.monitor import Peil
from casus.storage import migrate
from casus.storage.columns import moment_text
from casus.storage.queries import Queries
from tests.factories import NOW
from tests.storage.test_migrate import older

_AS_STEP_SIX_READ = """
    SELECT s.raming_id, s.nu_midden, s.gezien FROM ramingsom s
    JOIN verzoek v ON v.raming_id = s.raming_id AND v.status = 'ja' JOIN budget u ON u.id = v.budget_id
    WHERE s.dag = (SELECT max(dag) FROM ramingsom WHERE raming_id = s.raming_id AND dag <= :dag)
    AND s.nu_midden IS NOT NULL AND v.besloten_op <= :tot AND u.jaar = :jaar
    AND NOT EXISTS (SELECT 1 FROM verzoek e WHERE e.raming_id = v.raming_id AND e.status = 'ja'
        AND (e.besloten_op, e.id) < (v.besloten_op, v.id))
    ORDER BY s.raming_id
"""


def test_every_day_of_the_version_before_adds_up_to_what_it_did(tmp_path: Path) -> None:
    """What hung on what was not kept: as it hangs when it is brought up, for the days before as well."""
    engine = older(tmp_path, 6)
    with engine.execution_options(casus_write=True).begin() as connection:
        _stand_otherwise_before(connection)
    with engine.connect() as connection:
        days = connection.exec_driver_sql(
            "SELECT dag FROM ramingsom UNION SELECT substr(besloten_op, 1, 10) FROM verzoek WHERE raming_id IS NOT NULL"
        ).scalars()
        peilen = [Peil(date.fromisoformat(day), NOW + timedelta(days=900)) for day in days]
        jaren = list(connection.exec_driver_sql("SELECT DISTINCT jaar FROM budget").scalars())
        asked = [(jaar, peil) for jaar in jaren for peil in peilen]
        read = [
            connection.execute(
                text(_AS_STEP_SIX_READ), {"dag": peil.dag.isoformat(), "tot": moment_text(peil.tot), "jaar": jaar}
            ).all()
            for jaar, peil in asked
        ]
    assert migrate.upgrade(engine, before=lambda: None)
    with engine.connect() as connection:
        feiten = [Queries(connection, SYSTEEM, NOW).ramingfeiten(jaar, peil) for jaar, peil in asked]
    engine.dispose()
    assert [[(f.raming_id, f.som.nu.midden, f.som.gezien) for f in found] for found in feiten] == read
    assert len({str(rows) for rows in read}) > 3, "control: the days differ"


def _stand_otherwise_before(connection: Connection) -> None:
    """The practice dossier is made in one go: each raming of it was worth one cent less the day before, for a day, and
    had no head figure the day before that.
    """
    kept = connection.exec_driver_sql("SELECT * FROM ramingsom WHERE nu_midden IS NOT NULL").mappings().all()
    names = ", ".join(map(str, kept[0]))
    for days, other in ((1, "nu_midden - 1"), (2, "NULL")):
        changed = names.replace("dag,", f"date(dag, '-{days} days'),", 1).replace("nu_midden,", f"{other},", 1)
        connection.exec_driver_sql(f"INSERT INTO ramingsom ({names}) SELECT {changed} FROM ramingsom s "
                                   "WHERE nu_midden IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ramingsom e "
                                   "WHERE e.raming_id = s.raming_id AND e.dag < s.dag)")  # fmt: skip

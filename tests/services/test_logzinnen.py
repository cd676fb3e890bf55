"""A sentence for every action that the source can write in the log book."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from casus.domain.values import OverlegStatus
from casus.services import logzinnen
from casus.services.kijkers import VIA
from casus.services.logzinnen import ELDERS, GROEPEN, GRONDEN, ZINNEN, LogGroep, Woorden, codes_of, zin

SOURCE = Path(logzinnen.__file__).parents[1]
CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+")
MADE_OF = {
    "overleg_{}": [f"overleg_{status}" for status in OverlegStatus],
    "{}_{}": ["organisatie_aangemaakt", "professional_aangemaakt", "casus_aangemaakt", "actie_vastgelegd"],
    "?log_key.action": ["sleutel_teruggezet", "sleutelbestand_gemaakt"],
    "{}_aangemaakt": [f"{kind}_aangemaakt" for kind in ("organisatie", "professional", "wijk")],
}
"""Actions that are put together: what can stand in the place of the braces."""
WHERE = (
    "Every action in the log book needs a Dutch sentence: add it to ZINNEN in casus/services/logzinnen.py "
    "(in the group it belongs to; {wie}, {casus}, {bij}, {overleg}, {iemand}, {organisatie}, {aantal} and {grond} are "
    "filled in). An action that is put together with an f-string is listed in MADE_OF of this test. "
    "An act by which one may see a casus that the row does not name belongs in ELDERS as well. Missing: "
)


def actions_in(tree: ast.Module) -> Iterator[str]:
    """First argument of every ``LogEntry``: a literal, a choice, an f-string, or a variable of the same function."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or getattr(node.func, "id", getattr(node.func, "attr", "")) != "LogEntry":
            continue
        value = node.args[0] if node.args else next(key.value for key in node.keywords if key.arg == "action")
        around = [one for one in functions if one.lineno <= node.lineno <= (one.end_lineno or 0)]
        yield from _literals(value, around[-1] if around else None)


def _literals(value: ast.expr, function: ast.FunctionDef | None) -> Iterator[str]:
    if isinstance(value, ast.Constant):
        yield str(value.value)
    elif isinstance(value, ast.IfExp):
        yield from _literals(value.body, function)
        yield from _literals(value.orelse, function)
    elif isinstance(value, ast.JoinedStr):
        yield "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in value.values)
    elif isinstance(value, ast.Name) and function is not None:
        set_here = [n for n in ast.walk(function) if isinstance(n, ast.Assign | ast.AnnAssign)]
        mine = [n.value for n in set_here if any(getattr(x, "id", "") == value.id for x in _targets(n)) and n.value]
        found = [one for part in mine for one in _literals(part, function)]
        yield from found or [f"?{function.name}.{value.id}"]
    else:
        yield f"?{ast.unparse(value)}"


def _targets(node: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def every_action() -> set[str]:
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for action in actions_in(ast.parse(path.read_text(encoding="utf-8"))):
            found.update(MADE_OF.get(action, [action]))
    return found


def test_every_action_has_a_sentence() -> None:
    missing = sorted(every_action() - set(ZINNEN))
    assert not missing, WHERE + ", ".join(missing)


def test_no_sentence_for_what_nobody_does() -> None:
    assert sorted(set(ZINNEN) - every_action()) == []


def test_the_source_is_really_read() -> None:
    found = every_action()
    assert {"casus_geopend", "deelnemer_binnen", "deelnemer_buiten", "overleg_vastgesteld", "verslag_gemaakt"} <= found
    made_up = ast.parse(
        "def f(x):\n a = 'een_ding' if x else 'ander_ding'\n LogEntry(a)\n LogEntry(f'{x}_weg')\n LogEntry(x)\n"
        "LogEntry(action='los_ding')"
    )
    assert set(actions_in(made_up)) == {"een_ding", "ander_ding", "{}_weg", "?f.x", "los_ding"}


@pytest.mark.parametrize("code", sorted(ZINNEN))
def test_a_sentence_is_whole_whatever_the_row_holds(code: str) -> None:
    known = {"wie", "casus", "bij", "overleg", "iemand", "organisatie", "aantal", "grond"}
    known |= {"verzoek", "zei_ja", "zei_nee", "oordeel"}
    text = ZINNEN[code].zin
    assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= known
    assert text.startswith("{wie} ")
    assert not text.endswith(".")
    bare = zin(code, "", Woorden("Marijke Vonk"))
    full = zin(code, "met_codes", Woorden("Marijke Vonk", "casus 626", "overleg 46", "Rob Bos", "De Schakel", "3"))
    for said in (bare, full):
        assert said == " ".join(said.split())
        assert "{" not in said


def test_sentences_read_as_said() -> None:
    who = "Marijke Vonk"
    assert zin("casus_geopend", "", Woorden(who, "casus 626")) == "Marijke Vonk opende casus 626"
    made = zin("verslag_gemaakt", "met_namen", Woorden(who, overleg="overleg 46"))
    assert made == "Marijke Vonk maakte het verslag van overleg 46, met namen"
    assert zin("notitie_vastgelegd", "", Woorden(who)) == "Marijke Vonk legde een notitie vast"
    looked = [zin("betaling_gekeurd", "", Woorden(who, "casus 626", uitkomst=each)) for each in ("klopt", "klopt_niet")]
    assert looked == [f"{who} keek als tweede naar een betaling bij casus 626: die klopt{no}" for no in ("", " niet")]
    assert zin("nooit_gehoord", "", Woorden(who)) == "Marijke Vonk deed iets wat deze versie van Casus niet kent"
    assert zin("dossier_geimporteerd", "ab12cd", Woorden("Casus")) == "Casus las een uitwisselbestand in"


def test_groups_are_complete() -> None:
    assert set(GROEPEN) == set(LogGroep)
    assert sorted(code for groep in LogGroep for code in codes_of(groep)) == sorted(ZINNEN)
    assert set(ELDERS) == set(VIA) <= set(ZINNEN)
    assert all(CODE.fullmatch(ground) for ground in GRONDEN if ground != "precies" and ground)

"""A Dutch sentence for every code that can be raised, with parameters that fit, and words for every status.

The codes are read from the source: first arguments of the two errors, of a fault in an exchange file, and what the
functions between a cause and its code can return.
"""

import ast
import enum
import inspect
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from casus.domain import values
from casus.domain.aanbod import Bouwsteen, Kosten
from casus.domain.aansluiting import VerschilSoort
from casus.domain.budget import Jaarwisseling
from casus.domain.delen import Uitkomst
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.geld import BestedingSoort, Betaler
from casus.domain.kostenregel import HoeVaak, Scenario
from casus.domain.levensdomein import Levensdomein
from casus.domain.meldcode import Meldcodestap
from casus.domain.netwerk import BandKracht, BandSoort, NogNuttig
from casus.domain.onderwerp import Onderwerp
from casus.domain.plan import CtiFase, PlanVorm
from casus.domain.plan_doel import Wet
from casus.domain.toestemming import Instemmer
from casus.domain.verwijzing import VerwijzingUitkomst
from casus.domain.verzoek import BestedingVorm, VerzoekUitkomst
from casus.services import messages
from casus.services.kaartlijsten import KaartOordeel
from casus.services.messages import codes, is_for_field, label, sentence, sentence_of
from casus.services.sentences import ALL as ALL_SENTENCES
from casus.services.sentences import SUBJECTS

SOURCE = Path(messages.__file__).parents[1]
ERRORS = {"RuleViolation", "EnvironmentProblem"}
SHOWN = {"sentence_of", "warn"}
FAULTS = {
    "storage/exchange_faults.py",
    "storage/exchange_read.py",
    "storage/exchange_rules.py",
    "storage/exchange_rules_delen.py",
}
CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+|dubbel|gestopt|onderbroken")
TOO_LONG = 25


@dataclass(frozen=True)
class Raised:
    """A code in the source, where, and what is passed along; ``params`` None when that cannot be read."""

    code: str
    where: str
    params: frozenset[str] | None


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def raised_in(where: str, tree: ast.AST) -> Iterator[Raised]:
    """Literal codes, in both arms of a choice as well."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in ERRORS | SHOWN:
            yield from _found(node.args[0], node, where)
        elif name == "add" and where in FAULTS and len(node.args) > 1:
            yield from _found(node.args[1], node, where)
        elif name == "Begrepen":
            yield from (one for key in node.keywords if key.arg == "vragen" for one in _found(key.value, None, where))
        elif name == "Gat":
            yield from _found(node.args[-1], None, where)


def _found(value: ast.expr, call: ast.Call | None, where: str) -> Iterator[Raised]:
    params = None
    if call is not None and all(key.arg for key in call.keywords):
        params = frozenset(key.arg for key in call.keywords if key.arg)
    for node in ast.walk(value):
        is_code = isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
        if isinstance(node, ast.Constant) and is_code:
            yield Raised(str(node.value), f"{where}:{node.lineno}", params)


BETWEEN = {
    "domain/overleg.py": ("gaps",),
    "domain/snelle_invoer.py": ("_take_owner", "_take_date", "_parse_besluit"),
    "services/plaklijst.py": ("_match",),
    "storage/exchange_faults.py": None,
    "storage/exchange_rules.py": None,
    "storage/exchange_rules_delen.py": None,
    "storage/postgresql.py": ("_why_refused",),
    "storage/problems.py": None,
    "storage/sqlcipher.py": ("_claim", "_unlock", "_why_unreadable"),
    "system/files.py": ("_code",),
    "cli/ending.py": ("_code_of",),
}
"""Where a code travels through a variable: which functions hold such codes (None: the whole file)."""
NO_CODES = frozenset(
    "utf_8 professional_id organisatie_id inwoner_id eigenaar_naam casus_id agendapunt_id deelnemer_id afgesloten_op "
    "onderwerp_id eigenaar_soort overleg_id deelbesluit_id deel_over deel_ontvanger ingetrokken_op beeindigd_op "
    "toestemming_regel persoon_akkoord antwoord_op vastgelegd_op beantwoord_op".split()
)


def travelling() -> Iterator[Raised]:
    """Literals that look like a code in the functions of ``BETWEEN``, in a return, an assignment or a table."""
    for where, tree in trees():
        if where not in BETWEEN:
            continue
        names = BETWEEN[where]
        parts = [tree] if names is None else [n for n in tree.body if getattr(n, "name", "") in names]
        for part in parts:
            for node in ast.walk(part):
                holder = node.value if isinstance(node, ast.Return | ast.Assign | ast.AnnAssign | ast.Yield) else None
                if holder is not None:
                    yield from (one for one in _found(holder, None, where) if one.code not in NO_CODES)


ALL = [one for where, tree in trees() for one in raised_in(where, tree)] + list(travelling())


def test_the_source_is_really_read() -> None:
    found = {one.code for one in ALL}
    assert len(found) > 90
    assert {"veld_leeg", "verwijzing_onbekend", "voorzitter_ontbreekt", "datum_voorbij", "eigenaar_onbekend"} <= found
    assert {"dossier_bezet", "geen_ruimte", "wachtwoord_geweigerd", "uitvoer_afgebroken", "geen_json"} <= found
    made_up = ast.parse("raise RuleViolation('nooit_gehoord' if x else 'ook_niet', veld=1)")
    assert [(one.code, one.params) for one in raised_in("x.py", made_up)] == [
        ("nooit_gehoord", frozenset({"veld"})),
        ("ook_niet", frozenset({"veld"})),
    ]


@pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.code}-{one.where}")
def test_every_code_has_a_sentence_and_gets_what_it_needs(one: Raised) -> None:
    assert one.code in codes(), f"no sentence for {one.code} ({one.where})"
    if one.params is not None:
        assert places(one.code) <= one.params | {"veld"}, f"{one.where} does not pass {places(one.code)}"


def test_no_sentence_without_a_code_that_can_be_raised() -> None:
    """Dead sentences hide that nobody checks what they promise."""
    sources = (path for path in SOURCE.rglob("*.py") if path.parent.name != "sentences" and path.name != "messages.py")
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    assert [code for code in sorted(codes()) if f'"{code}"' not in text] == []


def test_a_code_stands_under_one_subject() -> None:
    assert sum(map(len, SUBJECTS)) == len(ALL_SENTENCES)


def places(code: str) -> set[str]:
    """The names between braces."""
    return {name for _, name, _, _ in string.Formatter().parse(ALL_SENTENCES[code]) if name}


@pytest.mark.parametrize("code", sorted(codes()))
def test_a_sentence_is_short_and_ends_as_one(code: str) -> None:
    text = ALL_SENTENCES[code]
    assert text == " ".join(text.split())
    assert text[0].isupper() or text[0] == "{"
    for part in re.split(r"(?<=[.?!])\s+", text):
        assert len(part.split()) <= TOO_LONG, part
        assert code in GAPS or part.endswith((".", "?")), part


GAPS = frozenset({"vraag_ontbreekt", "casusregisseur_ontbreekt"})
"""Lines in a list of what is still missing, not sentences."""

ENGLISH = re.compile(r"\b(the|error|file|not|invalid|failed|please|cannot|password|backup|key)\b", re.IGNORECASE)
BLAME = re.compile(r"\b(u hebt|uw fout|verkeerd gedaan|ongeldige invoer|helaas|oeps)\b|!", re.IGNORECASE)


@pytest.mark.parametrize("code", sorted(codes()))
def test_a_sentence_is_dutch_and_blames_nobody(code: str) -> None:
    assert not ENGLISH.search(ALL_SENTENCES[code])
    assert not BLAME.search(ALL_SENTENCES[code])


def test_field_is_named_in_words() -> None:
    assert sentence(RuleViolation("veld_leeg", field="wat")) == "Vul wat er gebeurt in."
    assert sentence_of("veld_leeg") == "Vul dit veld in."


def test_missing_parameter_is_no_error() -> None:
    assert sentence_of("dossier_ontbreekt") == "Er is geen dossier in …. Zet een kopie terug of kies een ander dossier."


def test_rule_stands_beside_its_field_and_trouble_in_a_bar() -> None:
    assert is_for_field(RuleViolation("veld_leeg", field="naam")) == "naam"
    assert is_for_field(RuleViolation("casus_afgesloten")) == ""
    assert is_for_field(EnvironmentProblem("schijf_vol", field="naam")) == ""


ENUMS: list[type[enum.StrEnum]] = [
    found
    for _, found in inspect.getmembers(values, inspect.isclass)
    if issubclass(found, enum.StrEnum) and found.__module__ == values.__name__
]
ONE_WORD_IS_ENOUGH = re.compile(r"[A-Za-zë0-9ïöé]+( [a-zë0-9ïöé]+)*")


@pytest.mark.parametrize(
    "member", [member for each in ENUMS for member in each], ids=lambda m: f"{type(m).__name__}.{m}"
)
def test_every_status_has_words_for_the_screen(member: enum.StrEnum) -> None:
    words = label(member)
    assert ONE_WORD_IS_ENOUGH.fullmatch(words), words
    assert words[0].islower() or words[0].isdigit() or words.isupper()


@pytest.mark.parametrize("each", ENUMS, ids=lambda each: each.__name__)
def test_no_two_of_a_kind_have_the_same_words(each: type[enum.StrEnum]) -> None:
    assert len({label(member) for member in each}) == len(each)


def test_labels_are_of_kinds_and_members_that_exist() -> None:
    telling: list[type[enum.StrEnum]] = [Onderwerp, Uitkomst, Instemmer, Meldcodestap, PlanVorm, CtiFase, Wet]
    telling += [Levensdomein, Bouwsteen, Kosten, VerwijzingUitkomst, KaartOordeel, Betaler, Scenario, HoeVaak]
    telling += [
        BandSoort,
        BandKracht,
        NogNuttig,
        BestedingSoort,
        VerzoekUitkomst,
        BestedingVorm,
        Jaarwisseling,
        VerschilSoort,
    ]
    known = {each.__name__: {member.value for member in each} for each in [*ENUMS, *telling]}
    assert all(set(words) <= known[name] for name, words in messages._LABELS.items())


@pytest.mark.parametrize(
    ("member", "words"),
    [
        (values.Rol.COORDINATOR, "coördinator"),
        (values.OrganisatieSoort.CLIENTONDERSTEUNING, "cliëntondersteuning"),
        (values.OrganisatieSoort.GGD, "GGD"),
        (values.OrganisatieSoort.GGZ, "ggz"),
        (values.ContactWijze.LIEVER_NIET, "liever niet"),
        (values.AgendapuntStatus.NIET_BEREIKT, "niet bereikt"),
        (values.ActieStatus.LATER, "uitgesteld"),
        (values.EigenaarSoort.PERSOON, "de persoon zelf"),
    ],
)
def test_words_as_people_write_them(member: enum.StrEnum, words: str) -> None:
    assert label(member) == words

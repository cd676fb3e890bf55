"""What each row of a list would become: new, already there, in doubt, or wrong and why. Nothing is written here."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from casus.domain.actie import Eigenaar
from casus.domain.errors import CasusError, RuleViolation
from casus.domain.lijst import HOOFDKOLOM, LijstKolom, LijstRij, LijstSoort, lees_datum
from casus.domain.values import EigenaarSoort, OrganisatieSoort
from casus.services.lijst_bekend import Bekend, naamsleutel
from casus.services.messages import label

LONGEST_NAME = 120
LONGEST_TEXT = 4_000
_MAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_YES, _NO = frozenset("ja j x 1 waar true".split()), frozenset(("", "nee", "n", "0", "-", "onwaar", "false"))


class Oordeel(StrEnum):
    """What becomes of a row."""

    NIEUW = "nieuw"
    BESTAAT = "bestaat"
    TWIJFEL = "twijfel"
    FOUT = "fout"


@dataclass(frozen=True)
class NieuweOrganisatie:
    """An organisation to make."""

    naam: str
    soort: OrganisatieSoort = OrganisatieSoort.ANDERS
    beroepsgeheim: bool = False


@dataclass(frozen=True)
class NieuweMens:
    """A professional to make; ``organisatie`` is made along when it is new."""

    naam: str
    organisatie: NieuweOrganisatie
    functie: str
    telefoon: str
    email: str


@dataclass(frozen=True)
class NieuweCasus:
    """A casus to make."""

    naam: str
    vraag: str
    wijk_id: int | None
    inbrenger_id: int | None
    regie_id: int | None


@dataclass(frozen=True)
class NieuweActie:
    """An actie to make."""

    wat: str
    eigenaar: Eigenaar
    uiterlijk: date | None
    casus_id: int | None


Nieuw = NieuweOrganisatie | NieuweMens | NieuweCasus | NieuweActie


@dataclass(frozen=True)
class Regel:
    """One row as it was understood. ``rij`` None: it is about the whole list. ``melding`` says what is the matter."""

    rij: int | None
    oordeel: Oordeel
    wat: str = ""
    bij: str = ""
    melding: CasusError | None = None
    nieuw: Nieuw | None = None


@dataclass
class Oordelaar:
    """Judges row after row, and remembers what came before in the same list."""

    soort: LijstSoort
    kolommen: Sequence[LijstKolom | None]
    bekend: Bekend
    gezien: dict[object, tuple[int, str]] = field(default_factory=dict)
    organisaties: dict[str, str] = field(default_factory=dict)
    """Organisations that an earlier row brings along: folded -> as it was spelled there."""

    def oordeel(self, rij: LijstRij) -> Regel:
        """What becomes of this row."""
        lezer = _Cells(rij, self.kolommen)
        judge: Mapping[LijstSoort, Callable[[_Cells], Regel]] = {
            LijstSoort.MENSEN: self._mens,
            LijstSoort.ORGANISATIES: self._organisatie,
            LijstSoort.CASUSSEN: self._casus,
            LijstSoort.ACTIES: self._actie,
        }
        try:
            lezer.check_length()
            return judge[self.soort](lezer)
        except RuleViolation as problem:
            wat = lezer.show(HOOFDKOLOM[self.soort])
            return Regel(rij.nr, Oordeel.FOUT, wat, melding=problem)

    def _mens(self, cells: "_Cells") -> Regel:
        naam, namens = cells.naam(), cells.text(LijstKolom.ORGANISATIE, LONGEST_NAME)
        functie = cells.text(LijstKolom.FUNCTIE, LONGEST_NAME)
        mail = cells.text(LijstKolom.EMAIL, LONGEST_NAME).removeprefix("mailto:")
        if mail and not _MAIL.fullmatch(mail):
            raise RuleViolation("lijst_email_onjuist")
        soort = _soort(cells.text(LijstKolom.SOORT, LONGEST_NAME))
        there = len(self.bekend.mensen.get(naamsleutel(naam), ()))
        regel = self._before(cells, naam, naamsleutel(naam), namens, there)
        if regel is not None:
            return regel
        if not namens:
            raise RuleViolation("lijst_organisatie_ontbreekt")
        is_new = naamsleutel(namens) not in self.bekend.organisaties and naamsleutel(namens) not in self.organisaties
        spelled = self.organisaties.setdefault(naamsleutel(namens), namens)
        new = NieuweMens(
            naam,
            NieuweOrganisatie(spelled, soort),
            functie,
            _phone(cells.text(LijstKolom.TELEFOON, LONGEST_NAME)),
            mail,
        )
        melding = RuleViolation("lijst_organisatie_komt_mee") if is_new else None
        return Regel(cells.nr, Oordeel.NIEUW, naam, ", ".join(filter(None, (functie, spelled))), melding, new)

    def _organisatie(self, cells: "_Cells") -> Regel:
        naam, soort = cells.naam(), _soort(cells.text(LijstKolom.SOORT, LONGEST_NAME))
        geheim = naamsleutel(cells.text(LijstKolom.BEROEPSGEHEIM, LONGEST_NAME))
        if geheim not in _YES | _NO:
            raise RuleViolation("lijst_ja_of_nee")
        regel = self._before(
            cells, naam, naamsleutel(naam), soort.value, int(naamsleutel(naam) in self.bekend.organisaties)
        )
        new = NieuweOrganisatie(naam, soort, geheim in _YES)
        return regel or Regel(cells.nr, Oordeel.NIEUW, naam, label(soort), nieuw=new)

    def _casus(self, cells: "_Cells") -> Regel:
        naam, vraag = cells.naam(), cells.text(LijstKolom.VRAAG, LONGEST_TEXT)
        wijk = cells.text(LijstKolom.WIJK, LONGEST_NAME)
        if wijk and naamsleutel(wijk) not in self.bekend.wijken:
            raise RuleViolation("lijst_wijk_onbekend")
        people = [
            self.bekend.mens(who) if (who := cells.text(kolom, LONGEST_NAME)) else None
            for kolom in (LijstKolom.INBRENGER, LijstKolom.REGIE)
        ]
        new = NieuweCasus(naam, vraag, self.bekend.wijken.get(naamsleutel(wijk)), *people)
        earlier = self.gezien.get(naamsleutel(naam))
        self.gezien.setdefault(naamsleutel(naam), (cells.nr, vraag))
        if earlier is not None:
            melding = RuleViolation("lijst_zelfde_naam", rij=earlier[0])
            return Regel(cells.nr, Oordeel.TWIJFEL, naam, vraag, melding, new)
        if naamsleutel(naam) in self.bekend.casussen:
            return Regel(cells.nr, Oordeel.TWIJFEL, naam, vraag, RuleViolation("lijst_casus_lijkt_er_al"), new)
        return Regel(cells.nr, Oordeel.NIEUW, naam, vraag, nieuw=new)

    def _actie(self, cells: "_Cells") -> Regel:
        wat = cells.text(LijstKolom.WAT, LONGEST_TEXT)
        if not wat:
            raise RuleViolation("lijst_wat_ontbreekt")
        wie, words = cells.text(LijstKolom.WIE, LONGEST_NAME), cells.text(LijstKolom.CASUS, LONGEST_NAME)
        casus_id = self.bekend.casus(words) if words else None
        uiterlijk = lees_datum(cells.raw(LijstKolom.WANNEER))
        owner = self._owner(wie)
        bij = ", ".join(filter(None, (wie, f"{uiterlijk:%d-%m-%Y}" if uiterlijk else "", words)))
        key = (naamsleutel(wat), casus_id)
        earlier = self.gezien.get((key, owner))
        self.gezien.setdefault((key, owner), (cells.nr, wat))
        if earlier is not None:
            return Regel(cells.nr, Oordeel.BESTAAT, wat, bij, RuleViolation("lijst_staat_op_rij", rij=earlier[0]))
        if key in self.bekend.acties:
            return Regel(cells.nr, Oordeel.BESTAAT, wat, bij, RuleViolation("lijst_staat_er_al"))
        return Regel(cells.nr, Oordeel.NIEUW, wat, bij, nieuw=NieuweActie(wat, owner, uiterlijk, casus_id))

    def _owner(self, wie: str) -> Eigenaar:
        """An organisation by its name, else somebody; who does it is never left open."""
        if not wie:
            raise RuleViolation("lijst_wie_ontbreekt")
        organisatie_id = self.bekend.organisaties.get(naamsleutel(wie))
        if organisatie_id is not None and naamsleutel(wie) not in self.bekend.mensen:
            return Eigenaar(EigenaarSoort.ORGANISATIE, organisatie_id=organisatie_id)
        return Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=self.bekend.mens(wie))

    def _before(self, cells: "_Cells", naam: str, key: str, beside: str, there: int) -> Regel | None:
        """The row when its name is there already, or in an earlier row; with something else beside it, in doubt."""
        earlier = self.gezien.get(key)
        self.gezien.setdefault(key, (cells.nr, naamsleutel(beside)))
        if there:
            code = RuleViolation("lijst_staat_er_al" if there == 1 else "naam_niet_uniek")
            return Regel(cells.nr, Oordeel.BESTAAT if there == 1 else Oordeel.TWIJFEL, naam, melding=code)
        if earlier is None:
            return None
        if earlier[1] == naamsleutel(beside) or not beside:
            return Regel(cells.nr, Oordeel.BESTAAT, naam, beside, RuleViolation("lijst_staat_op_rij", rij=earlier[0]))
        return Regel(cells.nr, Oordeel.TWIJFEL, naam, beside, RuleViolation("lijst_zelfde_naam", rij=earlier[0]))


class _Cells:
    """The cells of one row by what their column holds."""

    def __init__(self, rij: LijstRij, kolommen: Sequence[LijstKolom | None]) -> None:
        self.nr = rij.nr
        self._extra = any(rij.cellen[len(kolommen) :])
        self._cells = {kolom: cel for kolom, cel in zip(kolommen, rij.cellen, strict=False) if kolom is not None}

    def check_length(self) -> None:
        """A cell beyond the last heading means that the row shifted."""
        if self._extra:
            raise RuleViolation("lijst_cel_zonder_kop")

    def raw(self, kolom: LijstKolom) -> str | date:
        """As it stands there."""
        return self._cells.get(kolom, "")

    def show(self, kolom: LijstKolom) -> str:
        """For the screen, also when the row is wrong."""
        return " ".join(str(self.raw(kolom)).split())[:LONGEST_NAME]

    def text(self, kolom: LijstKolom, longest: int) -> str:
        """On one line for a name, with its lines for a longer text; a day in a column of words as one writes it."""
        cel = self.raw(kolom)
        text = f"{cel:%d-%m-%Y}" if isinstance(cel, date) else cel
        if len(text) > longest:
            raise RuleViolation("lijst_tekst_te_lang", hoogstens=longest)
        return text.strip() if longest > LONGEST_NAME else " ".join(text.split())

    def naam(self) -> str:
        """The whole name, in one column or in three; a first name beside *naam* belongs before it."""
        last = self.text(LijstKolom.ACHTERNAAM, LONGEST_NAME) or self.text(LijstKolom.NAAM, LONGEST_NAME)
        parts = [self.text(kolom, LONGEST_NAME) for kolom in (LijstKolom.VOORNAAM, LijstKolom.TUSSENVOEGSEL)]
        naam = " ".join(filter(None, (*parts, last)))
        if not last or not any(sign.isalpha() for sign in naam):
            raise RuleViolation("lijst_naam_ontbreekt")
        return naam


def _soort(words: str) -> OrganisatieSoort:
    if not words:
        return OrganisatieSoort.ANDERS
    for soort in OrganisatieSoort:
        if naamsleutel(words) in (soort.value, naamsleutel(label(soort))):
            return soort
    raise RuleViolation("lijst_soort_onbekend")


def _phone(text: str) -> str:
    """A spreadsheet takes a number for a sum and drops its first 0; ten digits is what a Dutch number has."""
    return f"0{text}" if len(text) == 9 and text.isdigit() and not text.startswith("0") else text

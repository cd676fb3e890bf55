"""``casus zoek``: what one may see and find, line by line."""

from collections.abc import Iterator

from casus.cli.ending import DONE
from casus.cli.main import Shell
from casus.services.messages import label, sentence_of
from casus.services.zoeken import Gevonden, search


def zoek(shell: Shell) -> int:
    """Search, as the window does: one act in the log book."""
    dossier = shell.open()
    try:
        found = search(shell.context(dossier), " ".join(shell.args.tekst))
    finally:
        dossier.close()
    shell.say("\n".join(_lines(found)) or sentence_of("niets_gevonden"))
    return DONE


def _lines(found: Gevonden) -> Iterator[str]:
    for casus in found.casussen:
        yield f"casus         {casus.code}  {casus.naam}  {casus.vraag}".rstrip()
    for inwoner in found.inwoners:
        yield f"inwoner       {inwoner.code}  {inwoner.naam}  {inwoner.casus}"
    for actie in found.acties:
        yield f"actie         {actie.code or '-'}  {actie.wat} ({label(actie.status)})"
    for overleg in found.overleggen:
        stand = label(overleg.status)
        yield f"overleg       {overleg.nummer}  {overleg.datum:%d-%m-%Y}  {stand}  {overleg.plaats}".rstrip()
    for person in found.professionals:
        yield f"professional  {person.naam}  {', '.join(filter(None, (person.functie, person.organisatie)))}".rstrip()
    for organisatie in found.organisaties:
        yield f"organisatie   {organisatie.naam}"
    for gezegd in found.gezegd:
        when = f"overleg {gezegd.nummer}, {gezegd.datum:%d-%m-%Y}"
        yield f"{gezegd.soort:<14}{gezegd.code or '-'}  {when}: {gezegd.tekst}"

"""What can be wrong with the machine, said in one Dutch sentence; the command then ends with exit code 3."""

import errno
import re
import shutil
import tempfile
from pathlib import Path

EXIT_ENVIRONMENT = 3
_SPARE = 50 * 2**20

_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|Max retries exceeded"
    r"|Connection (?:refused|reset|timed out)|Network is unreachable|(?:Temporary failure|Could not) resolv"
    r"|name resolution|Failed to fetch|Unable to connect|Could not connect|Cannot initiate the connection",
    re.IGNORECASE,
)
_CERTIFICATE = re.compile(r"CERTIFICATE_VERIFY_FAILED|certificate verify failed", re.IGNORECASE)
_DISK = re.compile(r"No space left on device|Errno 28\b|Disk quota exceeded|enough free space", re.IGNORECASE)
_RIGHTS = re.compile(
    r"Permission denied|Errno 13\b|Read-only file system|Toegang geweigerd|WinError 5\b", re.IGNORECASE
)
_HASHES = re.compile(r"DO NOT MATCH THE HASHES")
_NO_BUILD = re.compile(r"No matching distribution found for ([A-Za-z0-9._-]+)")


class Stop(Exception):
    """The machine lacks something. The text is one sentence that says what to do now."""


def no_network() -> Stop:
    return Stop(
        "Er is geen verbinding met het netwerk om de onderdelen van Casus te halen;"
        " maak verbinding (of stel de proxy in) en start opnieuw."
    )


def disk_full(where: Path, needed_mib: int = 0) -> Stop:
    room = f" ({needed_mib} MB nodig)" if needed_mib else ""
    return Stop(f"De schijf van {where} is vol{room}; maak ruimte vrij en start opnieuw.")


def no_rights(where: object) -> Stop:
    return Stop(
        f"Er mag niet geschreven worden in {where};"
        " geef schrijfrecht of wijs met CASUS_VENV een andere map aan en start opnieuw."
    )


def from_os_error(error: OSError) -> Stop:
    """The sentence for a refusal by the system; an unknown one keeps the system's own words."""
    where = error.filename or "de werkmap"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(Path(str(where)))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return no_rights(where)
    return Stop(f"Het systeem weigert bij {where}: {error.strerror}.")


def from_output(output: str, where: Path, log: Path | None = None) -> Stop:
    """The sentence for a failed pip, venv or apt-get, from what it printed and from the room that is left.

    The disk goes first: a full disk shows in many disguises, and retries of the network may stand above it.
    """
    places = (where, Path(tempfile.gettempdir()))
    for place in places:
        if room(place) < _SPARE:
            return disk_full(place)
    if _DISK.search(output):
        return disk_full(min(places, key=room))
    if _HASHES.search(output):
        return Stop(
            "Een opgehaald onderdeel is niet wat requirements.lock vastlegt en is daarom geweigerd;"
            " start later opnieuw en meld het als het blijft."
        )
    if _RIGHTS.search(output):
        return no_rights(where)
    if _CERTIFICATE.search(output):
        return Stop(
            "De beveiligde verbinding wordt niet vertrouwd (certificaat);"
            " vraag de beheerder om het certificaat van de proxy in PIP_CERT te zetten."
        )
    if _NETWORK.search(output):
        return no_network()
    if match := _NO_BUILD.search(output):
        return Stop(f"Voor deze computer bestaat geen kant-en-klaar onderdeel {match[1]}; gebruik een ander systeem.")
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    seen = f" (zie {log})" if log else ""
    return Stop(f"Het klaarzetten is mislukt: {lines[-1] if lines else 'zonder melding'}{seen}")


def room(path: Path) -> int:
    """Free bytes on the disk where this path is, or will be."""
    return shutil.disk_usage(nearest(path)).free


def nearest(path: Path) -> Path:
    """The folder itself, or the closest one above it that exists."""
    while not path.exists():
        path = path.parent
    return path

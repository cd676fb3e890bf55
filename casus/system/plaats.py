"""Where a dossier may stand: on a disk of this computer or on a stick, never in a folder that is shared or synced.

SQLite trusts the locks of the file system, and those of network folders do not hold; a folder that is synced copies
the file halfway through a change. Both lose decisions in silence, so Casus refuses them when a dossier is made *and*
when it is opened; a team that shares uses PostgreSQL.
"""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from casus.domain.errors import EnvironmentProblem

SHARED_TYPES = frozenset(
    """nfs nfs3 nfs4 cifs smb smb2 smb3 smbfs 9p vboxsf vmhgfs prl_fs davfs webdav afpfs afs ncpfs coda ceph glusterfs
    lustre gfs gfs2 ocfs2 beegfs gpfs orangefs pvfs2 virtiofs drvfs ftp macfuse osxfuse nfsd sshfs""".split()
)
LOCAL_FUSE = frozenset(
    f"fuse.{name}"
    for name in "ntfs ntfs-3g exfat exfat-fuse gocryptfs cryfs encfs veracrypt dislocker bindfs fuse-overlayfs".split()
)
"""File systems in user space that stand on a disk of this machine; all others may be anywhere."""
SYNC_NAMES = (
    ("OneDrive", r"(?i)onedrive( - .+| \(.+\))?"),
    ("Dropbox", r"(?i)dropbox( \(.+\))?"),
    ("Google Drive", r"(?i)google ?drive( ?-.+| \(.+\))?|googledrive-.+"),
    ("iCloud Drive", r"(?i)icloud ?drive|com~apple~clouddocs|mobile documents"),
    ("Nextcloud", r"(?i)nextcloud[0-9]*"),
    ("ownCloud", r"(?i)owncloud[0-9]*"),
    ("SURFdrive", r"(?i)surfdrive"),
    ("STACK", r"STACK"),
    ("pCloud", r"(?i)pcloud ?drive"),
    ("Proton Drive", r"(?i)proton ?drive"),
    ("MEGA", r"MEGA|MEGAsync"),
    ("Seafile", r"Seafile"),
    ("een synchronisatiedienst", r"CloudStorage"),
)
"""Name of a folder as these programs make it -> what to call it."""
SYNC_MARKERS = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
    (".seafile-data", "Seafile"),
)
"""What such a program leaves in the top folder that it syncs."""
SYNC_DATABASE = re.compile(r"\._?sync_[0-9a-f]+\.db")
"""Nextcloud, ownCloud and what is made of them (SURFdrive, STACK) keep one of these, whatever the folder is called."""
ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
DRIVE_REMOTE = 4


class Machine(Protocol):
    """What is asked of the computer."""

    @property
    def platform(self) -> str:
        """As ``sys.platform``."""
        ...

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment variables."""
        ...

    def mounts(self) -> list[tuple[str, str]]:
        """(folder, type of file system) of everything that is mounted, the newest last; Linux."""
        ...

    def type_of(self, folder: Path) -> str:
        """The type of the file system of a folder; macOS."""
        ...

    def drive_type(self, root: str) -> int:
        """What ``GetDriveTypeW`` says of a drive; Windows."""
        ...


class ThisMachine:
    """The computer as it is."""

    platform = sys.platform

    @property
    def environment(self) -> Mapping[str, str]:
        """See Machine."""
        return os.environ

    def mounts(self) -> list[tuple[str, str]]:
        """See Machine."""
        try:
            text = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return []
        rows = [line.split(" ") for line in text.splitlines()]
        return [(_unescaped(row[1]), row[2]) for row in rows if len(row) > 2]

    def type_of(self, folder: Path) -> str:
        """See Machine."""
        import ctypes
        import ctypes.util

        library = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
        answer = ctypes.create_string_buffer(4096)
        if library.statfs(os.fsencode(folder), answer) != 0:
            return ""
        # struct statfs of macOS (64-bit inodes): f_fstypename[16] stands at byte 72
        return answer.raw[72:88].split(b"\0", 1)[0].decode("ascii", "replace")

    def drive_type(self, root: str) -> int:
        """See Machine."""
        import ctypes

        libraries = getattr(ctypes, "windll", None)  # there on Windows only
        return 0 if libraries is None else int(libraries.kernel32.GetDriveTypeW(root))


def check_place(dossier: Path, machine: Machine | None = None) -> None:
    """Refuse a place that is shared (``map_gedeeld``, soort) or synced (``map_gesynchroniseerd``, dienst)."""
    asked = machine or ThisMachine()
    for path in {_absolute(dossier), _real(dossier)}:
        kind = shared_kind(path, asked)
        if kind:
            raise EnvironmentProblem("map_gedeeld", soort=kind, pad=str(dossier))
        service = sync_service(path, asked)
        if service:
            raise EnvironmentProblem("map_gesynchroniseerd", dienst=service, pad=str(dossier))


def shared_kind(path: Path, machine: Machine) -> str:
    """The kind of network or shared folder that a path lies in; empty for a disk of this computer."""
    if machine.platform == "win32":
        return _windows_kind(str(path), machine)
    kind = machine.type_of(_existing(path)) if machine.platform == "darwin" else _mounted(path, machine.mounts())
    name = kind.lower()
    is_fuse = name == "fuse" or (name.startswith("fuse.") and name not in LOCAL_FUSE)
    return kind if name in SHARED_TYPES or is_fuse else ""


def sync_service(path: Path, machine: Machine) -> str:
    """The service that syncs a folder above this path, by name, by environment or by what it leaves there."""
    for folder in path.parents:
        for service, pattern in SYNC_NAMES:
            if re.fullmatch(pattern, folder.name):
                return service
        found = _marker_in(folder)
        if found:
            return found
    for variable in ONEDRIVE_VARIABLES:
        top = machine.environment.get(variable)
        if top and path.is_relative_to(_real(Path(top))):
            return "OneDrive"
    return ""


def _marker_in(folder: Path) -> str:
    for marker, service in SYNC_MARKERS:
        if _is_there(folder / marker):
            return service
    try:
        names = [name.name for name in folder.glob(".*sync_*.db")]
    except OSError:
        return ""
    return "Nextcloud" if any(SYNC_DATABASE.fullmatch(name) for name in names) else ""


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _windows_kind(text: str, machine: Machine) -> str:
    plain = text.replace("/", "\\")
    if plain.startswith("\\\\?\\UNC\\") or (plain.startswith("\\\\") and not plain.startswith(("\\\\?\\", "\\\\.\\"))):
        return "UNC"
    drive = re.match(r"(?:\\\\\?\\)?([A-Za-z]:)", plain)
    is_remote = drive is not None and machine.drive_type(f"{drive[1]}\\") == DRIVE_REMOTE
    return "netwerkschijf" if is_remote else ""


def _mounted(path: Path, mounts: list[tuple[str, str]]) -> str:
    """The type of the mount that the path lies in: the deepest folder, and of two on one folder the newest."""
    depth, kind = -1, ""
    for folder, found in mounts:
        parts = len(Path(folder).parts)
        if parts >= depth and path.is_relative_to(folder):
            depth, kind = parts, found
    return kind


def _unescaped(text: str) -> str:
    """A blank in the name of a folder stands as a backslash and 040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 -- Path.absolute keeps the two dots


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return _absolute(path)


def _existing(path: Path) -> Path:
    """The folder itself, or the deepest one above it that is there."""
    return next((one for one in (path, *path.parents) if _is_there(one)), path)

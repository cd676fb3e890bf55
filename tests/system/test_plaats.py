"""Where a dossier may stand: every shared and synced folder is refused, every disk of this computer is fine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from casus.domain.errors import EnvironmentProblem
from casus.system.plaats import ThisMachine, check_place, shared_kind, sync_service


@dataclass
class FakeMachine:
    """A computer with these file systems."""

    platform: str = "linux"
    table: list[tuple[str, str]] = field(default_factory=list)
    environment: Mapping[str, str] = field(default_factory=dict)
    remote: tuple[str, ...] = ()

    def mounts(self) -> list[tuple[str, str]]:
        return self.table

    def type_of(self, folder: Path) -> str:
        return self.table[-1][1]

    def drive_type(self, root: str) -> int:
        return 4 if root in self.remote else 3


def refused(path: Path, machine: FakeMachine) -> str:
    try:
        check_place(path, machine)
    except EnvironmentProblem as problem:
        return problem.code if problem.params["pad"] == str(path) else "another path"
    return ""


SHARED = (
    "nfs nfs4 cifs smb3 smbfs 9p vboxsf davfs afpfs ceph glusterfs virtiofs vmhgfs ncpfs "
    "fuse.sshfs fuse.gvfsd-fuse fuse.rclone fuse.davfs2 fuse.vmhgfs-fuse fuse.s3fs fuse"
).split()
LOCAL = "ext4 xfs btrfs vfat exfat ntfs3 fuseblk fuse.ntfs-3g fuse.gocryptfs overlay tmpfs apfs zfs f2fs udf".split()


@pytest.mark.parametrize("kind", SHARED)
def test_a_shared_file_system_is_refused(tmp_path: Path, kind: str) -> None:
    machine = FakeMachine(table=[("/", "ext4"), (str(tmp_path), kind)])
    assert refused(tmp_path / "team.casus", machine) == "map_gedeeld"
    assert shared_kind(tmp_path / "team.casus", machine) == kind


@pytest.mark.parametrize("kind", LOCAL)
def test_a_disk_of_this_computer_is_fine(tmp_path: Path, kind: str) -> None:
    machine = FakeMachine(table=[("/", "nfs"), (str(tmp_path), kind)])
    assert refused(tmp_path / "team.casus", machine) == ""


def test_the_deepest_and_newest_mount_counts(tmp_path: Path) -> None:
    deep = tmp_path / "werk"
    deep.mkdir()
    table = [(str(deep), "ext4"), ("/", "ext4"), (str(tmp_path), "cifs")]
    assert refused(deep / "a.casus", FakeMachine(table=table)) == ""
    assert refused(tmp_path / "a.casus", FakeMachine(table=table)) == "map_gedeeld"
    assert refused(deep / "a.casus", FakeMachine(table=[*table, (str(deep), "nfs")])) == "map_gedeeld"
    beside = FakeMachine(table=[("/", "ext4"), (str(tmp_path / "we"), "nfs")])
    assert refused(deep / "a.casus", beside) == ""  # /we is no part of /werk


def test_a_link_hides_nothing(tmp_path: Path) -> None:
    share, home = tmp_path / "share", tmp_path / "thuis"
    share.mkdir()
    home.mkdir()
    (home / "werk").symlink_to(share)
    machine = FakeMachine(table=[("/", "ext4"), (str(share), "nfs4")])
    assert refused(home / "werk" / "a.casus", machine) == "map_gedeeld"
    assert refused(home / "a.casus", machine) == ""


@pytest.mark.parametrize(
    ("path", "remote", "kind"),
    [
        (r"\\server\team\a.casus", (), "UNC"),
        (r"\\?\UNC\server\team\a.casus", (), "UNC"),
        ("//server/team/a.casus", (), "UNC"),
        (r"Z:\team\a.casus", ("Z:\\",), "netwerkschijf"),
        (r"\\?\Z:\team\a.casus", ("Z:\\",), "netwerkschijf"),
        (r"C:\Gebruikers\a.casus", ("Z:\\",), ""),
        (r"\\?\C:\team\a.casus", ("Z:\\",), ""),
        (r"E:\a.casus", (), ""),
    ],
)
def test_windows_shares_and_drives(path: str, remote: tuple[str, ...], kind: str) -> None:
    assert shared_kind(Path(path), FakeMachine("win32", remote=remote)) == kind


@pytest.mark.parametrize(("kind", "answer"), [("smbfs", "smbfs"), ("nfs", "nfs"), ("macfuse", "macfuse"), ("apfs", "")])
def test_macos_says_the_type_itself(tmp_path: Path, kind: str, answer: str) -> None:
    assert shared_kind(tmp_path / "a.casus", FakeMachine("darwin", table=[("", kind)])) == answer


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Gemeente Molendam", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Persoonlijk)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-team", "Google Drive"),
        ("iCloud Drive", "iCloud Drive"),
        ("com~apple~CloudDocs", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Nextcloud2", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("SURFdrive", "SURFdrive"),
        ("STACK", "STACK"),
        ("Proton Drive", "Proton Drive"),
    ],
)
def test_a_folder_that_is_synced_by_its_name(tmp_path: Path, folder: str, service: str) -> None:
    path = tmp_path / folder / "team" / "a.casus"
    machine = FakeMachine(table=[("/", "ext4")])
    assert refused(path, machine) == "map_gesynchroniseerd"
    assert sync_service(path, machine) == service


@pytest.mark.parametrize("folder", ["Documenten", "OneDriver", "Mijn Dropboxen", "haystack", "stack", "drive", "cloud"])
def test_names_that_only_look_like_it_are_fine(tmp_path: Path, folder: str) -> None:
    assert refused(tmp_path / folder / "a.casus", FakeMachine(table=[("/", "ext4")])) == ""


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        ("._sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
    ],
)
def test_what_such_a_program_leaves_gives_it_away(tmp_path: Path, marker: str, service: str) -> None:
    deep = tmp_path / "map" / "team"
    deep.mkdir(parents=True)
    machine = FakeMachine(table=[("/", "ext4")])
    assert refused(deep / "a.casus", machine) == ""
    (tmp_path / "map" / marker).touch()
    assert sync_service(deep / "a.casus", machine) == service
    assert refused(deep / "a.casus", machine) == "map_gesynchroniseerd"


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_onedrive_by_its_variable(tmp_path: Path, variable: str) -> None:
    machine = FakeMachine(table=[("/", "ext4")], environment={variable: str(tmp_path / "wolk")})
    assert refused(tmp_path / "wolk" / "team" / "a.casus", machine) == "map_gesynchroniseerd"
    assert refused(tmp_path / "thuis" / "a.casus", machine) == ""


def test_this_machine_knows_its_mounts_and_takes_a_dossier(tmp_path: Path) -> None:
    machine = ThisMachine()
    if machine.platform == "linux":
        assert "/" in {folder for folder, _ in machine.mounts()}
    check_place(tmp_path / "a.casus", machine)

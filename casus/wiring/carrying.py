"""Taking a dossier along to another machine and back, and knowing which of two copies is the newer one."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from casus.domain.errors import CasusError, EnvironmentProblem, RuleViolation
from casus.domain.kopie import Kopie, Verhouding
from casus.domain.logboek import Head
from casus.services.context import Context
from casus.services.meenemen import record_carried, record_not_carried
from casus.system.files import put_in_place
from casus.system.logstand import Stand, stand_file_of, write_stand
from casus.system.paths import DOSSIER_SUFFIX, AppPaths, ensure, is_plain_sqlite
from casus.system.plaats import check_place
from casus.system.settings import Settings, read_settings
from casus.system.sleutelbestand import read_sleutelbestand, sleutelbestand_of, write_sleutelbestand
from casus.system.slot import take_slot
from casus.wiring.dossier import OpenDossier
from casus.wiring.opening import open_dossier
from casus.wiring.world import World, is_file, same_file

Phase = Callable[[str], None]


@dataclass(frozen=True)
class Carried:
    """Where the copy stands, and whether it took the place of an older one."""

    path: Path
    replaced: bool


def carry(dossier: OpenDossier, ctx: Context, folder: Path, phase: Phase = lambda _: None) -> Carried:
    """Put an encrypted copy into a folder: dossier, key file and the head of its log book. It opens with the recovery
    code on any machine. A kill at any moment leaves the copy that stood there, or none.

    A copy that is newer (``kopie_nieuwer``) or that went its own way (``kopie_uiteen``) is left alone; what else is in
    the way has a code of its own. The log book says that it was taken along, in the copy as well.
    """
    target = _target(dossier, folder)
    with _place(dossier, target) as replaced:
        record_carried(ctx)
        try:
            phase("sleutelbestand")
            sidecar = read_sleutelbestand(sleutelbestand_of(Path(dossier.address)))
            write_sleutelbestand(sleutelbestand_of(target), sidecar)
            head = _copy(dossier, target, phase)
            phase("stand")
            write_stand(stand_file_of(target), Stand(head))
            phase("einde")
        except BaseException:
            with suppress(CasusError):  # what went wrong first is what one should hear
                record_not_carried(ctx)
            raise
    return Carried(target, replaced)


def bring_here(address: str, paths: AppPaths, world: World, *, herstelcode: str | None = None) -> str:
    """Copy a dossier from a stick or another folder to the folder of this machine; returns its new address.

    The codes of ``open_dossier`` and of ``carry``.
    """
    source = open_dossier(address, world, herstelcode=herstelcode)
    try:
        if source.is_read_only:
            raise EnvironmentProblem("kopie_in_gebruik", pad=address)
        return str(carry(source, source.system_context(), ensure(paths.dossiers)).path)
    finally:
        source.close()


def must_ask_where(address: str, paths: AppPaths) -> bool:
    """Whether a dossier that was chosen lies elsewhere than where this machine keeps or knows its dossiers, so that it
    is asked whether to take it along first.
    """
    if not is_file(address):
        return False
    path, settings = Path(address), read_settings(paths.settings_file)
    is_known = address in settings.gebruikers or address == settings.laatste_dossier
    is_at_home = same_file(path.parent, paths.dossiers)
    if is_known or is_at_home or not sleutelbestand_of(path).exists():
        return False
    return path.is_file() and not is_plain_sqlite(path)  # nobody has it open here: it is not known


def other_copies(dossier: OpenDossier, paths: AppPaths) -> list[Kopie]:
    """Copies of the same dossier that this machine can reach and that are newer or went their own way, the newest
    first. Those that somebody put aside are not among them, as long as they do not change.
    """
    if not is_file(dossier.address):
        return []
    aside, found = dossier.put_aside(), []
    for path in _candidates(Path(dossier.address), read_settings(paths.settings_file), paths):
        try:
            if read_sleutelbestand(sleutelbestand_of(path))["dossier"] != dossier.dossier_id:
                continue
            check_place(path, dossier.world.machine)
            kopie = dossier.look_at(path)
        except CasusError:
            continue  # not ours to read: then it is not offered either
        if kopie.verhouding in (Verhouding.NIEUWER, Verhouding.UITEEN) and kopie.head not in aside:
            found.append(kopie)
    return sorted(found, key=lambda kopie: (kopie.verhouding is Verhouding.UITEEN, -kopie.head.aantal))


def _candidates(here: Path, settings: Settings, paths: AppPaths) -> list[Path]:
    """Where this machine worked before, its own folder, and where the dossier was last carried to."""
    known: list[Path] = [Path(one) for one in (*settings.gebruikers, settings.laatste_dossier) if one and is_file(one)]
    if settings.meeneem_map:
        known.append(Path(settings.meeneem_map) / here.name)
    known += _dossiers_in(paths.dossiers)
    found: list[Path] = []
    for path in known:
        if path.is_file() and not any(same_file(path, other) for other in (here, *found)):
            found.append(path)
    return found


def _dossiers_in(folder: Path) -> Iterable[Path]:
    try:
        return sorted(folder.glob(f"*{DOSSIER_SUFFIX}"))
    except OSError:
        return []


def _target(dossier: OpenDossier, folder: Path) -> Path:
    """Where the copy comes; refused when that makes no sense or is no safe place."""
    if not is_file(dossier.address):
        raise RuleViolation("meenemen_server", field="map")
    source = Path(dossier.address)
    if not folder.is_dir():
        raise EnvironmentProblem("map_ontbreekt", pad=str(folder), field="map")
    if same_file(folder, source.parent):
        raise RuleViolation("kopie_zelfde_map", field="map")
    target = folder / source.name
    check_place(target, dossier.world.machine)
    return target


@contextmanager
def _place(dossier: OpenDossier, target: Path) -> Iterator[bool]:
    """The place for the copy is ours meanwhile; says whether an older copy stands there."""
    from casus.storage import backup

    sidecar = sleutelbestand_of(target)
    if sidecar.exists() and read_sleutelbestand(sidecar)["dossier"] != dossier.dossier_id:
        raise RuleViolation("kopie_ander_dossier", pad=str(target.parent), field="map")
    slot = take_slot(target, dossier.world.clock.now())
    try:
        if not slot.is_held:
            raise EnvironmentProblem("kopie_in_gebruik", pad=str(target))
        replaced = target.exists()
        if replaced:
            _refuse_newer(dossier, target)
        elif any(target.with_name(target.name + ending).exists() for ending in backup.BESIDE):
            raise EnvironmentProblem("kopie_onleesbaar", pad=str(target))
        yield replaced
    finally:
        slot.release()


def _refuse_newer(dossier: OpenDossier, target: Path) -> None:
    from casus.storage import backup

    try:
        backup.settle(target, dossier.key)
        verhouding = dossier.look_at(target).verhouding
    except EnvironmentProblem as problem:
        if problem.code == "kopie_in_gebruik":
            raise
        raise EnvironmentProblem("kopie_onleesbaar", pad=str(target)) from None
    if verhouding is Verhouding.NIEUWER:
        raise EnvironmentProblem("kopie_nieuwer", pad=str(target.parent))
    if verhouding is Verhouding.UITEEN:
        raise EnvironmentProblem("kopie_uiteen", pad=str(target.parent))


def _copy(dossier: OpenDossier, target: Path, phase: Phase) -> Head:
    from casus.storage import backup

    return backup.copy_to(dossier.engine, dossier.key, target, put_in_place, phase)

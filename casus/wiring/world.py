"""What the machine gives, and where dossiers are remembered."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random, SystemRandom

from casus.services.context import Pictures
from casus.system.clock import Clock, SystemClock
from casus.system.keychain import Keychain, SystemKeychain
from casus.system.plaats import Machine, ThisMachine


@dataclass(frozen=True)
class World:
    """What the machine gives: time, chance, the keychain, pictures, its disks. Tests pass a fixed one."""

    clock: Clock
    random: Random
    keychain: Keychain
    pictures: Pictures | None = None
    machine: Machine = field(default_factory=ThisMachine)


def real_world(pictures: Pictures | None = None) -> World:
    """The machine as it is."""
    return World(SystemClock(), SystemRandom(), SystemKeychain(), pictures)


def is_file(address: str) -> bool:
    """Whether an address is a file; otherwise it is a server."""
    return "://" not in address


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths are one file, also through a link."""
    try:
        return one.samefile(other)
    except OSError:
        return False

"""The parts that must come from the system: python3-venv, Qt's libraries and the tools of the long tests.

Whether a library is there is asked of the loader itself, so any Linux will do. Only Debian and Ubuntu get
their packages named, and installed when we are root. The lists were found in a bare Debian 12, one by one.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from trouble import Stop, from_output

QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11 = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
_FONTS = Path("/usr/share/fonts/truetype")


def ensure_base(env: Mapping[str, str]) -> None:
    """See to it that a venv can be made and that Qt can start, with a real window when there is a screen."""
    if sys.platform.startswith("linux"):
        wanted = QT | (X11 if env.get("DISPLAY") else {}) | (WAYLAND if env.get("WAYLAND_DISPLAY") else {})
        ensure(lambda: missing_venv() | missing_libraries(wanted))


def ensure_long_tests() -> None:
    """See to it that Word files can be converted and looked at, and that a screen reader can be listened to."""
    ensure(missing_long_tests)


def missing_venv() -> dict[str, str]:
    if importlib.util.find_spec("ensurepip"):
        return {}
    return {"ensurepip": f"python3.{sys.version_info.minor}-venv"}


def missing_libraries(wanted: Mapping[str, str]) -> dict[str, str]:
    return {library: package for library, package in wanted.items() if not loads(library)}


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_long_tests() -> dict[str, str]:
    """Look for tools, not packages: a desktop LibreOffice does as well, and nogui would push it out."""
    soffice = shutil.which("soffice")
    program = Path(soffice).resolve().parent if soffice else None
    parts = (
        (
            "LibreOffice Writer",
            "libreoffice-writer-nogui",
            program is not None and any(program.glob("*swlo*")),
        ),
        ("LibreOffice Calc", "libreoffice-calc-nogui", program is not None and any(program.glob("*sclo*"))),
        ("pdftotext", "poppler-utils", bool(shutil.which("pdftotext") and shutil.which("pdftoppm"))),
        (
            "Liberation",
            "fonts-liberation",
            not sys.platform.startswith("linux") or any(_FONTS.glob("liberation*")),
        ),
    )
    missing = {part: package for part, package, is_there in parts if not is_there}
    return missing | (missing_screen_reader() if sys.platform.startswith("linux") else {})


def missing_screen_reader() -> dict[str, str]:
    """A screen without a screen, the bus of accessibility and what reads it: for the test that listens to Casus."""
    launchers = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
    there = {
        ("Xvfb", "xvfb"): bool(shutil.which("Xvfb")),
        ("xauth", "xauth"): bool(shutil.which("xauth")),
        ("dbus-run-session", "dbus-daemon"): bool(shutil.which("dbus-run-session")),
        ("at-spi-bus-launcher", "at-spi2-core"): any(Path(path).exists() for path in launchers),
        ("python3-gi", "python3-gi"): any(Path("/usr/lib/python3/dist-packages").glob("gi")),
        ("Atspi", "gir1.2-atspi-2.0"): any(Path("/usr/lib").glob("*/girepository-1.0/Atspi-2.0.typelib")),
    }
    found = {part: package for (part, package), is_there in there.items() if not is_there}
    return found | missing_libraries(X11)


def ensure(look: Callable[[], dict[str, str]]) -> None:
    """Install what ``look`` misses (part -> package), or stop with the one command to type."""
    if not (missing := look()):
        return
    packages = sorted(set(missing.values()))
    if not shutil.which("apt-get"):
        raise Stop(f"Dit systeem mist {', '.join(sorted(missing))}; installeer dat en start opnieuw.")
    if os.geteuid() != 0:
        raise Stop(f"Dit systeem mist onderdelen; typ eerst: {command_for(packages)}")
    print(f"Onderdelen van het systeem installeren: {' '.join(packages)}", flush=True)
    install(packages)
    if left := look():
        raise Stop(f"Dit systeem mist na het installeren nog {', '.join(sorted(left))}; vraag de beheerder om hulp.")


def command_for(packages: Iterable[str]) -> str:
    return f"sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}'"


def install(packages: Iterable[str]) -> None:
    """Run apt-get as root. A failed update alone is no reason to stop: one broken source may not matter."""
    updated = apt_get("update")
    installed = apt_get("install", "-y", "--no-install-recommends", *packages)
    if installed.returncode:
        raise from_output(updated.stdout + installed.stdout, Path("/usr"))


def apt_get(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )

"""Locking along with the system, over a real D-Bus of its own; and how logind names a session."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from casus.ui.system_lock import session_path

ROOT = Path(__file__).resolve().parents[2]
DAEMON = shutil.which("dbus-run-session")

LISTENER = """
import json, sys
from PySide6.QtCore import SLOT, QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from casus.ui.system_lock import SystemLock
app = QCoreApplication([])
heard = []
lock = SystemLock()
lock.locked.connect(lambda: heard.append(1))
bus = QDBusConnection.sessionBus()
assert lock.listen_on(bus)

from PySide6.QtCore import QObject, Slot
class End(QObject):
    @Slot(QDBusMessage)
    def came(self, message):
        app.quit()
end = End()
assert bus.connect("", "", "nl.casus.Test", "Einde", end, SLOT("came(QDBusMessage)"))
# The daemon must know what we listen to before the other connection speaks: an answer comes after what was asked.
assert bus.interface().registeredServiceNames().isValid()

other = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "afzender")
for path, interface, name, arguments in json.loads(sys.argv[1]):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(arguments)
    assert other.send(message)
QTimer.singleShot(0, lambda: other.send(QDBusMessage.createSignal("/einde", "nl.casus.Test", "Einde")))
QTimer.singleShot(50000, lambda: app.exit(3))
code = app.exec()
print(len(heard))
sys.exit(code)
"""
SESSION = "/org/freedesktop/login1/session/_33"
LOGIN, MANAGER = "org.freedesktop.login1.Session", "org.freedesktop.login1.Manager"
SAVER = ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")


@pytest.mark.skipif(DAEMON is None, reason="NOT TESTED HERE: dbus-run-session is missing (package dbus)")
@pytest.mark.parametrize(
    ("signals", "times"),
    [
        pytest.param([[SESSION, LOGIN, "Lock", []]], 1, id="our session is locked"),
        pytest.param([["/org/freedesktop/login1/session/_34", LOGIN, "Lock", []]], 0, id="that of somebody else"),
        pytest.param([["/org/freedesktop/login1", MANAGER, "PrepareForSleep", [True]]], 1, id="goes to sleep"),
        pytest.param([["/org/freedesktop/login1", MANAGER, "PrepareForSleep", [False]]], 0, id="wakes up"),
        pytest.param([[*SAVER, [True]]], 1, id="screen saver"),
        pytest.param([[*SAVER, [False]]], 0, id="screen saver is over"),
        pytest.param([["/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True]]], 1, id="gnome"),
        pytest.param([[SESSION, LOGIN, "Unlock", []], [*SAVER, []]], 0, id="something else"),
    ],
)
def test_signals_of_a_real_bus(signals: list[list[object]], times: int) -> None:

    done = subprocess.run(
        [str(DAEMON), "--", sys.executable, "-c", LISTENER, json.dumps(signals)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_SESSION_ID": "3"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(times)]


@pytest.mark.parametrize(
    ("session", "path"),
    [("", ""), ("3", "/org/freedesktop/login1/session/_33"), ("c12", "/org/freedesktop/login1/session/c12"),
     ("31", "/org/freedesktop/login1/session/_331"), ("a-b", "/org/freedesktop/login1/session/a_2db")],
)  # fmt: skip
def test_name_of_a_session_on_the_bus(session: str, path: str) -> None:
    assert session_path(session) == path

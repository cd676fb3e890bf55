"""Who hears how a change ended."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from casus.domain.errors import CasusError

Failed = Callable[[CasusError], None]


@dataclass(frozen=True)
class Answer:
    """As long as the owner is there: usually the dialog that asked."""

    owner: QObject
    done: Callable[[], None]
    failed: Failed

"""A dialog with fields: says beside the field what is wrong, keeps what was typed, closes when it is saved."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from casus.domain.errors import CasusError
from casus.services.messages import is_for_field, sentence
from casus.ui.answer import Answer
from casus.ui.drafts import DraftField, Drafts
from casus.ui.icons import Icon
from casus.ui.runner import Runner
from casus.ui.widgets.button import Kind
from casus.ui.widgets.dialog import Dialog
from casus.ui.widgets.error_summary import ErrorSummary
from casus.ui.widgets.field import Field


class Busy(Protocol):
    """A dialog that stays while a file is made."""

    def accept(self) -> None: ...
    def set_busy(self, busy: bool) -> None: ...
    def show_error(self, error: CasusError) -> None: ...


E = TypeVar("E", bound=QWidget)
Problem = tuple[str, QWidget]


class FormDialog(Dialog):
    """A subclass says ``problems()`` and ``command()``; whoever opened it runs the command and then ``accept()``s."""

    submitted = Signal(object)

    def __init__(
        self,
        question: str,
        verb: str,
        parent: QWidget,
        *,
        kind: Kind = "primary",
        icon: Icon | None = None,
        width: int = 520,
    ) -> None:
        super().__init__(question, verb, parent, kind=kind, icon=icon, width=width)
        self.confirm.clicked.disconnect(self.accept)
        self.confirm.clicked.connect(self._on_confirm)
        self._fields: dict[str, Field] = {}
        self._drafts: Drafts | None = None
        self.errors = ErrorSummary()
        self.body.addWidget(self.errors)

    def add_field(self, name: str, field: Field, object_name: str) -> Field:
        """``name`` is what an error calls the field."""
        field.editor.setObjectName(object_name)
        self._fields[name] = field
        self.body.addWidget(field)
        return field

    def add_pair(self, *named: tuple[str, Field, str]) -> None:
        """Short fields beside each other."""
        row = QHBoxLayout()
        row.setSpacing(14)
        for name, field, object_name in named:
            row.addWidget(self.add_field(name, field, object_name), 1, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)

    def keep_drafts(self, runner: Runner, scherm: str, object_id: int, *names: str) -> None:
        """What is typed in these fields comes back after a lock or a crash."""
        drafts = self._drafts = Drafts(runner, scherm, object_id, self)
        for name in names:
            editor = self._fields[name].editor
            if isinstance(editor, QLineEdit):
                editor.textChanged.connect(drafts.add(DraftField(name, editor.text, editor.setText)))
            elif isinstance(editor, QPlainTextEdit):
                editor.textChanged.connect(drafts.add(DraftField(name, editor.toPlainText, editor.setPlainText)))
        drafts.restore()

    def answer(self) -> Answer:
        """For the service: close when it is done, say what is wrong when it is not."""
        return Answer(self, self.accept, self.show_error)

    def problems(self) -> list[Problem]:
        """What can be seen without the dossier: a sentence and the field."""
        return []

    def command(self) -> object:
        """What the filled-in form asks for."""
        raise NotImplementedError

    def show_error(self, error: CasusError) -> None:
        """What the dossier says: beside its field, else on top."""
        field = self._fields.get(is_for_field(error))
        self._show([(sentence(error), field or self.confirm)])

    def accept(self) -> None:
        if self._drafts is not None:
            self._drafts.forget()
        super().accept()

    def reject(self) -> None:
        if self._drafts is not None:
            self._drafts.keep_now()
        super().reject()

    def _on_confirm(self) -> None:
        problems = self.problems()
        self._show(problems)
        if not problems:
            self.submitted.emit(self.command())

    def _show(self, problems: list[Problem]) -> None:
        """One mistake in a field stands beside it; more, or one that has no field, stand on top as well."""
        self.errors.clear()
        for field in self._fields.values():
            field.set_error(None)
        only = problems[0][1] if len(problems) == 1 else None
        if isinstance(only, Field):
            only.set_error(problems[0][0])
            only.setFocus(Qt.FocusReason.OtherFocusReason)
        elif problems:
            self.errors.show_errors(problems)


def make_beside(
    runner: Runner,
    owner: QObject,
    dialog: Busy,
    service: Callable[..., Any],
    command: object,
    then: Callable[[Any], None],
) -> None:
    """Make it on the long thread; the dialog stays until it is there, and says what went wrong. ``then``: what was
    made, for as long as ``owner`` is there.
    """

    def made(answer: Any) -> None:
        dialog.accept()
        then(answer)

    def failed(error: CasusError) -> None:
        dialog.set_busy(False)
        dialog.show_error(error)

    dialog.set_busy(True)
    runner.long(owner, service, command, done=made, failed=failed)

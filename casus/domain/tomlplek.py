"""Where a table or a key stands in the text of a TOML file, so that what is wrong can be told with its line."""

import re


class TomlPlek:
    """The lines of one file; ``tomllib`` itself forgets where it read a value."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    def table_line(self, name: str, number: int, after: int = 1) -> int:
        """The line of the table ``[[name]]`` with this number, counted from ``after``; else ``after`` itself."""
        head = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
        places = [line for line, text in enumerate(self._lines, start=1) if line >= after and head.match(text)]
        return places[number] if number < len(places) else after

    def line_of(self, key: str, after: int) -> int:
        """The line of this key in the table that begins at ``after``; else ``after`` itself."""
        begins = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
        for line in range(after, len(self._lines) + 1):
            text = self._lines[line - 1]
            if line > after and text.lstrip().startswith("["):
                break
            if begins.match(text):
                return line
        return after


def broken_line(error: Exception, text: str) -> int:
    """The line at which ``tomllib`` gave up; the last one when it does not say."""
    line = re.search(r"line (\d+)", str(error))
    return int(line[1]) if line else text.count("\n") + 1

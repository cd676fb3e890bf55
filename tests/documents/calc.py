"""LibreOffice calculates a workbook anew and gives back what it found."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculated(data: bytes, folder: Path) -> Any:
    """The workbook with the values that LibreOffice came to; skips loudly without LibreOffice or its spreadsheet."""
    if shutil.which("soffice") is None:
        pytest.skip("NOT CHECKED: no soffice, so no workbook was calculated anew")
    source, out, profile = folder / "werkmap.xlsx", folder / "uit", folder / "profiel"
    source.write_bytes(data)
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS)
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    done = subprocess.run(
        [*command, "--outdir", str(out), str(source)], capture_output=True, timeout=240, check=False, text=True
    )
    made = out / source.name
    if not made.exists():
        pytest.skip(f"NOT CHECKED: soffice opens no workbook here: {(done.stderr or done.stdout).strip()[-200:]}")
    return openpyxl.load_workbook(io.BytesIO(made.read_bytes()), data_only=True)

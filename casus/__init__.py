"""Casus: prepares, runs and records the casuïstiekoverleg of a neighbourhood."""

from pathlib import Path

__version__ = "0.5.4"

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
"""Fonts, icons, Word template, practice texts: beside the package, in a checkout and in a bundle."""

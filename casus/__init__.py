"""Casus: prepares, runs and records the casuïstiekoverleg of a neighbourhood."""

__version__ = "0.1.0"

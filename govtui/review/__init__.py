"""Decisions and their fold: pure, no I/O."""

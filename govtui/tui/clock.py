"""The time that decisions are made at."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return the time as RFC 3339 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

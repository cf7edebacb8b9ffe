"""What holds for all tests: `--release` asks for the large counts, and what was counted is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable

# No test fails because the machine is busy.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

_COUNTS: dict[str, int] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch for the counts of a release."""
    parser.addoption(
        "--release", action="store_true", help="run the fault tests with the counts of a release"
    )


@pytest.fixture
def release(request: pytest.FixtureRequest) -> bool:
    """Whether the large counts are wanted."""
    return bool(request.config.getoption("--release"))


@pytest.fixture
def counted() -> Callable[[str, int], None]:
    """Note how many faults of a kind were tried, for the summary."""

    def count(fault: str, number: int) -> None:
        _COUNTS[fault] = _COUNTS.get(fault, 0) + number

    return count


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the faults that were tried."""
    if _COUNTS:
        terminalreporter.section("faults tried")
        for fault, number in sorted(_COUNTS.items()):
            terminalreporter.write_line(f"{number:>9,}  {fault}")

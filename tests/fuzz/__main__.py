"""Fuzz one target for as long as one likes, led by what the code covers.

    pip install '.[fuzz]'
    python -m tests.fuzz TARGET [-max_total_time=SECONDS] [other options of libFuzzer]

It begins with the kept seeds. What it finds is printed, and written to the current folder as
`crash-…`: mend the fault, and keep the file among the seeds of the target.
"""

from __future__ import annotations

import sys
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["govtui"]):
    from tests.fuzz.targets import CORPUS, TARGETS, try_out


def main() -> None:
    """Run libFuzzer on the target that the first argument names."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"which of these? {' '.join(TARGETS)}")
    target = sys.argv.pop(1)
    with TemporaryDirectory() as found:  # where libFuzzer puts the inputs that reach new code
        atheris.Setup([*sys.argv, found, str(CORPUS / target)], lambda data: try_out(target, data))
        atheris.Fuzz()


if __name__ == "__main__":
    main()

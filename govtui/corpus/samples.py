"""The bundled sample reports, for a reviewer who has none of his own at hand."""

from __future__ import annotations

import shutil
from pathlib import Path

from govtui.errors import CorpusError
from govtui.i18n import _


def samples_folder() -> Path:
    """Return the samples in the user's data folder, where reviews can be kept beside them.

    Files that are missing there are copied; files that are there are left alone. Raises
    `CorpusError` where the folder cannot be written.
    """
    from platformdirs import user_data_path  # not needed but here

    folder = user_data_path("govtui") / "samples"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for source in sorted(bundled_samples().iterdir()):
            target = folder / source.name
            if not source.name.startswith(".") and not target.exists():
                _copy(source, target)
    except OSError as error:
        message = _("the samples cannot be copied to {folder} ({reason}); name a folder of reports")
        raise CorpusError(message.format(folder=folder, reason=error.strerror or error)) from error
    return folder


def bundled_samples() -> Path:
    """Return the samples as they came: in the installed package, or in a checkout beside it."""
    package = Path(__file__).parent.parent
    installed = package / "sample_docs"
    return installed if installed.is_dir() else package.parent / "sample_docs"


def _copy(source: Path, target: Path) -> None:
    """Copy a file so that its name never stands for half of it."""
    partial = target.with_name(f".{target.name}.partial")
    shutil.copyfile(source, partial)
    partial.replace(target)

"""The folders and files of this checkout."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
LOCKS = ROOT / "requirements"
FRONTEND = ROOT / "frontend"
NODE_MODULES = FRONTEND / "node_modules"
APP = FRONTEND / "dist"


def data_folder() -> Path:
    """Everything this checkout keeps: the database, uploaded files and logs."""
    return Path(os.environ.get("SLIMMERWERKEN_DATA_DIR") or ROOT / ".data").resolve()


def log_file(name: str) -> Path:
    """Where a program's output goes."""
    return data_folder() / "log" / f"{name}.log"


def shown(path: Path) -> str:
    """A path as people know it: from the checkout when it lies in there."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)

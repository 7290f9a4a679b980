"""The figures of the advice, as published in 2009."""

from dataclasses import asdict
from typing import Any

from backend.content import load
from backend.monitoring import evidence


def list_figures() -> dict[str, Any]:
    """Every figure with its source and evidence label."""
    return {"items": [_tell(asdict(figure)) for figure in load.figures()]}


def _tell(figure: dict[str, Any]) -> dict[str, Any]:
    level = figure.pop("evidence_level")
    return {**figure, "evidence": evidence.label(level)}

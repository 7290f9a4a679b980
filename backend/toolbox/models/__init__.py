"""Tables, states and rules of the toolbox."""

from backend.toolbox.models.effects import EffectBand, ToolboxEffect
from backend.toolbox.models.experience import (
    RATE_AFTER,
    ExperienceStatus,
    ToolboxDownload,
    ToolboxRating,
    ToolboxUse,
)
from backend.toolbox.models.versions import (
    LATEST_REVIEW,
    REVIEW_AFTER,
    ItemKind,
    ParticipationLevel,
    ToolboxAttachment,
    ToolboxItem,
    ToolboxVersion,
)

__all__ = [
    "LATEST_REVIEW",
    "RATE_AFTER",
    "REVIEW_AFTER",
    "EffectBand",
    "ExperienceStatus",
    "ItemKind",
    "ParticipationLevel",
    "ToolboxAttachment",
    "ToolboxDownload",
    "ToolboxEffect",
    "ToolboxItem",
    "ToolboxRating",
    "ToolboxUse",
    "ToolboxVersion",
]

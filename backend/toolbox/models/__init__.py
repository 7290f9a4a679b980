"""Tables, states and rules of the toolbox."""

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
    "ExperienceStatus",
    "ItemKind",
    "ParticipationLevel",
    "ToolboxAttachment",
    "ToolboxDownload",
    "ToolboxItem",
    "ToolboxRating",
    "ToolboxUse",
    "ToolboxVersion",
]

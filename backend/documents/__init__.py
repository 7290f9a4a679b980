"""Letters and reports as PDF that everybody can read: tagged, in a language, with a title."""

from backend.documents.days import day
from backend.documents.qr import qr_svg
from backend.documents.rendering import render

__all__ = ["day", "qr_svg", "render"]

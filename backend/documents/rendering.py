"""Set a template with data into an accessible PDF (PDF/UA-1), off the event loop.

A template lies in `templates/` and is written in Typst; `house.typ` gives all of them one look. PDF/UA-1 refuses a
document with a picture without a text, or with headings that skip a level: such a fault shows in the test of its
template.
"""

import asyncio
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from backend.core import clock
from backend.documents.characters import settable

TEMPLATES = Path(__file__).parent / "templates"
FONTS = ("fontpkg_public_sans", "fontpkg_bricolage_grotesque")


async def render(template: str, data: Mapping[str, Any], *, title: str, language: str) -> bytes:
    """The PDF that a template makes of this data; `language` is that of its text, `nl` or `en`.

    Data is text and never markup: what people typed cannot change the document. Characters that no font of ours has
    are shown as an empty box. Raises ValueError for a template that is not there.
    """
    path = TEMPLATES / f"{template}.typ"
    if path.parent != TEMPLATES or not path.is_file():
        raise ValueError(f"there is no template {template!r}")
    document = settable({"title": title, "language": language, **data})
    return await asyncio.to_thread(_set, path, json.dumps(document))


def _set(path: Path, document: str) -> bytes:
    """Let Typst work; it holds no lock of Python while it does."""
    made = typst.compile(
        path,
        root=TEMPLATES,
        font_paths=_fonts(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"document": document},
        timestamp=clock.now().replace(microsecond=0),
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    """The typefaces of the site and, for what they lack, those that Typst brings; never those of the machine."""
    places = [Path(str(files(package) / "files")) for package in FONTS]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=places)

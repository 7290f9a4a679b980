"""Contents of files, as small as their kind allows."""

import io
import zipfile

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 100


def make_office(part: str = "word/document.xml", *more: str) -> bytes:
    """A zip archive laid out as an office document."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in ("[Content_Types].xml", part, *more):
            archive.writestr(name, "<x/>")
    return made.getvalue()

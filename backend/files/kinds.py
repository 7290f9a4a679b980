"""What a file really is: told by its content, never by its name."""

import io
import unicodedata
import zipfile

PDF, PNG, JPEG, WEBP = "application/pdf", "image/png", "image/jpeg", "image/webp"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
TEXT_DOCUMENT = "application/vnd.oasis.opendocument.text"
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
TEXT, CSV = "text/plain", "text/csv"

# The endings that fit each kind; the first is the usual one.
ENDINGS: dict[str, tuple[str, ...]] = {
    PDF: ("pdf",),
    PNG: ("png",),
    JPEG: ("jpg", "jpeg"),
    WEBP: ("webp",),
    WORD: ("docx",),
    EXCEL: ("xlsx",),
    POWERPOINT: ("pptx",),
    TEXT_DOCUMENT: ("odt",),
    SPREADSHEET: ("ods",),
    TEXT: ("txt", "md"),
    CSV: ("csv",),
}
_OFFICE = {"word/": WORD, "xl/": EXCEL, "ppt/": POWERPOINT}
_MARKUP = ("<!doctype", "<html", "<svg", "<script", "<?xml", "<?php", "<body", "<head")
_LONGEST_NAME = 120


def kind_of(content: bytes, name: str) -> str | None:
    """The media type of a file we take; None for everything else (programs, web pages, macros, archives)."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"PK\x03\x04"):
        return _office_kind(content)
    return _text_kind(content, name)


def _office_kind(content: bytes) -> str | None:
    """An office document is a zip archive; one with macros or anything else inside is refused. Unpacks nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names):
                return None
            if "[Content_Types].xml" in names:
                return next((kind for part, kind in _OFFICE.items() if any(n.startswith(part) for n in names)), None)
            if names[:1] == ["mimetype"] and archive.getinfo("mimetype").file_size <= 100:
                said = archive.read("mimetype").decode("ascii", "replace")
                return said if said in {TEXT_DOCUMENT, SPREADSHEET} else None
    except (zipfile.BadZipFile, RuntimeError, ValueError, EOFError, OSError):
        return None
    return None


def _text_kind(content: bytes, name: str) -> str | None:
    """Plain text in UTF-8; markup and scripts are no plain text, whatever their name."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if any(ord(letter) < 32 and letter not in "\t\n\r\f" for letter in text):
        return None
    start = text.lstrip()[:200].casefold()
    if start.startswith(("#!", *_MARKUP)) or "<script" in text.casefold():
        return None
    return CSV if name.lower().endswith(".csv") else TEXT


def safe_name(name: str, media_type: str) -> str:
    """The name to show and to save under: no path, nothing invisible, and the ending of what the file really is."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(letter for letter in last if not unicodedata.category(letter).startswith("C"))
    stem, dot, ending = visible.strip().rpartition(".")
    if not dot:
        stem, ending = ending, ""
    endings = ENDINGS[media_type]
    if ending.lower() not in endings:
        stem, ending = visible.strip(), endings[0]
    stem = stem.strip(" .")[:_LONGEST_NAME].strip(" .") or "bestand"
    return f"{stem}.{ending.lower()}"

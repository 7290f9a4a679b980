"""A form with files (multipart/form-data, RFC 7578), taken apart without touching the disk."""

import re
from dataclasses import dataclass, field
from email.message import Message

BOUNDARY = b"study-form"
MOST_PARTS, LONGEST_FIELD = 40, 1_000
_WHOLE = re.compile(rb"[0-9A-Za-z'()+_,./:=? -]{1,70}")


@dataclass(slots=True)
class Form:
    """The text fields, each with all its values, and the files by name."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)


def boundary_of(content_type: str) -> bytes | None:
    """What stands between the parts; None when this is no such form."""
    told = Message()
    told["content-type"] = content_type
    found = told.get_param("boundary")
    if told.get_content_type() != "multipart/form-data" or not isinstance(found, str):
        return None
    boundary = found.encode("ascii", "replace")
    return boundary if _WHOLE.fullmatch(boundary) else None


def parts_of(body: bytes, boundary: bytes) -> list[tuple[bytes, bytes]] | None:
    """The headers and the content of each part; None when the form is damaged."""
    pieces = (b"\r\n" + body).split(b"\r\n--" + boundary)
    if len(pieces) < 2 or len(pieces) > MOST_PARTS + 2 or not pieces[-1].startswith(b"--"):
        return None
    parts = []
    for piece in pieces[1:-1]:
        rest = piece.lstrip(b" \t")
        headers, parted, content = rest.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if not rest.startswith(b"\r\n") or not parted:
            return None
        parts.append((headers, content))
    return parts


def rebound(body: bytes, boundary: bytes) -> bytes | None:
    """The same form with our boundary, as a client draws another one at each try; None when the form is damaged."""
    parts = parts_of(body, boundary)
    if parts is None or any(b"\r\n--" + BOUNDARY in content for _, content in parts):
        return None
    written = b"".join(b"--%b\r\n%b\r\n\r\n%b\r\n" % (BOUNDARY, *part) for part in parts)
    return written + b"--" + BOUNDARY + b"--\r\n"


def read_form(body: bytes) -> Form | None:
    """The form that `rebound` wrote, as fields and files; None when one of its parts has no name or is no text."""
    form = Form()
    for headers, content in parts_of(body, BOUNDARY) or ():
        told = _headers_of(headers)
        name = told.get_param("name", header="content-disposition")
        if not isinstance(name, str) or not name:
            return None
        if name in ("firms", "measurements"):  # curl sends files with a name, other clients perhaps without
            if name in form.files:
                return None
            form.files[name] = content
            continue
        try:
            value = content.decode()
        except UnicodeDecodeError:
            return None
        if len(value) > LONGEST_FIELD:
            return None
        form.fields.setdefault(name, []).append(value)
    return form


def _headers_of(lines: bytes) -> Message:
    told = Message()
    for line in lines.decode("utf-8", "replace").split("\r\n"):
        name, parted, value = line.partition(":")
        if parted and name.lower() == "content-disposition":
            told["content-disposition"] = value.strip()
    return told

"""The way out of mails in one click (RFC 8058): what a mail program POSTs, without a session or anything of ours."""

from typing import Any

from backend.core.routing import RawRoute
from backend.core.validation import field, invalid

_FORM = {
    "schema": {
        "type": "object",
        "properties": {"List-Unsubscribe": {"type": "string", "const": "One-Click"}},
        "required": ["List-Unsubscribe"],
    }
}
ONE_CLICK_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/x-www-form-urlencoded": _FORM, "multipart/form-data": _FORM},
    }
}


class OneClickRoute(RawRoute):
    """Takes the form of RFC 8058, whichever of its two encodings, and no more than that."""

    largest_body = 10_000


def require_one_click(body: bytes) -> None:
    """Refuse (400) anything but the form of RFC 8058: programs that open every link of a mail stop nothing."""
    if b"List-Unsubscribe" not in body or b"One-Click" not in body:
        raise invalid(
            field(
                "#/List-Unsubscribe",
                "missing",
                nl="Stuur het formulier List-Unsubscribe=One-Click.",
                en="Send the form List-Unsubscribe=One-Click.",
            )
        )

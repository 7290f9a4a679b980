"""Public answers that may be kept a short while, with an ETag of their content (RFC 9110 §8.8, RFC 9111)."""

import hashlib
from functools import cache
from typing import Any

from fastapi import Request, Response
from pydantic import TypeAdapter


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def public_answer(
    request: Request,
    shape: Any,
    value: object,
    *,
    seconds: int = 60,
    headers: dict[str, str] | None = None,
    media_type: str = "application/json",
) -> Response:
    """Answer `value` as `shape`, or 304 when the client has it already. Only for what everybody may see."""
    adapter = _adapter(shape)
    body = adapter.dump_json(adapter.validate_python(value, from_attributes=True), by_alias=True)
    return public_content(request, body, seconds=seconds, headers=headers, media_type=media_type)


def public_content(
    request: Request, body: bytes, *, media_type: str, seconds: int = 60, headers: dict[str, str] | None = None
) -> Response:
    """Answer these bytes, or 304 when the client has them already. Only for what everybody may see."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    told = {"ETag": tag, "Cache-Control": f"public, max-age={seconds}", **(headers or {})}
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=304, headers=told)
    return Response(body, headers=told, media_type=media_type)

"""Expected failures, told to the client as problem documents (RFC 9457), in Dutch or English."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import JSONResponse

Language = Literal["nl", "en"]
MEDIA_TYPE = "application/problem+json"


def language(accept_language: str | None) -> Language:
    """The first of our two languages that the client names; Dutch when it names none."""
    for part in (accept_language or "").lower().split(","):
        tag = part.split(";")[0].strip()
        if tag.startswith("en"):
            return "en"
        if tag.startswith("nl"):
            return "nl"
    return "nl"


class Problem(Exception):  # noqa: N818 - a problem document, not an "error"
    """Something went wrong.

    A subclass names one expected failure: the first line of its docstring is its English title, `nl` its Dutch one,
    `status` the HTTP status. Raise it with a sentence in both languages when there is more to say than the title, and
    with extra members (camelCase, JSON values) that help a client decide what to do.
    """

    status: ClassVar[int] = 500
    nl: ClassVar[str] = "Er ging iets mis."

    def __init__(self, *, nl: str = "", en: str = "", headers: Mapping[str, str] | None = None, **members: Any) -> None:
        super().__init__(en or self.title("en"))
        self.detail: dict[Language, str] = {"nl": nl or self.nl, "en": en or self.title("en")}
        self.headers = dict(headers or {})
        self.members = members

    @classmethod
    def slug(cls) -> str:
        """The problem's name in its type: `VoucherNotFound` is `voucher-not-found`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    @classmethod
    def title(cls, wanted: Language) -> str:
        """One line that says what is the matter."""
        return cls.nl if wanted == "nl" else (cls.__doc__ or cls.__name__).strip().splitlines()[0]

    def document(self, wanted: Language, instance: str) -> dict[str, Any]:
        """The problem document (RFC 9457) in the wanted language."""
        return {
            "type": f"/v1/problems/{self.slug()}",
            "title": self.title(wanted),
            "status": self.status,
            "detail": self.detail[wanted],
            "instance": instance,
            **self._members(wanted),
        }

    def _members(self, wanted: Language) -> dict[str, Any]:
        if "errors" not in self.members:
            return self.members
        return {
            **self.members,
            "errors": [{**entry, "detail": entry["detail"][wanted]} for entry in self.members["errors"]],
        }


class InvalidInput(Problem):
    """Your input is not valid."""

    status = 400
    nl = "Uw invoer klopt nog niet."


class NotAuthenticated(Problem):
    """You are not signed in."""

    status = 401
    nl = "U bent niet ingelogd."


class ScopeMissing(Problem):
    """Your account may not do this."""

    status = 403
    nl = "Uw account mag dit niet."


class OriginRefused(Problem):
    """This request did not come from the app itself."""

    status = 403
    nl = "Dit verzoek kwam niet uit de app zelf."


class AddressNotFound(Problem):
    """There is nothing at this address."""

    status = 404
    nl = "Op dit adres staat niets."


class MethodNotAllowed(Problem):
    """This address does not know that method."""

    status = 405
    nl = "Dit adres kent die methode niet."


class NotAcceptable(Problem):
    """This address answers in another format."""

    status = 406
    nl = "Dit adres antwoordt in een ander formaat."


class RequestInProgress(Problem):
    """The same request is still being handled."""

    status = 409
    nl = "Hetzelfde verzoek wordt nog verwerkt."


class VersionStale(Problem):
    """Somebody else changed this in the meantime."""

    status = 412
    nl = "Iemand anders heeft dit intussen gewijzigd."


class RequestTooLarge(Problem):
    """The request is too large."""

    status = 413
    nl = "Het verzoek is te groot."


class UnsupportedMediaType(Problem):
    """Send the body in another format."""

    status = 415
    nl = "Stuur de inhoud in een ander formaat."


class IdempotencyKeyReused(Problem):
    """This Idempotency-Key was used for another request."""

    status = 422
    nl = "Deze Idempotency-Key hoort al bij een ander verzoek."


class PreconditionMissing(Problem):
    """Say which version you change, in If-Match."""

    status = 428
    nl = "Geef in If-Match aan welke versie u wijzigt."


class TooManyRequests(Problem):
    """You ask too much in a short time."""

    status = 429
    nl = "U vraagt te veel in korte tijd."


class TookTooLong(Problem):
    """This took too long; try again later."""

    status = 503
    nl = "Dit duurde te lang; probeer het later opnieuw."


class Unexpected(Problem):
    """Something went wrong on our side. It has been recorded."""

    status = 500
    nl = "Er ging bij ons iets mis. Wij hebben het vastgelegd."


class Unavailable(Problem):
    """The service is not available for a moment."""

    status = 503
    nl = "De dienst is even niet beschikbaar."


def all_kinds() -> Iterator[type[Problem]]:
    """Every named problem of the application, by name."""
    found: set[type[Problem]] = set()
    waiting = [Problem]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            found.add(kind)
            waiting.append(kind)
    yield from sorted(found, key=lambda kind: kind.__name__)


def problems(*kinds: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """Document the problems an endpoint can answer with, for `responses=`."""
    documented: dict[int | str, dict[str, Any]] = {}
    for kind in kinds:
        entry = documented.setdefault(
            kind.status,
            {
                "description": "",
                "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}, "examples": {}}},
            },
        )
        entry["description"] = " ".join(filter(None, [entry["description"], kind.title("en")]))
        entry["content"][MEDIA_TYPE]["examples"][kind.slug()] = {
            "summary": kind.title("en"),
            "value": {
                "type": f"/v1/problems/{kind.slug()}",
                "title": kind.title("en"),
                "status": kind.status,
                "detail": kind.title("en"),
                "instance": "/v1/...",
            },
        }
    return documented


def answer(request: Request, problem: Problem) -> JSONResponse:
    """The HTTP answer for a problem, in the language the client asked for."""
    wanted = language(request.headers.get("accept-language"))
    return JSONResponse(
        problem.document(wanted, quote(request.url.path)),
        problem.status,
        media_type=MEDIA_TYPE,
        headers={**problem.headers, "Content-Language": wanted, "Vary": "Accept-Language"},
    )

"""Who the provider says came back: the few facts we take from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from backend.identity.addresses import normal_address
from backend.identity.assurance import Assurance, reaches
from backend.identity.names import clean_name
from backend.openid.configuration import Configuration
from backend.openid.errors import OpenidAnswerRefused

KVK_FORM = r"[0-9]{8}"
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the provider. An address the provider did not verify is no address."""

    issuer: str
    subject: str
    name: str
    email: str | None
    language: Literal["nl", "en"]
    level: Assurance | None
    kvk_number: str | None


def read_person(own: Configuration, token: Mapping[str, Any], told: Mapping[str, Any]) -> Person:
    """The person of an ID token, completed by what the userinfo address tells of the same subject.

    The level comes from the signed token only. A company's number counts from the level that the deployment sets.
    Raises OpenidAnswerRefused (403) when the two are about different people.
    """
    if told and told.get("sub") != token["sub"]:
        raise OpenidAnswerRefused
    claims = {**told, **token}
    level = own.level_of(token.get("acr"))
    number = claims.get(own.company_claim) if own.company_claim else None
    address = _address(claims)
    return Person(
        issuer=own.issuer,
        subject=token["sub"],
        name=_name(claims, address),
        email=address,
        language="en" if str(claims.get("locale", "")).lower().startswith("en") else "nl",
        level=level,
        kvk_number=number
        if isinstance(number, str) and re.fullmatch(KVK_FORM, number) and reaches(level, own.company_assurance)
        else None,
    )


def _address(claims: Mapping[str, Any]) -> str | None:
    """In the form in which accounts keep it, so that it finds the account it belongs to."""
    email = claims.get("email")
    if not isinstance(email, str) or claims.get("email_verified") is not True:
        return None
    try:
        return normal_address(email)
    except ValueError:
        return None


def _name(claims: Mapping[str, Any], address: str | None) -> str:
    parts = " ".join(str(claims[key]) for key in ("given_name", "family_name") if isinstance(claims.get(key), str))
    whole = claims.get("name") if isinstance(claims.get("name"), str) else parts
    try:
        return clean_name(str(whole)[:LONGEST_NAME])
    except ValueError:
        return (address or "").partition("@")[0]

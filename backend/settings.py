"""All configuration, read once from the environment."""

import re
from functools import lru_cache
from ipaddress import ip_network
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import parse_qs, urlsplit

from pydantic import AliasChoices, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Level = Literal["basic", "substantial", "high"]
LEVELS: tuple[Level, ...] = get_args(Level)
API_VERSION = "0.2.0"


class Settings(BaseSettings):
    """What a deployment can set. Every variable is named `SLIMMERWERKEN_...`, but for `DATABASE_URL`."""

    model_config = SettingsConfigDict(env_prefix="SLIMMERWERKEN_", extra="ignore", frozen=True, populate_by_name=True)

    database_url: str = Field(
        default="postgresql+asyncpg://localhost/slimmerwerken",
        validation_alias=AliasChoices("DATABASE_URL", "database_url"),
        description="The PostgreSQL database (15 or newer).",
    )
    sandbox_database_url: str = Field(
        default="",
        description="Another PostgreSQL database, for the sandbox in which integrators try everything; its content is "
        "replaced at each reset. Empty: there is no sandbox.",
    )
    trusted_proxies: str = Field(
        default="",
        description="Addresses or networks of the reverse proxies whose `X-Forwarded-For` counts, with commas; empty: "
        "none.",
    )
    pool_size: int = Field(
        default=20, ge=1, description="Database connections per process; at least the requests in flight."
    )
    statement_seconds: int = Field(
        default=20, ge=1, le=29, description="The database ends a statement of the API that takes longer than this."
    )
    public_url: str = Field(
        default="http://127.0.0.1:8000", description="The address people type; used in mails and checks."
    )
    secret: str = Field(
        default="",
        description="Long random text from which the keys for kept secrets are derived, the same for every process; "
        "empty: made once, in the file `secret` of `data_dir`.",
    )
    requests_per_minute: int = Field(default=1_200, ge=1, description="Requests to the API of one person or system.")
    address_requests_per_minute: int = Field(
        default=6_000, ge=1, description="Requests to the API from one address; a whole office may be behind it."
    )
    oauth_requests_per_minute: int = Field(
        default=120, ge=1, description="Requests for access tokens and keys from one address."
    )
    question_peer_days: int = Field(
        default=2, ge=1, le=30, description="Working days that peers have to answer a question, before the desk looks."
    )
    question_desk_days: int = Field(
        default=2, ge=1, le=30, description="Working days that the desk has, before an adviser is asked."
    )
    question_adviser_days: int = Field(
        default=3, ge=1, le=30, description="Working days that each adviser has who is asked to answer a question."
    )
    data_dir: Path = Field(default=Path(".data"), description="Folder of uploaded files and of the local mailbox.")
    files_url: str = Field(
        default="", description="Object store of uploaded files, as s3://bucket/folder; empty: a folder in `data_dir`."
    )
    smtp_url: str = Field(
        default="",
        description="Mail server, as smtps://name:password@host:465 or smtp://host:25 (upgrades to TLS when offered); "
        "empty: mails are written to the folder `mail` of `data_dir`.",
    )
    mail_from: str = Field(
        default="Slimmer Werken <programma@slimmerwerken.example>", description="Sender of all mails."
    )
    payer_name: str = Field(default="Syntens", description="Who pays the vouchers, as its bank knows it.")
    payer_iban: str = Field(
        default="NL16VOOR0000000017",
        description="The account the vouchers are paid from; the default is fictitious, no bank takes it.",
    )
    app_dir: Path = Field(default=Path("frontend/dist"), description="Folder of the built single-page app.")
    session_idle_minutes: int = Field(
        default=120, ge=1, description="A session ends after this long without a request."
    )
    session_hours: int = Field(default=24, ge=1, description="A session ends after this long, used or not.")
    openid_issuer: str = Field(
        default="",
        description="Issuer of the identity provider people can sign in through (Keycloak, a broker of eHerkenning); "
        "empty: none. Register `public_url` + `/inloggen/terug` there as the redirect address.",
    )
    openid_client_id: str = Field(default="", description="The name of this site at the identity provider.")
    openid_client_secret: SecretStr = Field(
        default=SecretStr(""), description="Its secret; empty for a public client, which has PKCE alone."
    )
    openid_scopes: str = Field(default="openid profile email", description="What is asked of the identity provider.")
    openid_label: str = Field(default="eHerkenning", min_length=1, description="Name of the provider on the button.")
    openid_assurance: str = Field(
        default="",
        description="What the provider's `acr` values stand for, as `value=level` with a comma between; the levels are "
        "basic, substantial and high. A value that is not named vouches for nothing.",
    )
    openid_company_claim: str = Field(
        default="", description="Claim in which the provider gives the KVK number of somebody's company; empty: none."
    )
    openid_company_assurance: Level = Field(
        default="substantial", description="From this level on, that number makes the company verified."
    )
    voucher_assurance: Level | None = Field(
        default=None,
        description="Level of assurance needed to submit an application and confirm a claim; empty: a password does.",
    )
    longest_wait_seconds: int = Field(
        default=25, ge=0, le=25, description="A reader of the feed of voucher changes may wait this long for one."
    )
    message_source: str = Field(
        default="urn:nld:slimmer-werken",
        pattern=r"^urn:nld:(oin:[0-9]{20}|kvknr:[0-9]{8}|[a-z0-9-]+)([:.][A-Za-z0-9._%-]+)*$",
        description="Who sends webhooks, as `source` of the NL GOV profile for CloudEvents, such as "
        "urn:nld:oin:<20 digits>:systeem:slimmer-werken.",
    )
    webhook_loopback: bool = Field(
        default=False, description="Also send webhooks to http addresses of this computer: for development and tests."
    )
    demonstration: bool = Field(default=False, description="Show the demonstration sign-ins on the sign-in page.")

    @property
    def openid_levels(self) -> list[tuple[str, Level]]:
        """The `acr` values of the provider and our level for each."""
        return _levels(self.openid_assurance)

    @field_validator("trusted_proxies")
    @classmethod
    def name_the_proxies(cls, proxies: str) -> str:
        """Refuse a name, and `*`: then any client could say who it is."""
        for part in filter(None, (part.strip() for part in proxies.split(","))):
            try:
                ip_network(part)
            except ValueError as failure:
                raise ValueError(f"SLIMMERWERKEN_TRUSTED_PROXIES: {part!r} is no address or network") from failure
        return proxies

    @field_validator("voucher_assurance", mode="before")
    @classmethod
    def empty_is_none(cls, level: object) -> object:
        """An empty variable asks no level."""
        return level or None

    @model_validator(mode="after")
    def openid_fits(self) -> "Settings":
        """Refuse at the start what would only show when somebody signs in."""
        _levels(self.openid_assurance)
        if self.openid_issuer and not (self.openid_client_id and "openid" in self.openid_scopes.split()):
            raise ValueError("SLIMMERWERKEN_OPENID_ISSUER needs _OPENID_CLIENT_ID, and `openid` in _OPENID_SCOPES")
        if self.openid_issuer and not re.match(r"https://|http://(localhost|127\.0\.0\.1)[:/]", self.openid_issuer):
            raise ValueError("SLIMMERWERKEN_OPENID_ISSUER is an https address")
        vouched = [LEVELS.index(level) for _, level in self.openid_levels] if self.openid_issuer else []
        if self.voucher_assurance and max(vouched, default=-1) < LEVELS.index(self.voucher_assurance):
            raise ValueError("no value in SLIMMERWERKEN_OPENID_ASSURANCE reaches SLIMMERWERKEN_VOUCHER_ASSURANCE")
        return self

    @model_validator(mode="after")
    def sandbox_is_elsewhere(self) -> "Settings":
        """Refuse a sandbox in the real database: a reset would empty it."""
        if self.sandbox_database_url and _place(self.sandbox_database_url) == _place(self.database_url):
            raise ValueError("SLIMMERWERKEN_SANDBOX_DATABASE_URL is another database than DATABASE_URL")
        return self

    @field_validator("database_url", "sandbox_database_url")
    @classmethod
    def name_the_driver(cls, url: str) -> str:
        """Accept the usual `postgres://` and `postgresql://`; SQLAlchemy would take another driver for them."""
        scheme, separator, rest = url.partition("://")
        return f"postgresql+asyncpg{separator}{rest}" if scheme in {"postgres", "postgresql"} else url


def _place(url: str) -> tuple[str | None, int, str, str]:
    """Which database an address means, whoever signs in to it."""
    parts = urlsplit(url)
    sockets = parse_qs(parts.query).get("host", [""])[0]
    return parts.hostname, parts.port or 5432, parts.path, sockets


def _levels(text: str) -> list[tuple[str, Level]]:
    found: list[tuple[str, Level]] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        value, _, word = part.rpartition("=")
        level = next((known for known in LEVELS if known == word.strip()), None)
        if not value.strip() or level is None:
            raise ValueError(f"SLIMMERWERKEN_OPENID_ASSURANCE: {part!r} is not `value=level`, of {', '.join(LEVELS)}")
        found.append((value.strip(), level))
    return found


@lru_cache
def read_settings() -> Settings:
    """The settings of this process."""
    return Settings()

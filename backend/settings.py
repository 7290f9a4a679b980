"""All configuration, read once from the environment."""

from functools import lru_cache
from pathlib import Path

from pydantic import AliasChoices, Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

API_VERSION = "0.1.0"


class Settings(BaseSettings):
    """What a deployment can set. Every variable is named `SLIMMERWERKEN_...`, but for `DATABASE_URL`."""

    model_config = SettingsConfigDict(env_prefix="SLIMMERWERKEN_", extra="ignore", frozen=True, populate_by_name=True)

    database_url: str = Field(
        default="postgresql+asyncpg://localhost/slimmerwerken",
        validation_alias=AliasChoices("DATABASE_URL", "database_url"),
        description="The PostgreSQL database (15 or newer).",
    )
    pool_size: int = Field(
        default=20, ge=1, description="Database connections per process; at least the requests in flight."
    )
    public_url: str = Field(
        default="http://127.0.0.1:8000", description="The address people type; used in mails and checks."
    )
    secret: str = Field(
        default="",
        description="Long random text from which the keys for kept secrets are derived, the same for every process; "
        "empty: made once, in the file `secret` of `data_dir`.",
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
    app_dir: Path = Field(default=Path("frontend/dist"), description="Folder of the built single-page app.")
    session_idle_minutes: int = Field(
        default=120, ge=1, description="A session ends after this long without a request."
    )
    session_hours: int = Field(default=24, ge=1, description="A session ends after this long, used or not.")
    demonstration: bool = Field(default=False, description="Show the demonstration sign-ins on the sign-in page.")

    @field_validator("database_url")
    @classmethod
    def name_the_driver(cls, url: str) -> str:
        """Accept the usual `postgres://` and `postgresql://`; SQLAlchemy would take another driver for them."""
        scheme, separator, rest = url.partition("://")
        return f"postgresql+asyncpg{separator}{rest}" if scheme in {"postgres", "postgresql"} else url


@lru_cache
def read_settings() -> Settings:
    """The settings of this process."""
    return Settings()

"""Declarations of advisers as they cross the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from backend.core.schemas import KvkNumber, LocalizedText, Prose, Schema, Yes
from backend.files.schemas import FileRead

Words = Annotated[Prose, StringConstraints(max_length=4_000)]
Edition = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}$"),
    Field(description="The edition of the rules of conduct, by its month.", examples=["2026-11"]),
]

Interests = Annotated[
    list[KvkNumber],
    AfterValidator(lambda found: sorted(set(found))),
    Field(
        max_length=200,
        description="Companies in which you, your firm or close family has a share, a seat or a loan, by KVK number.",
    ),
]


class ConductRuleRead(Schema):
    """One rule of conduct."""

    code: str = Field(description="What it is about; complaints use the same words.")
    text: LocalizedText


class ConductRules(Schema):
    """The rules that every accredited adviser agrees to."""

    edition: Edition
    items: list[ConductRuleRead]


class DeclarationCreate(Schema):
    """What you declare to be accredited; with it you apply, or ask for a new period."""

    edition: Edition
    agrees_to_conduct: Yes = Field(description="You work by the rules of conduct of this edition.")
    is_insured: Yes = Field(description="You are insured against professional liability.")
    experience: Words = Field(description="Your experience with working smarter in small and medium firms.")
    assignments: Words = Field(description="Two or three assignments of the last five years, without names of clients.")
    training: Words | None = Field(default=None, description="Training and registers that say something of your work.")
    interests: Interests
    file_ids: list[UUID] = Field(
        default_factory=list, max_length=10, description="Files your organisation added that show it."
    )


class InterestsAdd(Schema):
    """Companies in which an interest arose since you declared."""

    interests: Interests = Field(min_length=1)


class DeclarationRead(Schema):
    """One declaration, for the adviser and the officers who accredit; or interests that were only added."""

    id: UUID
    number: int = Field(description="From 1, in the order they were declared.")
    edition: str | None = Field(description="Null where only interests were added; so are experience and assignments.")
    experience: str | None
    assignments: str | None
    training: str | None
    interests: list[str]
    declared_at: datetime
    files: list[FileRead]


class DeclarationList(Schema):
    """The declarations of one adviser, newest first."""

    items: list[DeclarationRead]

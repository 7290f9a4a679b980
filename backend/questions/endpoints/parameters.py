"""Who asks, what a path names, and the terms of this deployment, for the routes of questions."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request, Security

from backend.identity.principals import Principal, current_principal
from backend.questions.terms import Terms, terms_of

Questioner = Annotated[Principal, Security(current_principal, scopes=["questions:ask"])]
Answerer = Annotated[Principal, Security(current_principal, scopes=["questions:answer"])]
Moderator = Annotated[Principal, Security(current_principal, scopes=["questions:moderate"])]
QuestionId = Annotated[UUID, Path(alias="questionId", description="The question.")]
AnswerId = Annotated[UUID, Path(alias="answerId", description="The answer.")]


def terms(request: Request) -> Terms:
    """How long each stage takes in this deployment."""
    return terms_of(request.app.state.settings)

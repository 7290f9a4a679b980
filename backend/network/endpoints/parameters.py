"""Who asks and what a path names, for the routes of the network."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Security

from backend.identity.principals import Principal, current_principal

Networker = Annotated[Principal, Security(current_principal, scopes=["network:use"])]
Moderator = Annotated[Principal, Security(current_principal, scopes=["network:moderate"])]
ProfileId = Annotated[UUID, Path(alias="networkProfileId", description="The profile.")]
IntroductionId = Annotated[UUID, Path(alias="networkIntroductionId", description="The introduction.")]
BlockId = Annotated[UUID, Path(alias="networkBlockId", description="The block.")]
ReportId = Annotated[UUID, Path(alias="networkReportId", description="The report.")]

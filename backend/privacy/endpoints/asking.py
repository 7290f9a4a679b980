"""Who asks, and about what, in the addresses of this subject."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Security

from backend.identity.principals import Principal, current_principal
from backend.privacy.models import Whose

Manager = Annotated[Principal, Security(current_principal, scopes=["company-data:manage"])]
AccountId = Annotated[UUID, Path(alias="accountId", description="Your account.")]
CompanyId = Annotated[UUID, Path(alias="companyId", description="The company you act for.")]
ExportId = Annotated[UUID, Path(alias="exportId", description="The download.")]
ErasureId = Annotated[UUID, Path(alias="erasureId", description="The request for erasure.")]
PERSON, COMPANY = Whose.PERSON, Whose.COMPANY

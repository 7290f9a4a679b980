"""What the routes of groups share."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Security

from backend.identity.principals import Principal, current_principal

Joiner = Annotated[Principal, Security(current_principal, scopes=["groups:join"])]
Keeper = Annotated[Principal, Security(current_principal, scopes=["groups:keep"])]
GroupId = Annotated[UUID, Path(alias="groupId", description="The group.")]
GroupMemberId = Annotated[UUID, Path(alias="groupMemberId", description="The membership or request.")]
GroupPostId = Annotated[UUID, Path(alias="groupPostId", description="The post.")]
GroupReportId = Annotated[UUID, Path(alias="groupReportId", description="The report.")]
GroupFileId = Annotated[UUID, Path(alias="groupFileId", description="The file.")]

"""Groups as they cross the wire."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.advisers.schemas import ProvinceCode, SectionCode
from backend.core.bilingual import ProseText, TitleText
from backend.core.schemas import Flag, Line, LocalizedText, Paged, PageQuery, Prose, Schema
from backend.core.themes import Theme
from backend.events.models import EventKind
from backend.files.schemas import DocumentRead
from backend.groups.models import GroupAdmission, GroupMemberStatus, GroupPostStatus, GroupVerdict

Body = Annotated[
    Prose,
    StringConstraints(max_length=5_000),
    Field(description="Plain text. At most three links; of a new account none."),
]
Words = Annotated[Prose, StringConstraints(max_length=2_000)]
ShownName = Annotated[Line, StringConstraints(max_length=80)]
Acts = Literal["join", "leave", "write", "moderate"]


class GroupWrite(Schema):
    """A group as its owner writes it."""

    title: TitleText
    description: ProseText
    section: SectionCode | None = Field(default=None, description="Sector; empty for every sector.")
    province: ProvinceCode | None = None
    theme: Theme | None = None
    admission: GroupAdmission
    is_archived: Flag = Field(default=False, description="Closed: it can be read, nothing is added.")


class GroupFilter(PageQuery):
    """Which groups."""

    section: SectionCode | None = Field(default=None, description="Only for this sector.")
    province: ProvinceCode | None = Field(default=None, description="Only in this province.")
    theme: Theme | None = Field(default=None, description="Only about this theme.")
    mine: bool = Field(default=False, description="Only those you are in, asked to be in, or keep.")


class GroupRead(Schema):
    """A group as everybody reads it, and where you stand."""

    id: UUID
    owner: str = Field(description="Who made and keeps it.")
    title: LocalizedText
    description: LocalizedText
    section: str | None
    province: str | None
    theme: str | None
    admission: GroupAdmission
    is_archived: bool
    members: int | None = Field(description="How many members; empty when fewer than five.")
    my_member_id: UUID | None = Field(description="Your membership or request.")
    my_status: GroupMemberStatus | None
    my_reason: str | None = Field(description="Why you were declined or removed.")
    allowed_acts: list[Acts] = Field(description="What you can do here now.")
    is_demonstration: bool
    version: int = Field(description="Goes up at each change; the ETag.")


class GroupPage(Paged[GroupRead]):
    """One page of groups."""


class GroupJoin(Schema):
    """Join, or ask to."""

    shown_name: ShownName | None = Field(default=None, description="What members read as your name; empty: nothing.")


class GroupMemberFilter(PageQuery):
    """Which members."""

    status: GroupMemberStatus = Field(default=GroupMemberStatus.MEMBER, description="Others only for moderators.")


class GroupMemberRead(Schema):
    """Somebody in a group. Members read the chosen name only."""

    id: UUID
    shown_name: str | None
    status: GroupMemberStatus
    is_mine: bool
    name: str | None = Field(description="The name of the account. Only for moderators.")
    organisation: str | None = Field(description="On behalf of which company. Only for moderators.")
    asked_at: datetime
    version: int


class GroupMemberPage(Paged[GroupMemberRead]):
    """One page of members."""


class GroupLeave(Schema):
    """Leave at once, or take a request back."""

    to_status: Literal["left"]


class GroupAdmit(Schema):
    """A moderator lets somebody in."""

    to_status: Literal["member"]


class GroupSendAway(Schema):
    """A moderator declines a request, or removes a member, with a reason that they read."""

    to_status: Literal["declined", "removed"]
    reason: Words


GroupMemberMove = Annotated[GroupLeave | GroupAdmit | GroupSendAway, Field(discriminator="to_status")]


class GroupPostCreate(Schema):
    """A post to the group, or a reply to one."""

    parent_id: UUID | None = Field(default=None, description="The post this replies to.")
    body: Body


class GroupPostFilter(Schema):
    """Which posts: those of the board, the newest first; or the replies to one, the oldest first."""

    parent_id: UUID | None = Field(default=None, description="Only replies to this post.")
    after: str | None = Field(default=None, max_length=120, description="`nextCursor` of the page before this one.")
    limit: int = Field(default=20, ge=1, le=50, description="At most so many.")


class GroupPostRead(Schema):
    """A post. What was withdrawn or hidden has no words any more."""

    id: UUID
    parent_id: UUID | None
    body: str | None
    shown_name: str | None = Field(description="The name its writer shows in this group; empty for none or gone.")
    is_mine: bool
    written_at: datetime
    status: GroupPostStatus
    replies_count: int
    version: int


class GroupPostPage(Schema):
    """Some posts."""

    items: list[GroupPostRead]
    next_cursor: str | None = Field(description="Ask for what follows with this as `after`.")


class GroupPostWithdrawn(Schema):
    """Its writer takes a post back."""

    to_status: Literal["withdrawn"]


class GroupReportCreate(Schema):
    """What is wrong with a post."""

    post_id: UUID
    words: Words = Field(description="Only moderators read it.")


class GroupReportRead(Schema):
    """A report, to moderators: not who reported."""

    id: UUID
    post_id: UUID
    body: str
    words: str
    reported_at: datetime
    is_mine: bool = Field(description="You wrote the post: a colleague decides.")
    version: int


class GroupReportList(Schema):
    """Reports that wait, the oldest first; a hundred at most."""

    items: list[GroupReportRead]


class GroupReportReceipt(Schema):
    """A report as whoever made it, or decided on it, reads it."""

    id: UUID
    verdict: GroupVerdict | None
    reason: str | None
    version: int


class GroupReportDecision(Schema):
    """What a moderator decides; whoever reported is told, and the writer when it is hidden."""

    verdict: GroupVerdict
    reason: Words


class GroupEventRead(Schema):
    """An event on the agenda of a group."""

    id: UUID
    kind: EventKind
    title: LocalizedText
    starts_at: datetime
    ends_at: datetime
    place: str | None
    is_cancelled: bool


class GroupEventList(Schema):
    """The agenda: coming events, soonest first."""

    items: list[GroupEventRead]


class GroupEventChoice(Schema):
    """Which of the owner's own events are on the agenda; the others go off it."""

    event_ids: Annotated[list[UUID], Field(max_length=50)]


class GroupFileAdd(Schema):
    """Share a file that you added."""

    file_id: UUID


class GroupFileList(Schema):
    """The files of a group, the oldest first."""

    items: list[DocumentRead]

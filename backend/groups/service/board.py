"""What members write to each other, what they report, and which files they share."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.throttling import Limit
from backend.files.errors import FileNotFound
from backend.files.models import File
from backend.files.queries import files_of
from backend.files.service import attach, let_go
from backend.groups.errors import GroupFilesFull, GroupNotYours, GroupReported
from backend.groups.models import Group, GroupPost, GroupPostStatus, GroupReport, GroupVerdict
from backend.groups.queries import groups, posts
from backend.groups.schemas import GroupPostCreate, GroupReportCreate, GroupReportDecision
from backend.groups.service.keeping import page_of_group
from backend.identity.models import Account
from backend.identity.posting import require_few_links
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.notifications.service import notify, tell_account

FILE_KIND = "group"
MOST_FILES = 100
POSTS = Limit("group post of account", burst=20, every=timedelta(minutes=20))
POSTS_OF_NEW = Limit("group post of new account", burst=4, every=timedelta(hours=2))
REPORTS = Limit("group report of account", burst=10, every=timedelta(minutes=30))
_MODERATORS = (Role.PROGRAMME_OFFICER, Role.SYNTENS_OFFICER, Role.BRANCH_OFFICER)


async def write(session: AsyncSession, principal: Principal, group_id: UUID, wish: GroupPostCreate) -> GroupPost:
    """A post, or a reply that the writer of the post is told of.

    Raises GroupNotFound and GroupPostNotFound (404), GroupArchived and GroupPostGone (409), InvalidInput (400).
    """
    group = await groups.get_group(session, groups.visible_to(principal), group_id)
    parent = None if wish.parent_id is None else await posts.get_post(session, group.id, wish.parent_id)
    group.require_open()
    await require_few_links(session, principal, wish.body)
    if parent is not None:
        parent.require_shown()
        if parent.parent_id is not None:
            parent = await posts.get_post(session, group.id, parent.parent_id)  # a reply to a reply stands beside it
        # Beside its version: a reply is no change of the post.
        counted = update(GroupPost).where(GroupPost.id == parent.id)
        await session.execute(counted.values(replies_count=GroupPost.replies_count + 1))
    post = GroupPost(
        group_id=group.id,
        parent_id=parent.id if parent is not None else None,
        body=wish.body,
        written_by=principal.account_id,
        written_at=clock.now(),
    )
    session.add(post)
    await session.flush()
    record(session, principal, "groups.post", "group", group.id, organisation_id=principal.organisation_id)
    if parent is not None and parent.written_by != principal.account_id:
        await _tell(session, parent.written_by, "group_reply", group)
    return post


async def withdraw(
    session: AsyncSession, principal: Principal, group_id: UUID, post_id: UUID, if_match: str | None
) -> GroupPost:
    """Take one's own post back.

    Raises GroupNotFound and GroupPostNotFound (404), GroupNotYours (403), GroupPostGone (409).
    """
    group = await groups.get_group(session, groups.visible_to(principal), group_id)
    post = await posts.get_post(session, group.id, post_id)
    if post.written_by != principal.account_id:
        raise GroupNotYours
    require_current(post, if_match)
    post.withdraw()
    await session.flush()
    record(session, principal, "groups.withdrawn", "group", group.id, organisation_id=principal.organisation_id)
    return post


async def report(session: AsyncSession, principal: Principal, group_id: UUID, wish: GroupReportCreate) -> GroupReport:
    """Say what is wrong with a post; the owner's people get a notice.

    Raises GroupNotFound and GroupPostNotFound (404), GroupPostGone and GroupReported (409).
    """
    group = await groups.get_group(session, groups.visible_to(principal), group_id)
    post = await posts.get_post(session, group.id, wish.post_id)
    post.require_shown()
    made_id = await session.scalar(
        insert(GroupReport)
        .values(
            group_id=group.id,
            post_id=post.id,
            words=wish.words,
            reported_by=principal.account_id,
            reported_at=clock.now(),
            version=1,
        )
        .on_conflict_do_nothing(index_elements=["post_id", "reported_by"])
        .returning(GroupReport.id)
    )
    if made_id is None:
        raise GroupReported
    record(session, principal, "groups.report", "group", group.id, organisation_id=principal.organisation_id)
    await notify(
        session,
        organisation_id=group.owner_id,
        roles=_MODERATORS,
        template="group_reported",
        link=page_of_group(group),
    )
    return await session.get_one(GroupReport, made_id)


async def decide(
    session: AsyncSession,
    principal: Principal,
    group_id: UUID,
    report_id: UUID,
    wish: GroupReportDecision,
    *,
    if_match: str | None,
) -> GroupReport:
    """Hide the post, or leave it. Whoever reported is told, and the writer of what is hidden; nobody judges their own.

    Raises GroupNotFound and GroupReportNotFound (404), GroupNotYours (403), GroupReportHandled (409).
    """
    group = await groups.get_group(session, groups.moderates(principal), group_id)
    found = await posts.get_report(session, group.id, report_id)
    post = await posts.get_post(session, group.id, found.post_id)
    if post.written_by == principal.account_id:
        raise GroupNotYours
    require_current(found, if_match)
    found.decide(clock.now(), principal.account_id, wish.verdict, wish.reason)
    await session.flush()
    record(session, principal, f"groups.report_{wish.verdict}", "group", group.id)
    await _tell(session, found.reported_by, f"group_report_{wish.verdict}", group, reason=wish.reason)
    if wish.verdict is GroupVerdict.HIDDEN and post.status is GroupPostStatus.SHOWN:
        post.status = GroupPostStatus.HIDDEN
        await session.flush()
        await _tell(session, post.written_by, "group_post_hidden", group, reason=wish.reason)
    return found


async def share(session: AsyncSession, principal: Principal, group_id: UUID, file_id: UUID) -> File:
    """Share a file that one's own organisation added; the same again changes nothing.

    Raises GroupNotFound and FileNotFound (404), GroupArchived, FileAttached and GroupFilesFull (409).
    """
    group = await groups.get_group(session, groups.visible_to(principal), group_id, for_update=True)
    file = await attach(session, principal, file_id, FILE_KIND, group.id)
    group.require_open()
    if len(await files_of(session, FILE_KIND, group.id)) > MOST_FILES:
        raise GroupFilesFull
    record(session, principal, "groups.share", "group", group.id, organisation_id=principal.organisation_id)
    return file


async def get_shared(session: AsyncSession, principal: Principal, group_id: UUID, file_id: UUID) -> File:
    """A file of the group, for who is in it. Raises GroupNotFound and FileNotFound (404)."""
    group = await groups.get_group(session, groups.visible_to(principal), group_id)
    file = await session.get(File, file_id)
    if file is None or (file.subject_kind, file.subject_id) != (FILE_KIND, group.id):
        raise FileNotFound
    return file


async def unshare(session: AsyncSession, principal: Principal, group_id: UUID, file_id: UUID) -> None:
    """Take a file away: one's own organisation's, or as a moderator any; it is deleted within a week.

    Raises GroupNotFound and FileNotFound (404), GroupNotYours (403).
    """
    file = await get_shared(session, principal, group_id, file_id)
    group = await session.get_one(Group, group_id)
    if file.organisation_id != principal.organisation_id and not groups.may_moderate(principal, group):
        raise GroupNotYours
    await let_go(session, file.id)
    record(session, principal, "groups.unshare", "group", group.id, organisation_id=principal.organisation_id)


async def _tell(session: AsyncSession, account_id: UUID | None, template: str, group: Group, **params: str) -> None:
    account = await session.get(Account, account_id) if account_id is not None else None
    if account is not None:
        title = group.title[account.language]
        await tell_account(session, account, template=template, link=page_of_group(group), group=title, **params)

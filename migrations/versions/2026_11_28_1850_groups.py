"""Groups of entrepreneurs: who is in them, what they write and report, and their agenda."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611281850"
down_revision = "202611281840"
branch_labels = None
depends_on = None

FUNCTIONS = (
    # A group is made and kept by the programme office, Syntens or a branch.
    """
    CREATE FUNCTION guard_group_owner() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT EXISTS (
            SELECT FROM organisations
            WHERE id = NEW.owner_id AND kind IN ('programme_office', 'executing_body', 'branch')
        ) THEN
            RAISE EXCEPTION 'only the programme office, Syntens or a branch keeps a group'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    # The number of members is kept, also where somebody goes by being erased.
    """
    CREATE FUNCTION count_group_members() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP <> 'INSERT' AND OLD.status = 'member' THEN
            UPDATE groups SET members_count = members_count - 1 WHERE id = OLD.group_id;
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.status = 'member' THEN
            UPDATE groups SET members_count = members_count + 1 WHERE id = NEW.group_id;
        END IF;
        RETURN NULL;
    END $$
    """,
    # Who wrote a post is never another, and it never goes to another group or below another post.
    """
    CREATE FUNCTION guard_group_post() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF (NEW.written_by IS NOT NULL AND NEW.written_by IS DISTINCT FROM OLD.written_by)
           OR (NEW.group_id, NEW.parent_id) IS DISTINCT FROM (OLD.group_id, OLD.parent_id) THEN
            RAISE EXCEPTION 'a post stays of whoever wrote it, where it was written'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    # Nobody decides on a report of their own post.
    """
    CREATE FUNCTION guard_group_report() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT FROM group_posts WHERE id = NEW.post_id AND written_by = NEW.decided_by) THEN
            RAISE EXCEPTION 'whoever wrote a post does not decide on a report of it'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    # On an agenda stand events of the owner of the group alone.
    """
    CREATE FUNCTION guard_group_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT EXISTS (
            SELECT FROM groups JOIN events ON events.host_id = groups.owner_id
            WHERE groups.id = NEW.group_id AND events.id = NEW.event_id
        ) THEN
            RAISE EXCEPTION 'an agenda holds events of the owner of the group'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
)
TRIGGERS = (
    "CREATE TRIGGER groups_owner BEFORE INSERT OR UPDATE OF owner_id ON groups"
    " FOR EACH ROW EXECUTE FUNCTION guard_group_owner()",
    "CREATE TRIGGER group_members_counted AFTER INSERT OR DELETE OR UPDATE OF status ON group_members"
    " FOR EACH ROW EXECUTE FUNCTION count_group_members()",
    "CREATE TRIGGER group_posts_stand BEFORE UPDATE OF written_by, group_id, parent_id ON group_posts"
    " FOR EACH ROW EXECUTE FUNCTION guard_group_post()",
    "CREATE TRIGGER group_reports_by_another BEFORE INSERT OR UPDATE OF decided_by ON group_reports"
    " FOR EACH ROW WHEN (NEW.decided_by IS NOT NULL) EXECUTE FUNCTION guard_group_report()",
    "CREATE TRIGGER group_events_of_owner BEFORE INSERT OR UPDATE ON group_events"
    " FOR EACH ROW EXECUTE FUNCTION guard_group_event()",
)


def upgrade() -> None:
    op.create_table('groups',
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('title', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('description', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('section', sa.String(length=1), nullable=True),
    sa.Column('province', sa.String(length=5), nullable=True),
    sa.Column('theme', sa.String(length=20), nullable=True),
    sa.Column('admission', sa.Enum('open', 'request', name='groupadmission', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('is_archived', sa.Boolean(), nullable=False),
    sa.Column('members_count', sa.BigInteger(), nullable=False),
    sa.Column('is_demonstration', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('members_count >= 0', name=op.f('groups_members_not_negative_check')),
    sa.ForeignKeyConstraint(['owner_id'], ['organisations.id'], name=op.f('groups_owner_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['province'], ['provinces.code'], name=op.f('groups_province_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('groups_pkey'))
    )
    op.create_index(op.f('groups_is_archived_created_at_id_idx'), 'groups', ['is_archived', 'created_at', 'id'], unique=False)
    op.create_index(op.f('groups_owner_id_idx'), 'groups', ['owner_id'], unique=False)
    op.create_table('group_members',
    sa.Column('group_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('shown_name', sa.String(), nullable=True),
    sa.Column('status', sa.Enum('requested', 'member', 'declined', 'removed', 'left', name='groupmemberstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(status IN ('declined', 'removed')) = (reason IS NOT NULL)", name=op.f('group_members_sent_away_with_reason_check')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('group_members_account_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('group_members_group_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('group_members_organisation_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('group_members_pkey')),
    sa.UniqueConstraint('group_id', 'account_id', name=op.f('group_members_group_id_account_id_key'))
    )
    op.create_index(op.f('group_members_account_id_idx'), 'group_members', ['account_id'], unique=False)
    op.create_index(op.f('group_members_group_id_status_id_idx'), 'group_members', ['group_id', 'status', 'id'], unique=False)
    op.create_index(op.f('group_members_organisation_id_idx'), 'group_members', ['organisation_id'], unique=False)
    op.create_table('group_posts',
    sa.Column('group_id', sa.Uuid(), nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('written_by', sa.Uuid(), nullable=True),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('status', sa.Enum('shown', 'withdrawn', 'hidden', name='grouppoststatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('replies_count', sa.BigInteger(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('group_posts_group_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['parent_id', 'group_id'], ['group_posts.id', 'group_posts.group_id'], name=op.f('group_posts_parent_id_group_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['written_by'], ['accounts.id'], name=op.f('group_posts_written_by_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('group_posts_pkey')),
    sa.UniqueConstraint('id', 'group_id', name=op.f('group_posts_id_group_id_key'))
    )
    op.create_index('group_posts_board_idx', 'group_posts', ['group_id', 'written_at', 'id'], unique=False, postgresql_where=sa.text('parent_id IS NULL'))
    op.create_index('group_posts_replies_idx', 'group_posts', ['parent_id', 'written_at', 'id'], unique=False)
    op.create_index(op.f('group_posts_status_updated_at_idx'), 'group_posts', ['status', 'updated_at'], unique=False, postgresql_where=sa.text("status <> 'shown'"))
    op.create_index(op.f('group_posts_written_by_idx'), 'group_posts', ['written_by'], unique=False)
    op.create_table('group_reports',
    sa.Column('group_id', sa.Uuid(), nullable=False),
    sa.Column('post_id', sa.Uuid(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('reported_by', sa.Uuid(), nullable=True),
    sa.Column('reported_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('verdict', sa.Enum('kept', 'hidden', name='groupverdict', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('(verdict IS NULL) = (reason IS NULL) AND (verdict IS NULL) = (decided_at IS NULL)', name=op.f('group_reports_decided_whole_check')),
    sa.ForeignKeyConstraint(['decided_by'], ['accounts.id'], name=op.f('group_reports_decided_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('group_reports_group_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['post_id'], ['group_posts.id'], name=op.f('group_reports_post_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['reported_by'], ['accounts.id'], name=op.f('group_reports_reported_by_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('group_reports_pkey')),
    sa.UniqueConstraint('post_id', 'reported_by', name=op.f('group_reports_post_id_reported_by_key'))
    )
    op.create_index(op.f('group_reports_decided_by_idx'), 'group_reports', ['decided_by'], unique=False)
    op.create_index(op.f('group_reports_group_id_reported_at_idx'), 'group_reports', ['group_id', 'reported_at'], unique=False, postgresql_where=sa.text('verdict IS NULL'))
    op.create_index(op.f('group_reports_reported_by_idx'), 'group_reports', ['reported_by'], unique=False)
    op.create_table('group_events',
    sa.Column('group_id', sa.Uuid(), nullable=False),
    sa.Column('event_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('group_events_event_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('group_events_group_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('group_id', 'event_id', name=op.f('group_events_pkey'))
    )
    op.create_index(op.f('group_events_event_id_idx'), 'group_events', ['event_id'], unique=False)
    for statement in (*FUNCTIONS, *TRIGGERS):
        op.execute(statement)


def downgrade() -> None:
    for table in ("group_events", "group_reports", "group_posts", "group_members", "groups"):
        op.drop_table(table)
    for name in (
        "guard_group_event", "guard_group_report", "guard_group_post", "count_group_members", "guard_group_owner"
    ):
        op.execute(f"DROP FUNCTION {name}()")

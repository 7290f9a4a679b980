"""Invitations to an organisation; a company that has people always keeps an owner."""

from alembic import op
import sqlalchemy as sa

revision = "202611251541"
down_revision = "202611251500"
branch_labels = None
depends_on = None

# An owner who leaves waits for another who leaves at the same moment, so that both see who remains. An account or a
# company that goes as a whole takes its roles along.
KEEP_AN_OWNER = """
CREATE FUNCTION keep_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM organisations WHERE id = OLD.organisation_id FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT EXISTS (SELECT FROM accounts WHERE id = OLD.account_id) THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (SELECT FROM memberships WHERE organisation_id = OLD.organisation_id AND role = 'owner') THEN
        RAISE EXCEPTION 'a company keeps at least one owner' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$
"""


def upgrade() -> None:
    op.create_table(
        "organisation_invitations",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "owner", "manager", "finance", "staff_representative", "adviser", "branch_officer", "syntens_officer",
                "programme_officer", "researcher",
                name="role", native_enum=False, create_constraint=True, length=40,
            ),
            nullable=False,
        ),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("invited_by", sa.Uuid(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("email = lower(email)", name=op.f("organisation_invitations_email_lower_check")),
        sa.CheckConstraint(
            "accepted_at IS NULL OR withdrawn_at IS NULL", name=op.f("organisation_invitations_one_end_check")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("organisation_invitations_organisation_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["invited_by"], ["accounts.id"], name=op.f("organisation_invitations_invited_by_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["accepted_by"],
            ["accounts.id"],
            name=op.f("organisation_invitations_accepted_by_fkey"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("organisation_invitations_pkey")),
        sa.UniqueConstraint("token_hash", name=op.f("organisation_invitations_token_hash_key")),
    )
    op.create_index(
        "organisation_invitations_one_open_idx",
        "organisation_invitations",
        ["organisation_id", "email"],
        unique=True,
        postgresql_where=sa.text("accepted_at IS NULL AND withdrawn_at IS NULL"),
    )
    op.execute(KEEP_AN_OWNER)
    op.execute("""
        CREATE TRIGGER memberships_keep_an_owner AFTER DELETE OR UPDATE ON memberships FOR EACH ROW
        WHEN (OLD.role = 'owner') EXECUTE FUNCTION keep_an_owner()
    """)


def downgrade() -> None:
    op.execute("DROP TRIGGER memberships_keep_an_owner ON memberships")
    op.execute("DROP FUNCTION keep_an_owner()")
    op.drop_index(
        "organisation_invitations_one_open_idx",
        table_name="organisation_invitations",
        postgresql_where=sa.text("accepted_at IS NULL AND withdrawn_at IS NULL"),
    )
    op.drop_table("organisation_invitations")

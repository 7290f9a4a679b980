"""The trace of a voucher: mails know what they tell of, and what was sent is never sent again."""

import sqlalchemy as sa
from alembic import op

revision = "202611262200"
down_revision = "202611261810"
branch_labels = None
depends_on = None

INDICES = (
    ("webhook_deliveries_subject_idx", "webhook_deliveries", "subject_id"),
    ("payments_voucher_idx", "payments", "voucher_id"),
    ("reclaims_voucher_idx", "reclaims", "voucher_id"),
)
NEVER_TWICE = """
CREATE FUNCTION refuse_second_sending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a mail that was sent is not sent again' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def upgrade() -> None:
    op.add_column("mails", sa.Column("about_id", sa.Uuid(), nullable=True))
    op.create_index("mails_about_idx", "mails", ["about_id"], postgresql_where=sa.text("about_id IS NOT NULL"))
    for name, table, column in INDICES:
        op.create_index(name, table, [column])
    op.execute(NEVER_TWICE)
    op.execute(
        "CREATE TRIGGER mails_sent_once BEFORE UPDATE OF status ON mails FOR EACH ROW "
        "WHEN (OLD.status = 'sent' AND NEW.status <> 'sent') EXECUTE FUNCTION refuse_second_sending()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER mails_sent_once ON mails")
    op.execute("DROP FUNCTION refuse_second_sending()")
    for name, table, _ in reversed(INDICES):
        op.drop_index(name, table)
    op.drop_index("mails_about_idx", "mails")
    op.drop_column("mails", "about_id")

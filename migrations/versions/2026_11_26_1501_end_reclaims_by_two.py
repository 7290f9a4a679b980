"""How a reclaim ends, also when the money came in, is recorded by another officer than asked it back."""

from alembic import op

revision = "202611261501"
down_revision = "202611260630"
branch_labels = None
depends_on = None

NAME = "reclaims_four_eyes_check"


def upgrade() -> None:
    op.drop_constraint(op.f(NAME), "reclaims")
    op.create_check_constraint(
        op.f(NAME),
        "reclaims",
        "(status = 'open' OR (closed_by IS NOT NULL AND closed_by <> opened_by)) "
        "AND (status <> 'written_off' OR closing_reason IS NOT NULL)",
    )


def downgrade() -> None:
    op.drop_constraint(op.f(NAME), "reclaims")
    op.create_check_constraint(
        op.f(NAME),
        "reclaims",
        "status <> 'written_off' "
        "OR (closing_reason IS NOT NULL AND closed_by IS NOT NULL AND closed_by <> opened_by)",
    )

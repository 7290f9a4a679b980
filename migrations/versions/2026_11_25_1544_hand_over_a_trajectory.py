"""A voucher carries one trajectory at a time: one that was stopped makes room for that of the next adviser."""

import sqlalchemy as sa
from alembic import op

revision = "202611251544"
down_revision = "202611251543"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint(op.f("trajectories_voucher_id_key"), "trajectories", type_="unique")
    op.create_index(
        "trajectories_one_per_voucher_idx",
        "trajectories",
        ["voucher_id"],
        unique=True,
        postgresql_where=sa.text("status <> 'stopped'"),
    )


def downgrade() -> None:
    op.drop_index("trajectories_one_per_voucher_idx", "trajectories")
    op.create_unique_constraint(op.f("trajectories_voucher_id_key"), "trajectories", ["voucher_id"])

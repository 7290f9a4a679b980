"""How long and how often a voucher is extended is a rule of its scheme; each voucher counts its extensions."""

import sqlalchemy as sa
from alembic import op

revision = "202611261655"
down_revision = "202611261547"
branch_labels = None
depends_on = None

# What was fixed until now: three months by one click, at most half a year, once.
RULES = {"extension_days": "91", "extension_max_days": "183", "extension_count": "1"}
CHECKS = {
    "extension_ordered": "extension_days BETWEEN 1 AND extension_max_days",
    "extension_within": "extension_max_days <= 1830",
    "extension_count_within": "extension_count BETWEEN 0 AND 10",
}
COUNTED = "(validity_extensions > 0) = (validity_extended_at IS NOT NULL)"


def upgrade() -> None:
    for name, usual in RULES.items():
        op.add_column("schemes", sa.Column(name, sa.BigInteger(), server_default=usual, nullable=False))
    for name, rule in CHECKS.items():
        op.create_check_constraint(op.f(f"schemes_{name}_check"), "schemes", rule)
    op.add_column("vouchers", sa.Column("validity_extensions", sa.BigInteger(), server_default="0", nullable=False))
    op.execute("UPDATE vouchers SET validity_extensions = 1 WHERE validity_extended_at IS NOT NULL")
    op.create_check_constraint(op.f("vouchers_extensions_counted_check"), "vouchers", COUNTED)


def downgrade() -> None:
    op.drop_constraint(op.f("vouchers_extensions_counted_check"), "vouchers")
    op.drop_column("vouchers", "validity_extensions")
    for name in CHECKS:
        op.drop_constraint(op.f(f"schemes_{name}_check"), "schemes")
    for name in reversed(RULES):
        op.drop_column("schemes", name)

"""The register of members that a branch organisation keeps, by KVK number."""

import sqlalchemy as sa
from alembic import op

revision = "202611261700"
down_revision = "202611261670"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "branch_members",
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("kvk_number", sa.String(8), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=False),
        sa.Column(
            "sbi_version",
            sa.Enum("2008", "2025", name="sbiversion", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("sbi_code", sa.String(8), nullable=True),
        sa.Column("employees", sa.BigInteger(), nullable=True),
        sa.Column("postcode4", sa.BigInteger(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("last_ended_at", MOMENT, nullable=True),
        sa.Column("linked_at", MOMENT, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("kvk_number ~ '^[0-9]{8}$'", name=op.f("branch_members_kvk_number_form_check")),
        sa.CheckConstraint("employees >= 1", name=op.f("branch_members_employees_positive_check")),
        sa.CheckConstraint("postcode4 BETWEEN 1000 AND 9999", name=op.f("branch_members_postcode_form_check")),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["organisations.id"], name=op.f("branch_members_branch_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("branch_members_pkey")),
        sa.UniqueConstraint("branch_id", "kvk_number", name=op.f("branch_members_branch_id_kvk_number_key")),
    )
    op.create_index(op.f("branch_members_kvk_number_idx"), "branch_members", ["kvk_number"])
    op.create_index(op.f("branch_members_branch_id_sort_name_id_idx"), "branch_members", ["branch_id", "sort_name", "id"])
    op.create_index(
        "branch_members_sort_name_trigrams_idx",
        "branch_members",
        ["sort_name"],
        postgresql_using="gin",
        postgresql_ops={"sort_name": "gin_trgm_ops"},
    )
    # Who was said to be a member before there was a register stands in it too, as far as the register of firms knows.
    op.execute("""
        INSERT INTO branch_members (id, branch_id, kvk_number, name, sort_name, sbi_version, sbi_code, employees,
            postcode4, since, linked_at, version)
        SELECT gen_random_uuid(), membership.branch_id, company.kvk_number, company.name, company.sort_name, '2008',
            NULL, NULL, NULL, membership.since, membership.created_at, 1
        FROM branch_memberships membership JOIN companies company ON company.id = membership.company_id
        WHERE NOT company.erased
    """)


def downgrade() -> None:
    op.drop_table("branch_members")

"""Companies, branch memberships, consents; provinces, postcodes and sectors.

The reference tables are filled from `migrations/reference`. Sources: provinces ISO 3166-2 and CBS; postcodes per
province: ranges of the four-digit postcode; sectors: CBS, SBI 2008 and SBI 2025 (Dutch names), English names our own
rendering of NACE.
"""

import csv
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

REFERENCE = Path(__file__).resolve().parent.parent / "reference"


def _rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _fill() -> None:
    connection = op.get_bind()
    for row in _rows("provinces.csv"):
        connection.execute(sa.text("INSERT INTO provinces VALUES (:code, :name, :region)"), row)
    for row in _rows("sectors.csv"):
        connection.execute(sa.text("INSERT INTO sectors VALUES (:version, :section, :name_nl, :name_en)"), row)
    for row in _rows("postcode_ranges.csv"):
        values = {"first": int(row["van"]), "last": int(row["tot_en_met"]), "province": row["provincie"]}
        connection.execute(sa.text("INSERT INTO postcode_ranges VALUES (:first, :last, :province)"), values)


def upgrade() -> None:
    op.create_table('provinces',
    sa.Column('code', sa.String(length=5), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('region', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('code', name=op.f('provinces_pkey'))
    )
    op.create_table('sectors',
    sa.Column('version', sa.Enum('2008', '2025', name='sbiversion', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('section', sa.String(length=1), nullable=False),
    sa.Column('name_nl', sa.String(), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('version', 'section', name=op.f('sectors_pkey'))
    )
    op.create_table('companies',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kvk_number', sa.String(length=8), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('sort_name', sa.String(), nullable=False),
    sa.Column('sbi_version', sa.Enum('2008', '2025', name='sbiversion', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('sbi_code', sa.String(length=8), nullable=True),
    sa.Column('section', sa.String(length=1), nullable=False),
    sa.Column('employees', sa.BigInteger(), nullable=False),
    sa.Column('fte', sa.Numeric(precision=8, scale=1), nullable=True),
    sa.Column('size_class', sa.String(length=8), sa.Computed("\nCASE WHEN employees < 5 THEN '1-4' WHEN employees < 15 THEN '5-14' WHEN employees < 50 THEN '15-49'\n     WHEN employees < 100 THEN '50-99' WHEN employees < 250 THEN '100-249' ELSE '250+' END\n", persisted=True), nullable=False),
    sa.Column('postcode4', sa.BigInteger(), nullable=True),
    sa.Column('province', sa.String(length=5), nullable=False),
    sa.Column('place', sa.String(), nullable=True),
    sa.Column('verification', sa.Enum('unverified', 'verified', name='verification', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('verified_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('is_demonstration', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(verification = 'verified') = (verified_at IS NOT NULL)", name=op.f('companies_verified_at_set_check')),
    sa.CheckConstraint("kvk_number ~ '^[0-9]{8}$'", name=op.f('companies_kvk_number_form_check')),
    sa.CheckConstraint('employees >= 1', name=op.f('companies_employees_positive_check')),
    sa.CheckConstraint('fte IS NULL OR fte > 0', name=op.f('companies_fte_positive_check')),
    sa.ForeignKeyConstraint(['id'], ['organisations.id'], name=op.f('companies_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['province'], ['provinces.code'], name=op.f('companies_province_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('companies_pkey')),
    sa.UniqueConstraint('kvk_number', name=op.f('companies_kvk_number_key'))
    )
    op.create_index(op.f('companies_province_idx'), 'companies', ['province'], unique=False)
    op.create_index(op.f('companies_section_size_class_idx'), 'companies', ['section', 'size_class'], unique=False)
    op.create_index(op.f('companies_sort_name_idx'), 'companies', ['sort_name'], unique=False)
    op.execute('CREATE EXTENSION IF NOT EXISTS pg_trgm')
    op.create_index('companies_sort_name_trigrams_idx', 'companies', ['sort_name'], unique=False, postgresql_using='gin', postgresql_ops={'sort_name': 'gin_trgm_ops'})
    op.create_table('postcode_ranges',
    sa.Column('first_postcode', sa.BigInteger(), nullable=False),
    sa.Column('last_postcode', sa.BigInteger(), nullable=False),
    sa.Column('province', sa.String(length=5), nullable=False),
    sa.CheckConstraint('first_postcode <= last_postcode', name=op.f('postcode_ranges_range_ordered_check')),
    sa.ForeignKeyConstraint(['province'], ['provinces.code'], name=op.f('postcode_ranges_province_fkey')),
    sa.PrimaryKeyConstraint('first_postcode', name=op.f('postcode_ranges_pkey'))
    )
    op.create_table('branch_memberships',
    sa.Column('branch_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['branch_id'], ['organisations.id'], name=op.f('branch_memberships_branch_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('branch_memberships_company_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('branch_memberships_pkey')),
    sa.UniqueConstraint('branch_id', 'company_id', name=op.f('branch_memberships_branch_id_company_id_key'))
    )
    op.create_index(op.f('branch_memberships_company_id_idx'), 'branch_memberships', ['company_id'], unique=False)
    op.create_table('consents',
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('monitoring', 'branch_sees_progress', 'adviser_sees_result', 'practice_publication', 'community_profile', 'contact', name='consentkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('given', sa.Boolean(), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('consents_company_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['decided_by'], ['accounts.id'], name=op.f('consents_decided_by_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('consents_pkey'))
    )
    op.create_index(op.f('consents_company_id_kind_decided_at_idx'), 'consents', ['company_id', 'kind', 'decided_at'], unique=False)
    op.execute("""
        CREATE TRIGGER consents_append_only BEFORE UPDATE ON consents FOR EACH ROW
        WHEN ((OLD.company_id, OLD.kind, OLD.given, OLD.decided_at) IS DISTINCT FROM
              (NEW.company_id, NEW.kind, NEW.given, NEW.decided_at))
        EXECUTE FUNCTION refuse_change()
    """)
    _fill()


def downgrade() -> None:
    op.drop_index(op.f('consents_company_id_kind_decided_at_idx'), table_name='consents')
    op.drop_table('consents')
    op.drop_index(op.f('branch_memberships_company_id_idx'), table_name='branch_memberships')
    op.drop_table('branch_memberships')
    op.drop_table('postcode_ranges')
    op.drop_index(op.f('companies_sort_name_idx'), table_name='companies')
    op.drop_index(op.f('companies_section_size_class_idx'), table_name='companies')
    op.drop_index(op.f('companies_province_idx'), table_name='companies')
    op.drop_index('companies_sort_name_trigrams_idx', table_name='companies')
    op.drop_table('companies')
    op.drop_table('sectors')
    op.drop_table('provinces')
    op.execute('DROP EXTENSION IF EXISTS pg_trgm')

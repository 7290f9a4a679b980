"""Practices."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('practices',
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('status', sa.Enum('draft', 'in_review', 'published', 'archived', name='practicestatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=True),
    sa.Column('company_name', sa.String(), nullable=False),
    sa.Column('is_fictitious', sa.Boolean(), nullable=False),
    sa.Column('place', sa.String(), nullable=True),
    sa.Column('province', sa.String(length=5), nullable=True),
    sa.Column('section', sa.String(length=1), nullable=True),
    sa.Column('employees', sa.BigInteger(), nullable=True),
    sa.Column('themes', sa.ARRAY(sa.String(length=20)), nullable=False),
    sa.Column('year', sa.BigInteger(), nullable=False),
    sa.Column('title', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('summary', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('reason', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('approach', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('participation', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('result', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('lessons', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('source', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('figures', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('quotes', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(status IN ('draft', 'in_review')) = (published_at IS NULL)", name=op.f('practices_published_at_set_check')),
    sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f('practices_slug_form_check')),
    sa.CheckConstraint('NOT (is_fictitious AND company_id IS NOT NULL)', name=op.f('practices_fictitious_has_no_company_check')),
    sa.CheckConstraint('cardinality(themes) BETWEEN 1 AND 3', name=op.f('practices_themes_one_to_three_check')),
    sa.CheckConstraint('employees IS NULL OR employees >= 1', name=op.f('practices_employees_positive_check')),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('practices_company_id_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['province'], ['provinces.code'], name=op.f('practices_province_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('practices_pkey')),
    sa.UniqueConstraint('slug', name=op.f('practices_slug_key'))
    )
    op.create_index(op.f('practices_company_id_idx'), 'practices', ['company_id'], unique=False)
    op.create_index('practices_published_idx', 'practices', ['year', 'slug'], unique=False, postgresql_where=sa.text("status = 'published'"))


def downgrade() -> None:
    op.drop_index('practices_published_idx', table_name='practices', postgresql_where=sa.text("status = 'published'"))
    op.drop_index(op.f('practices_company_id_idx'), table_name='practices')
    op.drop_table('practices')

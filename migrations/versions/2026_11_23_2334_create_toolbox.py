"""Toolbox items, their versions and uses; text search in Dutch and English that forgives accents and typing errors."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
    # unaccent() itself is only STABLE, because its dictionary could be changed; ours is fixed by name.
    op.execute('''
        CREATE FUNCTION plain_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN lower(unaccent('unaccent', value))
    ''')
    for name, language in (("nl", "dutch"), ("en", "english")):
        op.execute(f"CREATE TEXT SEARCH CONFIGURATION slimmer_{name} (COPY = {language})")
        op.execute(
            f"ALTER TEXT SEARCH CONFIGURATION slimmer_{name} "
            f"ALTER MAPPING FOR hword, hword_part, word WITH unaccent, {language}_stem"
        )
    op.create_table('toolbox_items',
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f('toolbox_items_slug_form_check')),
    sa.ForeignKeyConstraint(['owner_id'], ['organisations.id'], name=op.f('toolbox_items_owner_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('toolbox_items_pkey')),
    sa.UniqueConstraint('slug', name=op.f('toolbox_items_slug_key'))
    )
    op.create_index(op.f('toolbox_items_owner_id_idx'), 'toolbox_items', ['owner_id'], unique=False)
    op.create_table('toolbox_versions',
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.Column('status', sa.Enum('draft', 'in_review', 'published', 'archived', name='versionstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('kind', sa.Enum('method', 'checklist', 'template', 'training', 'calculator', 'guide', 'game', name='itemkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('themes', sa.ARRAY(sa.String(length=20)), nullable=False),
    sa.Column('sectors', sa.ARRAY(sa.String(length=1)), nullable=False),
    sa.Column('size_classes', sa.ARRAY(sa.String(length=8)), nullable=False),
    sa.Column('effort_hours', sa.BigInteger(), nullable=False),
    sa.Column('duration_weeks', sa.BigInteger(), nullable=False),
    sa.Column('cost_cents', sa.BigInteger(), nullable=False),
    sa.Column('participation_level', sa.Enum('informed', 'consulted', 'co_deciding', 'self_managing', name='participationlevel', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('evidence_level', sa.BigInteger(), nullable=False),
    sa.Column('evidence_source', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('people_min', sa.BigInteger(), nullable=False),
    sa.Column('people_max', sa.BigInteger(), nullable=False),
    sa.Column('title', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('summary', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('body', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('worksheet', postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
    sa.Column('review_note', sa.String(), nullable=True),
    sa.Column('review_on', sa.Date(), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('archived_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('search', postgresql.TSVECTOR(), sa.Computed("\nsetweight(to_tsvector('slimmer_nl', coalesce(title ->> 'nl', '')), 'A')\n|| setweight(to_tsvector('slimmer_en', coalesce(title ->> 'en', '')), 'A')\n|| setweight(to_tsvector('slimmer_nl', coalesce(summary ->> 'nl', '')), 'B')\n|| setweight(to_tsvector('slimmer_en', coalesce(summary ->> 'en', '')), 'B')\n|| setweight(to_tsvector('slimmer_nl', coalesce(body ->> 'nl', '')), 'D')\n|| setweight(to_tsvector('slimmer_en', coalesce(body ->> 'en', '')), 'D')\n", persisted=True), nullable=False),
    sa.Column('plain', sa.String(), sa.Computed("plain_text(coalesce(title ->> 'nl', '') || ' ' || coalesce(title ->> 'en', '') || ' ' || coalesce(summary ->> 'nl', '') || ' ' || coalesce(summary ->> 'en', ''))", persisted=True), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(status = 'archived') = (archived_at IS NOT NULL)", name=op.f('toolbox_versions_archived_at_set_check')),
    sa.CheckConstraint("(status IN ('draft', 'in_review')) = (published_at IS NULL)", name=op.f('toolbox_versions_published_at_set_check')),
    sa.CheckConstraint('cardinality(themes) BETWEEN 1 AND 3', name=op.f('toolbox_versions_themes_one_to_three_check')),
    sa.CheckConstraint('effort_hours >= 1 AND duration_weeks >= 1 AND cost_cents >= 0', name=op.f('toolbox_versions_effort_possible_check')),
    sa.CheckConstraint('evidence_level BETWEEN 0 AND 1', name=op.f('toolbox_versions_evidence_claims_no_effect_check')),
    sa.CheckConstraint('people_min >= 1 AND people_max >= people_min', name=op.f('toolbox_versions_people_in_order_check')),
    sa.ForeignKeyConstraint(['item_id'], ['toolbox_items.id'], name=op.f('toolbox_versions_item_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('toolbox_versions_pkey')),
    sa.UniqueConstraint('item_id', 'number', name=op.f('toolbox_versions_item_id_number_key'))
    )
    op.create_index('toolbox_versions_one_in_work_idx', 'toolbox_versions', ['item_id'], unique=True, postgresql_where=sa.text("status IN ('draft', 'in_review')"))
    op.create_index('toolbox_versions_one_published_idx', 'toolbox_versions', ['item_id'], unique=True, postgresql_where=sa.text("status = 'published'"))
    op.create_index('toolbox_versions_plain_idx', 'toolbox_versions', ['plain'], unique=False, postgresql_using='gin', postgresql_ops={'plain': 'gin_trgm_ops'}, postgresql_where=sa.text("status = 'published'"))
    op.create_index('toolbox_versions_search_idx', 'toolbox_versions', ['search'], unique=False, postgresql_using='gin', postgresql_where=sa.text("status = 'published'"))
    op.create_table('toolbox_uses',
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('version_id', sa.Uuid(), nullable=False),
    sa.Column('used_since', sa.Date(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('toolbox_uses_company_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['item_id'], ['toolbox_items.id'], name=op.f('toolbox_uses_item_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['version_id'], ['toolbox_versions.id'], name=op.f('toolbox_uses_version_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('toolbox_uses_pkey')),
    sa.UniqueConstraint('item_id', 'company_id', name=op.f('toolbox_uses_item_id_company_id_key'))
    )
    op.create_index(op.f('toolbox_uses_company_id_idx'), 'toolbox_uses', ['company_id'], unique=False)
    op.execute('''
        CREATE FUNCTION keep_published_words() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            moving text[] := ARRAY['status', 'archived_at', 'review_on', 'version', 'updated_at', 'search', 'plain'];
        BEGIN
            IF OLD.status IN ('draft', 'in_review') THEN
                RETURN NEW;
            END IF;
            IF OLD.status = 'archived' OR NEW.status <> ALL (ARRAY['published', 'archived'])
                OR (to_jsonb(NEW) - moving) IS DISTINCT FROM (to_jsonb(OLD) - moving) THEN
                RAISE EXCEPTION 'a published version never changes'
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$
    ''')
    op.execute('''
        CREATE TRIGGER toolbox_versions_words_fixed BEFORE UPDATE ON toolbox_versions
        FOR EACH ROW EXECUTE FUNCTION keep_published_words()
    ''')


def downgrade() -> None:
    op.drop_index(op.f('toolbox_uses_company_id_idx'), table_name='toolbox_uses')
    op.drop_table('toolbox_uses')
    op.drop_index('toolbox_versions_search_idx', table_name='toolbox_versions', postgresql_using='gin', postgresql_where=sa.text("status = 'published'"))
    op.drop_index('toolbox_versions_plain_idx', table_name='toolbox_versions', postgresql_using='gin', postgresql_ops={'plain': 'gin_trgm_ops'}, postgresql_where=sa.text("status = 'published'"))
    op.drop_index('toolbox_versions_one_published_idx', table_name='toolbox_versions', postgresql_where=sa.text("status = 'published'"))
    op.drop_index('toolbox_versions_one_in_work_idx', table_name='toolbox_versions', postgresql_where=sa.text("status IN ('draft', 'in_review')"))
    op.drop_table('toolbox_versions')
    op.drop_index(op.f('toolbox_items_owner_id_idx'), table_name='toolbox_items')
    op.drop_table('toolbox_items')
    op.execute("DROP FUNCTION keep_published_words()")
    for name in ("nl", "en"):
        op.execute(f"DROP TEXT SEARCH CONFIGURATION slimmer_{name}")
    op.execute("DROP FUNCTION plain_text(text)")
    op.execute("DROP EXTENSION unaccent")

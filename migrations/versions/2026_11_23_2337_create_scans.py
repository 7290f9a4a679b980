"""The questionnaire, scans, anonymous answers and frozen results."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# A published version never changes: running scans finish on theirs, and results refer to it.
QUESTIONNAIRE_FROZEN = """
CREATE FUNCTION refuse_change_of_published_questionnaire() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE version uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.version_id ELSE NEW.version_id END;
BEGIN
    IF EXISTS (SELECT 1 FROM questionnaire_versions WHERE id = version AND status = 'published')
       OR (TG_OP = 'UPDATE'
           AND EXISTS (SELECT 1 FROM questionnaire_versions WHERE id = OLD.version_id AND status = 'published')) THEN
        RAISE EXCEPTION '% of a published questionnaire never change', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$
"""

# The share lock makes closing wait for the answers under way, and answers wait for a closing under way.
TAKES_ANSWERS = """
CREATE FUNCTION refuse_answer_unless_scan_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    scan uuid;
    found text;
BEGIN
    IF TG_TABLE_NAME = 'scan_responses' THEN
        scan := NEW.scan_id;
    ELSE
        SELECT scan_id INTO scan FROM scan_responses WHERE id = NEW.response_id;
    END IF;
    SELECT status INTO found FROM scans WHERE id = scan FOR SHARE;
    IF found IS DISTINCT FROM 'open' THEN
        RAISE EXCEPTION 'the scan takes no answers' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""

# A result goes only with its scan, when a company is erased.
RESULT_FROZEN = """
CREATE FUNCTION refuse_change_of_result() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM scans WHERE id = OLD.scan_id) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'a published result never changes' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def upgrade() -> None:
    op.create_table('questionnaires',
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('questionnaires_pkey')),
    sa.UniqueConstraint('slug', name=op.f('questionnaires_slug_key'))
    )
    op.create_table('questionnaire_versions',
    sa.Column('questionnaire_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('status', sa.Enum('draft', 'published', name='versionstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('published_on', sa.Date(), nullable=True),
    sa.Column('scale', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(status = 'published') = (published_on IS NOT NULL)", name=op.f('questionnaire_versions_published_on_set_check')),
    sa.CheckConstraint("number ~ '^[0-9]+[.][0-9]+[.][0-9]+$'", name=op.f('questionnaire_versions_number_form_check')),
    sa.ForeignKeyConstraint(['questionnaire_id'], ['questionnaires.id'], name=op.f('questionnaire_versions_questionnaire_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('questionnaire_versions_pkey')),
    sa.UniqueConstraint('questionnaire_id', 'number', name=op.f('questionnaire_versions_questionnaire_id_number_key'))
    )
    op.create_table('questionnaire_dimensions',
    sa.Column('version_id', sa.Uuid(), nullable=False),
    sa.Column('dimension', sa.Enum('work_division', 'working_time', 'management', 'participation', 'craftsmanship', 'process', 'technology', 'results', 'satisfaction', 'change', name='dimension', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('position', sa.BigInteger(), nullable=False),
    sa.Column('name_nl', sa.String(), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.Column('weight', sa.Numeric(precision=3, scale=1), nullable=False),
    sa.Column('needed', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('weight >= 0 AND needed >= 1', name=op.f('questionnaire_dimensions_weight_and_needed_check')),
    sa.ForeignKeyConstraint(['version_id'], ['questionnaire_versions.id'], name=op.f('questionnaire_dimensions_version_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('version_id', 'dimension', name=op.f('questionnaire_dimensions_pkey'))
    )
    op.create_table('questionnaire_items',
    sa.Column('version_id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('pair', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('agreement', 'yes_no', 'open', name='questionkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('dimension', sa.Enum('work_division', 'working_time', 'management', 'participation', 'craftsmanship', 'process', 'technology', 'results', 'satisfaction', 'change', name='dimension', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('audience', sa.Enum('management', 'employee', 'both', name='audience', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('position', sa.BigInteger(), nullable=False),
    sa.Column('reverse', sa.Boolean(), nullable=False),
    sa.Column('quick', sa.Boolean(), nullable=False),
    sa.Column('text_nl', sa.String(), nullable=False),
    sa.Column('text_en', sa.String(), nullable=False),
    sa.CheckConstraint("(kind = 'agreement') = (dimension IS NOT NULL)", name=op.f('questionnaire_items_dimension_of_statement_check')),
    sa.ForeignKeyConstraint(['version_id'], ['questionnaire_versions.id'], name=op.f('questionnaire_items_version_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('version_id', 'code', name=op.f('questionnaire_items_pkey')),
    sa.UniqueConstraint('version_id', 'code', 'kind', name=op.f('questionnaire_items_version_id_code_kind_key'))
    )
    op.create_table('scans',
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('version_id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('status', sa.Enum('draft', 'open', 'closed', 'published', name='scanstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('closes_on', sa.Date(), nullable=True),
    sa.Column('staff_informed', sa.Boolean(), nullable=False),
    sa.Column('shared_with_employees', sa.Boolean(), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(status = 'published') = (published_at IS NOT NULL)", name=op.f('scans_published_at_set_check')),
    sa.CheckConstraint("(status IN ('closed', 'published')) = (closed_at IS NOT NULL)", name=op.f('scans_closed_at_set_check')),
    sa.CheckConstraint("status = 'draft' OR (opened_at IS NOT NULL AND closes_on IS NOT NULL AND staff_informed)", name=op.f('scans_open_is_complete_check')),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('scans_company_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['version_id'], ['questionnaire_versions.id'], name=op.f('scans_version_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('scans_pkey')),
    sa.UniqueConstraint('id', 'version_id', name=op.f('scans_id_version_id_key'))
    )
    op.create_index(op.f('scans_company_id_created_at_idx'), 'scans', ['company_id', 'created_at'], unique=False)
    op.create_index(op.f('scans_status_closes_on_idx'), 'scans', ['status', 'closes_on'], unique=False)
    op.create_table('scan_groups',
    sa.Column('scan_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('position', sa.BigInteger(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['scan_id'], ['scans.id'], name=op.f('scan_groups_scan_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('scan_groups_pkey')),
    sa.UniqueConstraint('scan_id', 'id', name=op.f('scan_groups_scan_id_id_key')),
    sa.UniqueConstraint('scan_id', 'name', name=op.f('scan_groups_scan_id_name_key'))
    )
    op.create_table('scan_invitations',
    sa.Column('scan_id', sa.Uuid(), nullable=False),
    sa.Column('audience', sa.Enum('management', 'employee', name='respondent', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('kind', sa.Enum('shared', 'single_use', name='invitationkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('quantity', sa.BigInteger(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("quantity BETWEEN 1 AND 250 AND (kind <> 'shared' OR quantity = 1)", name=op.f('scan_invitations_quantity_fits_check')),
    sa.ForeignKeyConstraint(['scan_id'], ['scans.id'], name=op.f('scan_invitations_scan_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('scan_invitations_pkey'))
    )
    op.create_index('scan_invitations_one_shared_idx', 'scan_invitations', ['scan_id', 'audience'], unique=True, postgresql_where=sa.text("kind = 'shared'"))
    op.create_index(op.f('scan_invitations_scan_id_idx'), 'scan_invitations', ['scan_id'], unique=False)
    op.create_table('scan_results',
    sa.Column('scan_id', sa.Uuid(), nullable=False),
    sa.Column('version_id', sa.Uuid(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=False),
    sa.Column('management_count', sa.BigInteger(), nullable=False),
    sa.Column('employee_count', sa.BigInteger(), nullable=True),
    sa.Column('target_group', sa.SmallInteger(), nullable=True),
    sa.Column('total_potential', sa.SmallInteger(), nullable=True),
    sa.Column('potential_band', sa.Enum('small', 'clear', 'large', name='potentialband', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.CheckConstraint('(total_potential IS NULL) = (potential_band IS NULL)', name=op.f('scan_results_potential_band_set_check')),
    sa.CheckConstraint('employee_count IS NULL OR employee_count >= 5', name=op.f('scan_results_enough_employees_check')),
    sa.CheckConstraint('target_group BETWEEN 1 AND 3', name=op.f('scan_results_target_group_known_check')),
    sa.CheckConstraint('total_potential BETWEEN 0 AND 75', name=op.f('scan_results_total_potential_range_check')),
    sa.ForeignKeyConstraint(['scan_id'], ['scans.id'], name=op.f('scan_results_scan_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['version_id'], ['questionnaire_versions.id'], name=op.f('scan_results_version_id_fkey')),
    sa.PrimaryKeyConstraint('scan_id', name=op.f('scan_results_pkey'))
    )
    op.create_table('scan_invitation_tokens',
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('invitation_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['invitation_id'], ['scan_invitations.id'], name=op.f('scan_invitation_tokens_invitation_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('scan_invitation_tokens_pkey'))
    )
    op.create_index(op.f('scan_invitation_tokens_invitation_id_idx'), 'scan_invitation_tokens', ['invitation_id'], unique=False)
    op.create_table('scan_responses',
    sa.Column('scan_id', sa.Uuid(), nullable=False),
    sa.Column('version_id', sa.Uuid(), nullable=False),
    sa.Column('audience', sa.Enum('management', 'employee', name='respondent', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('key_hash', sa.LargeBinary(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('submitted', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['scan_id', 'group_id'], ['scan_groups.scan_id', 'scan_groups.id'], name=op.f('scan_responses_scan_id_group_id_fkey')),
    sa.ForeignKeyConstraint(['scan_id', 'version_id'], ['scans.id', 'scans.version_id'], name=op.f('scan_responses_scan_id_version_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('scan_responses_pkey')),
    sa.UniqueConstraint('id', 'version_id', name=op.f('scan_responses_id_version_id_key')),
    sa.UniqueConstraint('key_hash', name=op.f('scan_responses_key_hash_key'))
    )
    op.create_index(op.f('scan_responses_scan_id_idx'), 'scan_responses', ['scan_id'], unique=False)
    op.create_table('scan_result_dimensions',
    sa.Column('scan_id', sa.Uuid(), nullable=False),
    sa.Column('dimension', sa.Enum('work_division', 'working_time', 'management', 'participation', 'craftsmanship', 'process', 'technology', 'results', 'satisfaction', 'change', name='dimension', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('management_score', sa.SmallInteger(), nullable=True),
    sa.Column('employee_score', sa.SmallInteger(), nullable=True),
    sa.Column('employee_count', sa.BigInteger(), nullable=True),
    sa.Column('spread_band', sa.Enum('close', 'mixed', 'far_apart', name='spreadband', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('combined_score', sa.SmallInteger(), nullable=True),
    sa.Column('gap', sa.SmallInteger(), nullable=True),
    sa.Column('potential', sa.SmallInteger(), nullable=True),
    sa.Column('potential_band', sa.Enum('small', 'clear', 'large', name='potentialband', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.CheckConstraint('(employee_score IS NULL) = (employee_count IS NULL) AND (employee_score IS NULL) = (spread_band IS NULL)', name=op.f('scan_result_dimensions_employees_whole_check')),
    sa.CheckConstraint('employee_count IS NULL OR employee_count >= 5', name=op.f('scan_result_dimensions_enough_employees_check')),
    sa.CheckConstraint('management_score BETWEEN 0 AND 100 AND employee_score BETWEEN 0 AND 100 AND combined_score BETWEEN 0 AND 100 AND potential BETWEEN 0 AND 75', name=op.f('scan_result_dimensions_scores_range_check')),
    sa.ForeignKeyConstraint(['scan_id'], ['scan_results.scan_id'], name=op.f('scan_result_dimensions_scan_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('scan_id', 'dimension', name=op.f('scan_result_dimensions_pkey'))
    )
    op.create_table('scan_result_groups',
    sa.Column('scan_id', sa.Uuid(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=False),
    sa.Column('dimension', sa.Enum('work_division', 'working_time', 'management', 'participation', 'craftsmanship', 'process', 'technology', 'results', 'satisfaction', 'change', name='dimension', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('employee_score', sa.SmallInteger(), nullable=False),
    sa.Column('employee_count', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('employee_count >= 5', name=op.f('scan_result_groups_enough_employees_check')),
    sa.CheckConstraint('employee_score BETWEEN 0 AND 100', name=op.f('scan_result_groups_score_range_check')),
    sa.ForeignKeyConstraint(['scan_id', 'group_id'], ['scan_groups.scan_id', 'scan_groups.id'], name=op.f('scan_result_groups_scan_id_group_id_fkey')),
    sa.ForeignKeyConstraint(['scan_id'], ['scan_results.scan_id'], name=op.f('scan_result_groups_scan_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('scan_id', 'group_id', 'dimension', name=op.f('scan_result_groups_pkey'))
    )
    op.create_table('scan_answers',
    sa.Column('response_id', sa.Uuid(), nullable=False),
    sa.Column('item_code', sa.String(), nullable=False),
    sa.Column('version_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('agreement', 'yes_no', 'open', name='questionkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('value', sa.SmallInteger(), nullable=True),
    sa.CheckConstraint("(kind = 'agreement' AND value BETWEEN 1 AND 5) OR (kind = 'yes_no' AND value BETWEEN 0 AND 1) OR (kind <> 'open' AND value IS NULL)", name=op.f('scan_answers_value_on_scale_check')),
    sa.ForeignKeyConstraint(['response_id', 'version_id'], ['scan_responses.id', 'scan_responses.version_id'], name=op.f('scan_answers_response_id_version_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['version_id', 'item_code', 'kind'], ['questionnaire_items.version_id', 'questionnaire_items.code', 'questionnaire_items.kind'], name=op.f('scan_answers_version_id_item_code_kind_fkey')),
    sa.PrimaryKeyConstraint('response_id', 'item_code', name=op.f('scan_answers_pkey'))
    )
    op.create_table('scan_remarks',
    sa.Column('response_id', sa.Uuid(), nullable=False),
    sa.Column('item_code', sa.String(), nullable=False),
    sa.Column('version_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('agreement', 'yes_no', 'open', name='questionkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('remark', sa.String(), nullable=False),
    sa.CheckConstraint("kind = 'open' AND length(remark) BETWEEN 1 AND 500", name=op.f('scan_remarks_remark_fits_check')),
    sa.ForeignKeyConstraint(['response_id', 'version_id'], ['scan_responses.id', 'scan_responses.version_id'], name=op.f('scan_remarks_response_id_version_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['version_id', 'item_code', 'kind'], ['questionnaire_items.version_id', 'questionnaire_items.code', 'questionnaire_items.kind'], name=op.f('scan_remarks_version_id_item_code_kind_fkey')),
    sa.PrimaryKeyConstraint('response_id', 'item_code', name=op.f('scan_remarks_pkey'))
    )
    op.execute(QUESTIONNAIRE_FROZEN)
    op.execute(TAKES_ANSWERS)
    op.execute(RESULT_FROZEN)
    for table in ("questionnaire_items", "questionnaire_dimensions"):
        op.execute(
            f"CREATE TRIGGER {table}_frozen BEFORE INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_questionnaire()"
        )
    op.execute(
        "CREATE TRIGGER questionnaire_versions_frozen BEFORE UPDATE OR DELETE ON questionnaire_versions "
        "FOR EACH ROW WHEN (OLD.status = 'published') EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER scans_published_stay BEFORE UPDATE ON scans "
        "FOR EACH ROW WHEN (OLD.status = 'published' AND NEW.status <> 'published') EXECUTE FUNCTION refuse_change()"
    )
    for table in ("scan_responses", "scan_answers", "scan_remarks"):
        op.execute(
            f"CREATE TRIGGER {table}_while_open BEFORE INSERT OR UPDATE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_answer_unless_scan_open()"
        )
    for table in ("scan_results", "scan_result_dimensions", "scan_result_groups"):
        op.execute(
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_result()"
        )


def downgrade() -> None:
    op.drop_table('scan_remarks')
    op.drop_table('scan_answers')
    op.drop_table('scan_result_groups')
    op.drop_table('scan_result_dimensions')
    op.drop_table('scan_responses')
    op.drop_table('scan_invitation_tokens')
    op.drop_table('scan_results')
    op.drop_table('scan_invitations')
    op.drop_table('scan_groups')
    op.drop_table('scans')
    op.drop_table('questionnaire_items')
    op.drop_table('questionnaire_dimensions')
    op.drop_table('questionnaire_versions')
    op.drop_table('questionnaires')
    for function in (
        "refuse_change_of_published_questionnaire",
        "refuse_answer_unless_scan_open",
        "refuse_change_of_result",
    ):
        op.execute(f"DROP FUNCTION {function}()")

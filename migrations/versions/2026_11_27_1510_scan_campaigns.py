"""Scan campaigns of a branch: the campaign, the scans in it, and the figures that were told of it, which are frozen."""

import sqlalchemy as sa
from alembic import op

revision = "202611271510"
down_revision = "202611271500"
branch_labels = None
depends_on = None

TOLD = ("campaign_counts", "campaign_results", "campaign_result_themes")

LIVE = """
CREATE FUNCTION refuse_campaign_of_branch_not_live() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM branch_participations WHERE branch_id = NEW.branch_id AND status = 'live') THEN
        RAISE EXCEPTION 'only a branch that is live opens a campaign' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""
# Who takes part does so in what was promised: once open, only its end moves, and only away.
FROZEN = """
CREATE FUNCTION refuse_change_of_opened_campaign() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moving text[] := ARRAY['status', 'closes_at', 'closed_at', 'notices_sent_at', 'version', 'updated_at'];
BEGIN
    IF (OLD.status, NEW.status) NOT IN (('draft', 'draft'), ('draft', 'open'), ('open', 'open'), ('open', 'closed'),
                                        ('closed', 'closed'), ('closed', 'reported'), ('reported', 'reported')) THEN
        RAISE EXCEPTION 'a campaign goes one way' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.status <> 'draft' AND (
        to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving
        OR (OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at)
        OR (NEW.closes_at <> OLD.closes_at AND NOT (NEW.status = 'open' AND NEW.closes_at > OLD.closes_at))
    ) THEN
        RAISE EXCEPTION 'an opened campaign stays as it was' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
OPENS = (("INSERT", ""), ("UPDATE OF status", "OLD.status <> 'open' AND "))


def upgrade() -> None:
    """Make the tables. What was told never changes, nor what was promised once a campaign is open."""
    op.create_table('scan_campaigns',
    sa.Column('branch_id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=6), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('purpose_nl', sa.String(), nullable=False),
    sa.Column('purpose_en', sa.String(), nullable=True),
    sa.Column('opens_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version_id', sa.Uuid(), nullable=False),
    sa.Column('aim', sa.BigInteger(), nullable=False),
    sa.Column('section', sa.String(length=1), nullable=True),
    sa.Column('province', sa.String(length=5), nullable=True),
    sa.Column('size_class', sa.String(40), nullable=True),
    sa.Column('status', sa.String(40), nullable=False),
    sa.Column('members', sa.BigInteger(), nullable=True),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('notices_sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("size_class IN ('1-4', '5-14', '15-49', '50-99', '100-249', '250+')", name=op.f('scan_campaigns_sizeclass_check')),
    sa.CheckConstraint("status IN ('draft', 'open', 'closed', 'reported')", name=op.f('scan_campaigns_campaignstatus_check')),
    sa.CheckConstraint("(status = 'draft') = (members IS NULL)", name=op.f('scan_campaigns_members_counted_check')),
    sa.CheckConstraint("(status = 'draft') = (opened_at IS NULL)", name=op.f('scan_campaigns_opened_at_set_check')),
    sa.CheckConstraint("(status IN ('closed', 'reported')) = (closed_at IS NOT NULL)", name=op.f('scan_campaigns_closed_at_set_check')),
    sa.CheckConstraint("code ~ '^[23456789BCDFGHJKMNPQRSTVWXZ]{6}$'", name=op.f('scan_campaigns_code_form_check')),
    sa.CheckConstraint('aim BETWEEN 1 AND 100000', name=op.f('scan_campaigns_aim_possible_check')),
    sa.CheckConstraint('opens_at < closes_at', name=op.f('scan_campaigns_period_ordered_check')),
    sa.ForeignKeyConstraint(['branch_id'], ['organisations.id'], name=op.f('scan_campaigns_branch_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['province'], ['provinces.code'], name=op.f('scan_campaigns_province_fkey')),
    sa.ForeignKeyConstraint(['version_id'], ['questionnaire_versions.id'], name=op.f('scan_campaigns_version_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('scan_campaigns_pkey')),
    sa.UniqueConstraint('code', name=op.f('scan_campaigns_code_key'))
    )
    op.create_index(op.f('scan_campaigns_branch_id_created_at_idx'), 'scan_campaigns', ['branch_id', 'created_at'], unique=False)
    op.create_index(op.f('scan_campaigns_status_closes_at_idx'), 'scan_campaigns', ['status', 'closes_at'], unique=False)
    op.create_table('campaign_notices',
    sa.Column('campaign_id', sa.Uuid(), nullable=False),
    sa.Column('told_up_to', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['campaign_id'], ['scan_campaigns.id'], name=op.f('campaign_notices_campaign_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('campaign_id', name=op.f('campaign_notices_pkey'))
    )
    op.create_table('campaign_scans',
    sa.Column('scan_id', sa.Uuid(), nullable=False),
    sa.Column('campaign_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['scan_campaigns.id'], name=op.f('campaign_scans_campaign_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('campaign_scans_company_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['scan_id'], ['scans.id'], name=op.f('campaign_scans_scan_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('scan_id', name=op.f('campaign_scans_pkey')),
    sa.UniqueConstraint('campaign_id', 'company_id', name=op.f('campaign_scans_campaign_id_company_id_key'))
    )
    op.create_index(op.f('campaign_scans_company_id_idx'), 'campaign_scans', ['company_id'], unique=False)
    op.create_table('campaign_counts',
    sa.Column('campaign_id', sa.Uuid(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('started', sa.BigInteger(), nullable=True),
    sa.Column('opened', sa.BigInteger(), nullable=True),
    sa.Column('published', sa.BigInteger(), nullable=True),
    sa.Column('started_step', sa.SmallInteger(), nullable=False),
    sa.Column('opened_step', sa.SmallInteger(), nullable=False),
    sa.Column('published_step', sa.SmallInteger(), nullable=False),
    sa.CheckConstraint('started_step BETWEEN 5 AND 9 AND opened_step BETWEEN 5 AND 9 AND published_step BETWEEN 5 AND 9', name=op.f('campaign_counts_steps_drawn_check')),
    sa.CheckConstraint('(opened IS NULL OR opened <= coalesce(started, 0)) AND (published IS NULL OR published <= coalesce(opened, 0))', name=op.f('campaign_counts_stages_ordered_check')),
    sa.CheckConstraint('(started IS NULL OR started >= 10 AND mod(started, 5) = 0) AND (opened IS NULL OR opened >= 10 AND mod(opened, 5) = 0) AND (published IS NULL OR published >= 10 AND mod(published, 5) = 0)', name=op.f('campaign_counts_enough_firms_check')),
    sa.ForeignKeyConstraint(['campaign_id'], ['scan_campaigns.id'], name=op.f('campaign_counts_campaign_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('campaign_id', 'as_of', name=op.f('campaign_counts_pkey'))
    )
    op.create_table('campaign_results',
    sa.Column('campaign_id', sa.Uuid(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('norm_release_id', sa.Uuid(), nullable=True),
    sa.Column('norm_section', sa.String(length=1), nullable=True),
    sa.ForeignKeyConstraint(['campaign_id'], ['scan_campaigns.id'], name=op.f('campaign_results_campaign_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['norm_release_id'], ['norm_releases.id'], name=op.f('campaign_results_norm_release_id_fkey')),
    sa.PrimaryKeyConstraint('campaign_id', name=op.f('campaign_results_pkey'))
    )
    op.create_table('campaign_result_themes',
    sa.Column('campaign_id', sa.Uuid(), nullable=False),
    sa.Column('dimension', sa.String(40), nullable=False),
    sa.Column('firms', sa.BigInteger(), nullable=False),
    sa.Column('management_score', sa.SmallInteger(), nullable=False),
    sa.Column('employee_score', sa.SmallInteger(), nullable=False),
    sa.Column('combined_score', sa.SmallInteger(), nullable=False),
    sa.Column('gap', sa.SmallInteger(), nullable=False),
    sa.Column('norm_firms', sa.BigInteger(), nullable=True),
    sa.Column('norm_p25', sa.SmallInteger(), nullable=True),
    sa.Column('norm_p75', sa.SmallInteger(), nullable=True),
    sa.Column('band', sa.String(40), nullable=True),
    sa.CheckConstraint("dimension IN ('work_division', 'working_time', 'management', 'participation', 'craftsmanship', 'process', 'technology', 'results', 'satisfaction', 'change', 'sector')", name=op.f('campaign_result_themes_dimension_check')),
    sa.CheckConstraint("band IN ('lowest_quarter', 'middle_half', 'highest_quarter')", name=op.f('campaign_result_themes_normband_check')),
    sa.CheckConstraint('(norm_firms IS NULL) = (norm_p25 IS NULL) AND (norm_firms IS NULL) = (norm_p75 IS NULL) AND (norm_firms IS NULL) = (band IS NULL) AND (norm_firms IS NULL OR norm_firms >= 10)', name=op.f('campaign_result_themes_norm_whole_check')),
    sa.CheckConstraint('firms >= 10', name=op.f('campaign_result_themes_enough_firms_check')),
    sa.CheckConstraint('management_score BETWEEN 1 AND 99 AND employee_score BETWEEN 1 AND 99 AND combined_score BETWEEN 1 AND 99 AND gap = employee_score - management_score', name=op.f('campaign_result_themes_scores_range_check')),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign_results.campaign_id'], name=op.f('campaign_result_themes_campaign_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('campaign_id', 'dimension', name=op.f('campaign_result_themes_pkey'))
    )

    for table in TOLD:
        op.execute(
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    op.execute(FROZEN)
    op.execute(
        "CREATE TRIGGER scan_campaigns_frozen BEFORE UPDATE ON scan_campaigns FOR EACH ROW "
        "EXECUTE FUNCTION refuse_change_of_opened_campaign()"
    )
    op.execute(LIVE)
    for act, also in OPENS:
        op.execute(
            f"CREATE TRIGGER scan_campaigns_live_on_{act.split()[0].lower()} BEFORE {act} ON scan_campaigns "
            f"FOR EACH ROW WHEN ({also}NEW.status = 'open') EXECUTE FUNCTION refuse_campaign_of_branch_not_live()"
        )


def downgrade() -> None:
    """Take them away."""
    for table in (*reversed(TOLD), "campaign_scans", "campaign_notices", "scan_campaigns"):
        op.drop_table(table)
    op.execute("DROP FUNCTION refuse_campaign_of_branch_not_live()")
    op.execute("DROP FUNCTION refuse_change_of_opened_campaign()")

"""Trajectories, their four steps and how both sides look back."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('trajectories',
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('adviser_id', sa.Uuid(), nullable=False),
    sa.Column('adviser_organisation_id', sa.Uuid(), nullable=False),
    sa.Column('voucher_id', sa.Uuid(), nullable=True),
    sa.Column('theme', sa.Enum('work_division', 'working_time', 'management', 'participation', 'craftsmanship', 'process', 'technology', 'results', name='theme', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('goal', sa.String(), nullable=False),
    sa.Column('free_hours', sa.BigInteger(), nullable=False),
    sa.Column('status', sa.Enum('planned', 'running', 'completed', 'stopped', name='trajectorystatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('started_on', sa.Date(), nullable=True),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('stop_reason', sa.String(), nullable=True),
    sa.Column('is_demonstration', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(status = 'stopped') = (stop_reason IS NOT NULL)", name=op.f('trajectories_stopped_with_reason_check')),
    sa.CheckConstraint("(status IN ('completed', 'stopped')) = (ended_on IS NOT NULL)", name=op.f('trajectories_ended_when_over_check')),
    sa.CheckConstraint("status NOT IN ('running', 'completed') OR started_on IS NOT NULL", name=op.f('trajectories_started_when_running_check')),
    sa.CheckConstraint('free_hours BETWEEN 0 AND 16', name=op.f('trajectories_free_hours_possible_check')),
    sa.CheckConstraint('started_on <= ended_on', name=op.f('trajectories_period_ordered_check')),
    sa.ForeignKeyConstraint(['adviser_id'], ['advisers.id'], name=op.f('trajectories_adviser_id_fkey')),
    sa.ForeignKeyConstraint(['adviser_organisation_id'], ['organisations.id'], name=op.f('trajectories_adviser_organisation_id_fkey')),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('trajectories_company_id_fkey')),
    sa.ForeignKeyConstraint(['voucher_id'], ['vouchers.id'], name=op.f('trajectories_voucher_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('trajectories_pkey')),
    sa.UniqueConstraint('voucher_id', name=op.f('trajectories_voucher_id_key'))
    )
    op.create_index(op.f('trajectories_adviser_id_status_idx'), 'trajectories', ['adviser_id', 'status'], unique=False)
    op.create_index(op.f('trajectories_company_id_status_idx'), 'trajectories', ['company_id', 'status'], unique=False)
    op.create_table('trajectory_evaluations',
    sa.Column('trajectory_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.Enum('company', 'adviser', name='evaluationside', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('mark', sa.BigInteger(), nullable=False),
    sa.Column('words', sa.String(), nullable=True),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('mark BETWEEN 1 AND 10', name=op.f('trajectory_evaluations_mark_possible_check')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('trajectory_evaluations_account_id_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['trajectory_id'], ['trajectories.id'], name=op.f('trajectory_evaluations_trajectory_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('trajectory_evaluations_pkey')),
    sa.UniqueConstraint('trajectory_id', 'side', name=op.f('trajectory_evaluations_trajectory_id_side_key'))
    )
    op.create_table('trajectory_steps',
    sa.Column('trajectory_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('analysis', 'vision', 'plan', 'practice', name='stepkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('goal', sa.String(), nullable=True),
    sa.Column('hours', sa.Numeric(precision=6, scale=2), nullable=False),
    sa.Column('managers', sa.BigInteger(), nullable=False),
    sa.Column('employees', sa.BigInteger(), nullable=False),
    sa.Column('works_council', sa.BigInteger(), nullable=False),
    sa.Column('report', sa.String(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('done_on IS NULL OR report IS NOT NULL', name=op.f('trajectory_steps_done_with_report_check')),
    sa.CheckConstraint('hours BETWEEN 0 AND 1000', name=op.f('trajectory_steps_hours_possible_check')),
    sa.CheckConstraint('least(managers, employees, works_council) >= 0', name=op.f('trajectory_steps_people_not_negative_check')),
    sa.ForeignKeyConstraint(['trajectory_id'], ['trajectories.id'], name=op.f('trajectory_steps_trajectory_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('trajectory_steps_pkey')),
    sa.UniqueConstraint('trajectory_id', 'kind', name=op.f('trajectory_steps_trajectory_id_kind_key'))
    )


def downgrade() -> None:
    op.drop_table('trajectory_steps')
    op.drop_table('trajectory_evaluations')
    op.drop_index(op.f('trajectories_company_id_status_idx'), table_name='trajectories')
    op.drop_index(op.f('trajectories_adviser_id_status_idx'), table_name='trajectories')
    op.drop_table('trajectories')

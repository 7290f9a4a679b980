"""What pooled measurements say of a tool; obstacles in rules, reported, grouped and answered."""

import sqlalchemy as sa
from alembic import op

revision = "202611281720"
down_revision = "202611271630"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('toolbox_effects',
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('band', sa.Enum('likely', 'not_distinguished', name='effectband', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('release', sa.String(length=80), nullable=False),
    sa.Column('released_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['toolbox_items.id'], name=op.f('toolbox_effects_item_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('item_id', name=op.f('toolbox_effects_pkey'))
    )


def downgrade() -> None:
    op.drop_table('toolbox_effects')

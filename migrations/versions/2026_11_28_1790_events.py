"""Events: places that are never given twice, a line that moves up, and coming ones in the search."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611281790"
down_revision = "202611281780"
branch_labels = None
depends_on = None

# Whoever is registered, or holds a place until they confirm, counts. The CHECK of event_places refuses one too many.
COUNTED = """
CREATE FUNCTION count_event_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before bigint := CASE WHEN TG_OP <> 'INSERT' AND OLD.holds_place THEN OLD.people ELSE 0 END;
    after bigint := CASE WHEN TG_OP <> 'DELETE' AND NEW.holds_place THEN NEW.people ELSE 0 END;
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.event_id <> OLD.event_id THEN
        RAISE EXCEPTION 'a registration stays with its event' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF after <> before THEN
        UPDATE event_places SET taken = taken + after - before
        WHERE event_id = CASE TG_OP WHEN 'DELETE' THEN OLD.event_id ELSE NEW.event_id END;
    END IF;
    RETURN NULL;
END $$
"""
# A cancelled event stays so, and one that was published is no draft again.
ONWARD = """
CREATE FUNCTION refuse_event_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'cancelled' OR NEW.status = 'draft' THEN
        RAISE EXCEPTION 'an event goes from draft to published to cancelled'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
SEARCHABLE = """
    SELECT 'events' AS subject, e.id AS source_id, e.id::text AS name, l.language,
           '/bijeenkomsten/' || e.id AS address, e.title ->> l.language AS title,
           concat_ws(', ', e.place, left(e.description ->> l.language, 200)) AS summary,
           concat_ws(' ', e.description ->> l.language, e.venue, e.place, o.name,
                     CASE l.language WHEN 'nl' THEN CASE e.kind WHEN 'meeting' THEN 'bijeenkomst' ELSE e.kind END
                     ELSE CASE e.kind WHEN 'meeting' THEN 'event' ELSE e.kind END END) AS words,
           e.themes, e.sections AS sectors, array_remove(ARRAY[e.province]::text[], NULL) AS provinces,
           e.is_demonstration, NULL::date AS valid_from, e.starts_at AS valid_until
    FROM events e JOIN organisations o ON o.id = e.host_id CROSS JOIN (VALUES ('nl'), ('en')) AS l (language)
    WHERE e.status = 'published'
"""


def upgrade() -> None:
    _events()
    _registrations()
    op.create_table(
        "event_mailings",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column(
            "audience",
            sa.Enum(
                "registered",
                "waiting",
                "attended",
                name="audience",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("recipients", sa.BigInteger(), nullable=False),
        sa.Column("sent_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("recipients >= 1", name=op.f("event_mailings_to_somebody_check")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("event_mailings_event_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["sent_by"], ["accounts.id"], name=op.f("event_mailings_sent_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("event_mailings_pkey")),
        sa.UniqueConstraint("event_id", "audience", "digest", name=op.f("event_mailings_event_id_audience_digest_key")),
    )
    op.create_index(op.f("event_mailings_sent_by_idx"), "event_mailings", ["sent_by"])
    op.execute(COUNTED)
    op.execute(
        "CREATE TRIGGER event_registrations_counted AFTER INSERT OR UPDATE OR DELETE ON event_registrations"
        " FOR EACH ROW EXECUTE FUNCTION count_event_places()"
    )
    op.execute(ONWARD)
    op.execute(
        "CREATE TRIGGER events_onward BEFORE UPDATE ON events FOR EACH ROW"
        " WHEN (NEW.status <> OLD.status) EXECUTE FUNCTION refuse_event_back()"
    )
    op.execute(f"CREATE VIEW searchable_events AS {SEARCHABLE}")
    op.execute("SELECT search_join('events', 'searchable_events', 'events', 'id')")


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("host_id", sa.Uuid(), nullable=False),
        sa.Column("series_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "meeting", "workshop", "webinar", name="eventkind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("title", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("description", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("venue", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("province", sa.String(), nullable=True),
        sa.Column("online_link", sa.String(), nullable=True),
        sa.Column("sections", sa.ARRAY(sa.String(length=1)), nullable=False),
        sa.Column("themes", sa.ARRAY(sa.String(length=20)), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registration_closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "published",
                "cancelled",
                name="eventstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_reason", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("door_code", sa.String(length=6), nullable=False),
        sa.Column("cost_cents", sa.BigInteger(), nullable=True),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("events_period_ordered_check")),
        sa.CheckConstraint("registration_closes_at <= starts_at", name=op.f("events_closes_before_start_check")),
        sa.CheckConstraint(
            "(status = 'cancelled') = (cancelled_reason IS NOT NULL)", name=op.f("events_cancelled_with_reason_check")
        ),
        sa.CheckConstraint(
            "status = 'draft' OR venue IS NOT NULL OR online_link IS NOT NULL", name=op.f("events_somewhere_check")
        ),
        sa.CheckConstraint("(status = 'draft') = (published_at IS NULL)", name=op.f("events_published_at_set_check")),
        sa.CheckConstraint("online_link ~ '^https://'", name=op.f("events_link_form_check")),
        sa.CheckConstraint(
            "door_code ~ '^[23456789BCDFGHJKMNPQRSTVWXZ]{6}$'", name=op.f("events_door_code_form_check")
        ),
        sa.CheckConstraint("cost_cents >= 0", name=op.f("events_cost_positive_check")),
        sa.ForeignKeyConstraint(
            ["host_id"], ["organisations.id"], name=op.f("events_host_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["province"], ["provinces.code"], name=op.f("events_province_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("events_pkey")),
        sa.UniqueConstraint("door_code", name=op.f("events_door_code_key")),
    )
    for columns in (["host_id", "starts_at"], ["status", "starts_at"], ["series_id"]):
        op.create_index(op.f(f"events_{'_'.join(columns)}_idx"), "events", columns)
    op.create_table(
        "event_places",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("capacity", sa.BigInteger(), nullable=False),
        sa.Column("taken", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("capacity BETWEEN 1 AND 10000", name=op.f("event_places_capacity_possible_check")),
        sa.CheckConstraint("taken BETWEEN 0 AND capacity", name=op.f("event_places_never_too_many_check")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("event_places_event_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("event_places_pkey")),
    )


def _registrations() -> None:
    op.create_table(
        "event_registrations",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("firm", sa.String(), nullable=True),
        sa.Column("kvk_number", sa.String(length=8), nullable=True),
        sa.Column("people", sa.SmallInteger(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("may_mail", sa.Boolean(), nullable=False),
        sa.Column("may_photograph", sa.Boolean(), nullable=False),
        sa.Column("may_follow", sa.Boolean(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "unconfirmed",
                "registered",
                "waiting",
                "cancelled",
                "lapsed",
                name="registrationstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("holds_place", sa.Boolean(), nullable=False),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decline_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("week_reminder_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("day_reminder_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("people BETWEEN 1 AND 3", name=op.f("event_registrations_few_people_check")),
        sa.CheckConstraint("language IN ('nl', 'en')", name=op.f("event_registrations_language_known_check")),
        sa.CheckConstraint("kvk_number ~ '^[0-9]{8}$'", name=op.f("event_registrations_kvk_number_form_check")),
        sa.CheckConstraint(
            "(status = 'waiting') = (line_number IS NOT NULL)", name=op.f("event_registrations_waits_in_line_check")
        ),
        sa.CheckConstraint(
            "CASE status WHEN 'registered' THEN holds_place WHEN 'unconfirmed' THEN true ELSE NOT holds_place END",
            name=op.f("event_registrations_place_by_status_check"),
        ),
        sa.CheckConstraint(
            "status NOT IN ('registered', 'waiting') OR confirmed_at IS NOT NULL",
            name=op.f("event_registrations_confirmed_check"),
        ),
        sa.CheckConstraint(
            "attended_at IS NULL OR status = 'registered'", name=op.f("event_registrations_came_when_registered_check")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("event_registrations_event_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("event_registrations_pkey")),
    )
    op.create_index(
        "event_registrations_once_key",
        "event_registrations",
        ["event_id", "email"],
        unique=True,
        postgresql_where=sa.text("status IN ('unconfirmed', 'registered', 'waiting')"),
    )
    op.create_index(
        "event_registrations_line_key",
        "event_registrations",
        ["event_id", "line_number"],
        unique=True,
        postgresql_where=sa.text("line_number IS NOT NULL"),
    )
    op.create_index(
        "event_registrations_held_idx",
        "event_registrations",
        ["held_until"],
        postgresql_where=sa.text("status = 'unconfirmed'"),
    )
    op.create_index(
        op.f("event_registrations_event_id_created_at_idx"), "event_registrations", ["event_id", "created_at"]
    )
    op.create_index(op.f("event_registrations_email_idx"), "event_registrations", ["email"])


def downgrade() -> None:
    op.execute("SELECT search_leave('events', 'events')")
    op.execute("DROP VIEW searchable_events")
    op.drop_table("event_mailings")
    op.drop_table("event_registrations")
    op.execute("DROP FUNCTION count_event_places()")
    op.drop_table("event_places")
    op.drop_table("events")
    op.execute("DROP FUNCTION refuse_event_back()")

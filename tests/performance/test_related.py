"""What goes with a tool: one question to the database, which counts users together rather than for each item anew."""

import json

from sqlalchemy import text

from tests.makers.toolbox import make_toolbox_item

ITEMS = 300
PATH = "/v1/toolbox-items/dit"
MOST = 4  # the item, what goes with it, its attachments, its experiences


def _counted_per_row(plan, *, inside=False) -> bool:
    inside = inside or plan.get("Parent Relationship") == "SubPlan"
    return (inside and plan.get("Relation Name") == "toolbox_uses") or any(
        _counted_per_row(child, inside=inside) for child in plan.get("Plans", [])
    )


async def test_users_are_counted_once_however_many_items_there_are(client, catcher, database):
    async with database.write() as session:
        await make_toolbox_item(session, slug="dit")
        for _ in range(ITEMS):
            await make_toolbox_item(session, sectors=("C",))
        await session.execute(
            text(
                "INSERT INTO toolbox_uses (id, item_id, version_id, company_id, used_since) "
                "SELECT gen_random_uuid(), v.item_id, v.id, c.id, '2026-01-05' "
                "FROM toolbox_versions v CROSS JOIN companies c WHERE v.status = 'published' "
                "ON CONFLICT DO NOTHING"
            )
        )
    for table in ("toolbox_items", "toolbox_versions", "toolbox_uses"):
        await database.connection.exec_driver_sql(f"ANALYZE {table}")
    catcher.take()
    answer = await client.get(PATH)
    assert answer.status_code == 200, answer.text
    asked = [(sql, parameters) for sql, parameters in catcher.take() if sql.startswith(("SELECT", "WITH"))]
    assert len(asked) <= MOST, [sql for sql, _ in asked]
    plans = []
    for sql, parameters in asked:
        if "toolbox_uses" in sql and "LIMIT" in sql:
            told = (await database.connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {sql}", parameters)).scalar()
            plans.append((json.loads(told) if isinstance(told, str) else told)[0]["Plan"])
    assert plans
    assert not any(_counted_per_row(plan) for plan in plans)

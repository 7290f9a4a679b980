"""Builders of questionnaires over the API, as the programme office and branches write them."""

ANY = {"If-Match": "*"}


def _statement(code, pair, audience, **more):
    words = {"nl": "Wij doen dit samen.", "en": "We do this together."}
    plain = {"kind": "agreement", "reverse": False, "quick": False, "earlierCode": None, "comparable": False}
    return {"code": code, "pair": pair, "theme": "sector", "audience": audience, "text": words, **plain, **more}


STATEMENTS = [_statement(f"ZUI{n}{a[0].upper()}", f"ZUI{n}", a) for n in (1, 2, 3) for a in ("management", "employee")]
NAME = {"nl": "Werken in de zuivel", "en": "Work in dairy"}


async def begin_module(officer, items=STATEMENTS):
    begun = await officer.post("/questionnaires", json={"slug": "zuivel", "name": NAME})
    assert begun.status_code == 201, begun.text
    draft = begun.json()
    content = {**draft["content"], "items": items}
    changed = await officer.put(f"/questionnaire-versions/{draft['id']}/content", json=content, headers=ANY)
    assert changed.status_code == 200, changed.text
    return changed.json()


async def publish(client, version):
    return await client.post(f"/questionnaire-versions/{version['id']}/publications", headers=ANY)


async def begin_core_version(office):
    listed = (await office.get("/questionnaires")).json()["items"]
    begun = await office.post("/questionnaire-versions", json={"questionnaireId": listed[0]["id"]})
    assert begun.status_code == 201, begun.text
    return begun.json()

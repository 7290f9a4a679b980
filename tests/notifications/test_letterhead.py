"""The mail as people see it: two forms with the same words, one button, nothing from elsewhere."""

import email
import re
from email.policy import default
from html.parser import HTMLParser
from uuid import uuid4

import pytest

from backend.content import load
from backend.core import clock
from backend.mails import service
from backend.mails.models import Mail
from backend.notifications import delivery
from backend.notifications.letterhead import as_html

SENDING = {"sender": "Slimmer Werken <programma@slimmerwerken.example>", "public_url": "https://slimmerwerken.example/"}
# The links of a mail to many stand in `{ways}`, made when it is written: tests/newsletters reads those.
MAILS = sorted(code for code, one in load.letters().items() if one.form == "mail" and "ways" not in one.placeholders)


class Reader(HTMLParser):
    """What stands on the page, and what it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.tags, self.links, self.lang = [], [], [], None
        self.skipping = False

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append(tag)
        self.skipping = tag in {"style", "title"} or (self.skipping and tag != "body")
        self.lang = self.lang or given.get("lang")
        if tag == "a":
            self.links.append(given["href"])
        assert "style" not in given
        assert not {key for key in given if key.startswith("on")}

    def handle_endtag(self, tag):
        self.skipping = False if tag in {"style", "title"} else self.skipping

    def handle_data(self, data):
        if not self.skipping:
            self.words.append(data)


def _written(session, template, language, **more):
    params = {name: f"<{name}>&co" for name in load.letters()[template].placeholders}
    return service.queue(
        session,
        to="a@b.example",
        template=template,
        language=language,
        **params | {"link": "/bedrijf/a?b=1&c=2"} | more,
    )


async def _message(session, template, language, **more):
    mail = _written(session, template, language, **more)
    await session.flush()
    return email.message_from_bytes(delivery.write(mail, **SENDING).as_bytes(), policy=default)


def _read(html):
    reader = Reader()
    reader.feed(html)
    return reader


def _squeezed(text):
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("template", MAILS)
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_both_forms_say_the_same(session, template, language):
    message = await _message(session, template, language)
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert message["Content-Language"] == language
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    page = _read(html)
    shown = _squeezed(" ".join(page.words))
    letter = load.letters()[template]
    assert _squeezed(getattr(letter.subject, language)) in shown
    for line in filter(None, map(_squeezed, text.splitlines())):
        assert line in shown
    assert page.lang == language


@pytest.mark.parametrize("template", MAILS)
async def test_nothing_comes_from_elsewhere_and_every_link_is_ours(session, template):
    html = (await _message(session, template, "nl")).get_body(("html",)).get_content()
    page = _read(html)
    assert not {"img", "table", "script", "iframe", "link", "form"} & set(page.tags)
    assert page.tags.count("h1") == 1
    assert html.count('class="button"') == 1
    assert set(page.links) == {"https://slimmerwerken.example/bedrijf/a?b=1&c=2"}
    assert not re.search(r"url\(|@import", html)


def test_what_fills_a_letter_is_shown_and_never_obeyed():
    words = {
        "name": '<script>alert(1)</script>{link}"',
        "message": "https://elders.example/inloggen",
        "where": "een\n\ntwee <b>drie</b>",
        "link": "javascript:alert(1)",
        "address": 'https://slimmerwerken.example/" onmouseover="x',
    }
    html = as_html("Dag & nacht", "Dag {name}\n\n{message}\n\n{where}\n\n{link}\n\n{address}", words, "nl")
    page = _read(html)
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert page.links == []
    shown = " ".join(page.words)
    assert '<script>alert(1)</script>{link}"' in shown
    assert "javascript:alert(1)" in shown
    assert "https://elders.example/inloggen" in shown


def test_what_somebody_typed_makes_no_link_of_ours():
    words = {"name": "/ Petra", "title": "Roosteren", "message": "/24 uur bereikbaar", "link": "/bijeenkomsten/a"}
    mail = Mail(
        id=uuid4(),
        recipient="p@voorbeeld.example",
        language="nl",
        template="event_message",
        params=words,
        created_at=clock.now(),
    )
    message = delivery.write(mail, sender="SW <p@programma.example>", public_url="https://sw.example")
    told = message.get_body(("plain",)).get_content()
    assert "Beste / Petra," in told
    assert "\n/24 uur bereikbaar" in told
    assert "https://sw.example/bijeenkomsten/a" in told


@pytest.mark.parametrize("code", sorted(load.letters()))
def test_a_subject_says_nothing_of_a_person(code):
    for language in ("nl", "en"):
        assert "{" not in getattr(load.letters()[code].subject, language)

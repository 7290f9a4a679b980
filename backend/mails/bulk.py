"""What a mail to many carries besides its letter: the way out in one click (RFC 8058), its own subject, and articles.

The mail server of the deployment signs these headers (DKIM), as RFC 8058 asks; without that no mail system
shows a button.
"""

from collections.abc import Sequence
from email.message import EmailMessage
from html import escape
from typing import Any, NotRequired, TypedDict


class Article(TypedDict):
    """One thing that a mail tells of; `link` is a path of this site. `heading` begins a group of them."""

    title: str
    summary: str
    link: str
    heading: NotRequired[str]


class Way(TypedDict):
    """Something that one can do from a mail; `link` is a path of this site."""

    words: str
    link: str


class Bulk(TypedDict):
    """Kept with the mail as JSON. `unsubscribe` is a path of this site, None for a trial to oneself.

    The subject is that of the edition: the same for everybody, so nothing personal stands in it. `articles` and `ways`
    take the places `{articles}` and `{ways}` of the letter.
    """

    unsubscribe: str | None
    subject: str
    articles: Sequence[Article]
    ways: Sequence[Way]


def only_way_out(subject: str, unsubscribe: str) -> Bulk:
    """For a letter with its own words: nothing but the way out in one click."""
    return {"unsubscribe": unsubscribe, "subject": subject, "articles": [], "ways": []}


def subject_of(bulk: dict[str, Any] | None, otherwise: str) -> str:
    """The subject on one line: whatever stands in it begins no other header."""
    return " ".join((bulk["subject"] if bulk else otherwise).split())


def put_headers(message: EmailMessage, bulk: dict[str, Any] | None, public_url: str) -> None:
    """Add `List-Unsubscribe` and `List-Unsubscribe-Post`, so that the mail program itself can unsubscribe."""
    if bulk and bulk["unsubscribe"]:
        message["List-Unsubscribe"] = f"<{public_url.rstrip('/')}{bulk['unsubscribe']}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def as_text(bulk: dict[str, Any] | None, public_url: str) -> dict[str, str]:
    """What stands in the places of the letter, in plain text."""
    if not bulk:
        return {}
    base = public_url.rstrip("/")
    return {
        "articles": "\n\n".join(_article_text(one, base) for one in bulk["articles"]),
        "ways": "\n".join(f"{one['words']}: {base}{one['link']}" for one in bulk["ways"]),
    }


def as_blocks(bulk: dict[str, Any] | None, public_url: str) -> dict[str, str]:
    """The same as HTML. A link leads to the page itself, never by way of a counter."""
    if not bulk:
        return {}
    base = public_url.rstrip("/")
    return {
        "articles": "\n".join(_article_html(one, base) for one in bulk["articles"]),
        "ways": "\n".join(f'<p class="address">{_link(base + one["link"], one["words"])}</p>' for one in bulk["ways"]),
    }


def _article_text(one: Article, base: str) -> str:
    heading = f"== {one['heading']} ==\n\n" if "heading" in one else ""
    return f"{heading}{one['title']}\n{one['summary']}\n{base}{one['link']}"


def _article_html(one: Article, base: str) -> str:
    heading = f'<p class="name">{escape(one["heading"])}</p>\n' if "heading" in one else ""
    return f"{heading}<h2>{_link(base + one['link'], one['title'])}</h2>\n<p>{escape(one['summary'])}</p>"


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}" target="_blank" rel="noopener">{escape(words)}</a>'

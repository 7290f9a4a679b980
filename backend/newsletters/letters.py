"""An edition as a mail: its words, what it tells of, and the ways out, in the language of whoever gets it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from backend.content import load
from backend.mails.bulk import Bulk, as_text, subject_of
from backend.newsletters.keys import PREFERENCES, UNSUBSCRIBE, Keys
from backend.newsletters.models import NewsletterEdition

TEMPLATE = "newsletter_edition"
CHOOSE = {"nl": "Kies wat u krijgt en hoe vaak", "en": "Choose what you get and how often"}
STOP = {"nl": "Geen nieuwsbrief meer: meld u af", "en": "No newsletter any more: unsubscribe"}


def to_subscriber(edition: NewsletterEdition, language: str, subscription_id: UUID, keys: Keys) -> Bulk:
    """With the links of this subscriber; the articles are those that were fixed when sending began."""
    way_out = keys.link(UNSUBSCRIBE, subscription_id)
    return _bulk(
        edition.subject[language],
        edition.articles,
        language,
        preferences=f"/nieuwsbrief/voorkeuren#{keys.link(PREFERENCES, subscription_id)}",
        stop=f"/nieuwsbrief/afmelden#{way_out}",
        unsubscribe=f"/v1/newsletter-unsubscriptions/{way_out}",
    )


def on_trial(edition: NewsletterEdition, articles: Sequence[dict[str, Any]], language: str) -> Bulk:
    """For an editor: the links lead to the pages, and unsubscribe nobody."""
    return _bulk(
        edition.subject[language],
        articles,
        language,
        preferences="/nieuwsbrief/voorkeuren",
        stop="/nieuwsbrief/afmelden",
        unsubscribe=None,
    )


def preview(
    edition: NewsletterEdition, articles: Sequence[dict[str, Any]], language: str, public_url: str
) -> dict[str, str]:
    """The mail in plain text, by the same way as it will go out."""
    bulk = dict(on_trial(edition, articles, language))
    body: str = getattr(load.letters()[TEMPLATE].body, language)
    words = {"intro": edition.intro[language], **as_text(bulk, public_url)}
    return {"subject": subject_of(bulk, ""), "text": body.strip().format_map(words)}


def _bulk(
    subject: str,
    articles: Sequence[dict[str, Any]],
    language: str,
    *,
    preferences: str,
    stop: str,
    unsubscribe: str | None,
) -> Bulk:
    return {
        "unsubscribe": unsubscribe,
        "subject": subject,
        "articles": [
            {
                "title": one["title"][language],
                "summary": one["summary"][language],
                "link": f"/nieuws/{one['slug']}",
            }
            for one in articles
        ],
        "ways": [{"words": CHOOSE[language], "link": preferences}, {"words": STOP[language], "link": stop}],
    }

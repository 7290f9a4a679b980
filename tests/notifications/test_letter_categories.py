"""Every letter says what it is about, and nothing personal stands in a subject."""

from typing import get_args

import pytest

from backend.content import load
from backend.content.load import ContentError, check, read
from backend.content.shapes import Letter, LetterCategory, placeholders_in
from backend.notifications.digests import HEADINGS
from backend.notifications.models import DEFAULTS, MailRhythm, NotificationPreference, rhythm_of

ALLOWED_IN_SUBJECT: frozenset[str] = frozenset()  # whoever looks over a shoulder learns nothing from an inbox
LETTERS = sorted(load.letters())


@pytest.mark.parametrize("code", LETTERS)
def test_a_letter_has_a_category_and_a_subject_without_anything_personal(code):
    letter = load.letters()[code]
    assert letter.category in get_args(LetterCategory)
    for language in ("nl", "en"):
        assert placeholders_in(getattr(letter.subject, language)) <= ALLOWED_IN_SUBJECT


def test_a_letter_without_a_category_or_with_a_name_in_its_subject_is_refused():
    path = load.FOLDER / "letters" / "voucher_granted.toml"
    for change in ({"category": None}, {"category": "spam"}, {"subject": {"nl": "Voor {name}", "en": "For {name}"}}):
        table = {key: value for key, value in {**read(path), **change}.items() if value is not None}
        with pytest.raises(ContentError):
            check(Letter, table, "here")


@pytest.mark.parametrize("code", LETTERS)
def test_decisions_objections_security_and_privacy_cannot_be_turned_off(code):
    letter = load.letters()[code]
    parts = set(code.split("_"))
    words = {
        "password",
        "identity",
        "erasure",
        "upheld",
        "dismissed",
        "granted",
        "rejected",
        "revoked",
        "settled",
        "withheld",
    }
    if (letter.form == "letter" and "campaign" not in parts) or parts & words:
        silent = NotificationPreference(**{f"{category}_mail": MailRhythm.APP_ONLY for category in DEFAULTS})
        assert rhythm_of(silent, letter.category) is MailRhythm.AT_ONCE, code


def test_every_kind_that_may_wait_has_a_beginning_and_a_heading():
    assert set(DEFAULTS) == set(HEADINGS) == set(get_args(LetterCategory)) - {"duty"}
    for category in DEFAULTS:
        assert hasattr(NotificationPreference, f"{category}_mail")

"""The rules of retention that need no step of ours: what a job of its own subject lets pass."""

from backend.monitor.models import HELD_AGAINST
from backend.monitor.service import KEPT as MONITOR_ASKED
from backend.privacy.kept import CONTRACT
from backend.privacy.periods import ACCOUNT_FOR, DAY, NEEDED, SAFETY, UNUSED_ACCOUNT, Rule
from backend.vouchers.service.following import KEPT as FEED_KEPT

PASSING: tuple[Rule, ...] = (
    Rule(
        "scan-remarks",
        ("Open antwoorden bij een scan die niemand nakeek", "Open answers to a scan that nobody reviewed"),
        28 * DAY,
        ("Na de publicatie van het resultaat", "After the result was published"),
        NEEDED,
        (
            "Gewist en nooit getoond; wat werd goedgekeurd blijft bij het resultaat",
            "Erased and never shown; what was approved stays with the result",
        ),
        tables=("scan_pooled_remarks",),
    ),
    Rule(
        "sign-ups",
        ("Een aanmelding die nog niet is bevestigd", "A sign-up that is not confirmed yet"),
        2 * DAY,
        ("Na het aanmelden, of eerder als u bevestigt", "After signing up, or sooner when you confirm"),
        CONTRACT,
        tables=("sign_ups",),
    ),
    Rule(
        "unused-accounts",
        ("Een account waarmee u niet meer inlogt", "An account that you no longer sign in with"),
        UNUSED_ACCOUNT,
        (
            "Na de laatste keer inloggen; zestig dagen van tevoren krijgt u een mail",
            "After you last signed in; sixty days before, you get a mail",
        ),
        NEEDED,
        (
            "Gewist; een account waar een bedrijf van afhangt blijft tot dat is geregeld",
            "Erased; an account on which a company depends stays until that is settled",
        ),
        tables=("account_uses",),
    ),
    Rule(
        "email-links",
        ("Links in mails aan u", "Links in mails to you"),
        DAY,
        (
            "Na de mail; eerder als u de link gebruikt of hij verloopt",
            "After the mail; sooner when you use the link or it ends",
        ),
        SAFETY,
        tables=("email_links",),
    ),
    Rule(
        "sign-ins-under-way",
        ("Een keer inloggen via een andere dienst", "Signing in through another party"),
        0 * DAY,
        ("Tien minuten na het begin", "Ten minutes after it began"),
        SAFETY,
        tables=("openid_attempts",),
    ),
    Rule(
        "sessions",
        ("Waar u bent ingelogd", "Where you are signed in"),
        0 * DAY,
        ("Na het uitloggen", "After signing out"),
        SAFETY,
        tables=("sessions",),
    ),
    Rule(
        "attempts",
        (
            "Hoe vaak is geprobeerd in te loggen of een mail te krijgen, als code zonder naam of adres",
            "How often signing in or getting a mail was tried, as a code without name or address",
        ),
        DAY,
        ("Na de laatste poging", "After the last attempt"),
        SAFETY,
        tables=("throttles",),
    ),
    Rule(
        "machine-proofs",
        ("Waarmee een systeem zich bekendmaakte", "What a system made itself known with"),
        DAY,
        ("Nadat het verliep", "After it expired"),
        SAFETY,
        tables=("used_assertions",),
    ),
    Rule(
        "idempotency",
        ("Antwoorden die wij onthouden voor een nieuwe poging", "Answers remembered for a retry"),
        7 * DAY,
        ("Na het antwoord", "After the answer"),
        NEEDED,
        tables=("idempotency_records",),
    ),
    Rule(
        "mails",
        ("Mails aan u", "Mails to you"),
        30 * DAY,
        ("Na het versturen", "After sending"),
        NEEDED,
        tables=("mails",),
    ),
    Rule(
        "notices",
        ("Berichten in de app die u las", "Notices in the app that you read"),
        30 * DAY,
        ("Na het lezen", "After reading"),
        NEEDED,
        tables=("notices",),
    ),
    Rule(
        "messages",
        ("Berichten aan gekoppelde systemen", "Messages to connected systems"),
        30 * DAY,
        ("Na het afleveren", "After delivery"),
        NEEDED,
        tables=("outbox_messages",),
    ),
    Rule(
        "voucher-feed",
        (
            "Dat een voucher veranderde, voor gekoppelde systemen, en wat er werd van een reeks stappen van hen",
            "That a voucher changed, for connected systems, and what became of a series of moves they sent",
        ),
        FEED_KEPT,
        ("Na de wijziging, of de laatste stap", "After the change, or the last move"),
        NEEDED,
        tables=("voucher_feed_entries", "voucher_status_change_jobs", "voucher_status_change_job_items"),
    ),
    Rule(
        "monitor-contributions",
        (
            "Met welke gegevens uw bedrijf meetelt in de monitor",
            "With which details your company counts in the monitor",
        ),
        HELD_AGAINST,
        ("Na de uitgave: zo lang houden wij nieuwe cijfers ertegen", "After the release: new ones are held against it"),
        NEEDED,
        ("Verwijderd; de uitgave zelf blijft", "Deleted; the release itself stays"),
        tables=("monitor_contributions",),
    ),
    Rule(
        "monitor-queries",
        (
            "Wie als branche of onderzoeker cijfers van de monitor opvroeg, en wie er een uitgave bestelde",
            "Who asked for figures of the monitor as a branch or a researcher, and who ordered a release",
        ),
        MONITOR_ASKED,
        ("Na de vraag", "After asking"),
        ACCOUNT_FOR,
        tables=("monitor_queries", "monitor_query_counts", "monitor_orders"),
    ),
    Rule(
        "webhooks",
        ("Wat wij naar webhooks stuurden, en wat die antwoordden", "What we sent to webhooks, and what they answered"),
        30 * DAY,
        ("Na het bericht", "After the message"),
        NEEDED,
        tables=("webhook_deliveries", "webhook_attempts"),
    ),
    Rule(
        "loose-files",
        ("Documenten die nergens bij horen", "Documents that belong to nothing"),
        7 * DAY,
        ("Na het toevoegen", "After adding"),
        NEEDED,
        tables=("files",),
    ),
    Rule(
        "downloads",
        ("Downloads van uw gegevens", "Downloads of your data"),
        7 * DAY,
        ("Na het klaarzetten", "After they were ready"),
        NEEDED,
        tables=("data_exports",),
    ),
)

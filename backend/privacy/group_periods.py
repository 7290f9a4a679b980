"""How long is kept who left a group, what was withdrawn or hidden there, and reports of it."""

from backend.core.own_data import GONE, Ground, Replace
from backend.groups.models import GroupMember, GroupMemberStatus, GroupPost, GroupPostStatus, GroupReport
from backend.privacy.periods import ACCOUNT_FOR, BEFORE, NEEDED, YEAR, Rule, Step

_STANDS = (GroupMemberStatus.MEMBER, GroupMemberStatus.REQUESTED)

OF_GROUPS: tuple[Rule, ...] = (
    Rule(
        "former-group-members",
        ("Wie een groep verliet of er niet in mocht", "Who left a group or was not let in"),
        YEAR,
        ("Na het vertrek of het besluit", "After leaving or the decision"),
        NEEDED,
        steps=(Step(GroupMember, GroupMember.status.not_in(_STANDS) & (GroupMember.decided_at < BEFORE)),),
    ),
    Rule(
        "withdrawn-group-posts",
        ("Berichten in groepen die zijn ingetrokken of verborgen", "Posts in groups that were withdrawn or hidden"),
        YEAR,
        ("Na het intrekken of verbergen", "After it was withdrawn or hidden"),
        ACCOUNT_FOR,
        ("De tekst gewist; reacties van anderen blijven", "The text erased; replies of others stay"),
        steps=(
            Step(
                GroupPost,
                (GroupPost.status != GroupPostStatus.SHOWN)
                & (GroupPost.updated_at < BEFORE)
                & (GroupPost.body != GONE),
                Replace({"body": GONE}, Ground.ACCOUNTABILITY),
            ),
        ),
    ),
    Rule(
        "group-reports",
        ("Meldingen over berichten in groepen", "Reports of posts in groups"),
        2 * YEAR,
        ("Na het besluit", "After the decision"),
        ACCOUNT_FOR,
        steps=(Step(GroupReport, GroupReport.decided_at < BEFORE),),
    ),
)

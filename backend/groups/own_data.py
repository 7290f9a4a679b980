"""What groups keep of a person and of a company.

A post stays without who wrote it, as a question does: others answered to it, and a thread with holes
tells them nothing. The name it was shown under stands with the membership alone, and goes with that. Whoever wants
words gone withdraws them.
"""

from sqlalchemy import select

from backend.core.own_data import THE_ONE, Ground, Holding, Keep, Part, Remove, Replace, without_name
from backend.groups.models import GroupMember, GroupPost, GroupReport

_MINE = select(GroupPost.id).where(GroupPost.written_by == THE_ONE)

PART = Part(
    subject="groups",
    of_person=(
        Holding(
            GroupReport,
            GroupReport.reported_by == THE_ONE,
            ("Berichten in groepen die u meldde", "Posts in groups that you reported"),
            (Replace({"reported_by": None, "words": without_name(GroupReport.words)}, Ground.OTHERS),),
            shown=("post_id", "words", "reported_at", "verdict", "reason"),
        ),
        Holding(
            GroupReport,
            GroupReport.decided_by == THE_ONE,
            ("Meldingen in groepen waarop u besliste", "Reports in groups that you decided on"),
            (Replace({"decided_by": None, "reason": without_name(GroupReport.reason)}, Ground.ACCOUNTABILITY),),
            shown=("post_id", "verdict", "reason", "decided_at"),
        ),
        Holding(
            GroupReport,
            GroupReport.post_id.in_(_MINE) & GroupReport.verdict.is_not(None),
            ("Besluiten over uw berichten in groepen", "Decisions on your posts in groups"),
            (Keep(Ground.ACCOUNTABILITY),),
            shown=("post_id", "verdict", "reason", "decided_at"),
        ),
        Holding(
            GroupPost,
            GroupPost.written_by == THE_ONE,
            ("Wat u in groepen schreef", "What you wrote in groups"),
            (Replace({"written_by": None}, Ground.OTHERS),),
            shown=("id", "group_id", "parent_id", "body", "written_at", "status"),
        ),
        Holding(
            GroupMember,
            GroupMember.account_id == THE_ONE,
            ("Groepen waar u lid van bent of was", "Groups you are or were in"),
            (Remove(),),
            shown=("group_id", "organisation_id", "shown_name", "status", "reason", "asked_at", "decided_at"),
        ),
    ),
    of_company=(
        Holding(
            GroupMember,
            GroupMember.organisation_id == THE_ONE,
            ("Groepen waarin mensen namens uw bedrijf lid zijn", "Groups that people are in for your company"),
            (Remove(),),
            hidden=frozenset({"account_id", "shown_name"}),
        ),
    ),
    excepted_of_company={
        "groups": "Of the programme office, Syntens or a branch that keeps it: never of a company.",
        "group_events": "Which events stand on the agenda of a group: goes with the group or the event.",
        "group_posts": "Of whoever wrote it, to the members alone: the owner of the company does not read it here.",
        "group_reports": "Of whoever reported, to the moderators alone.",
    },
)

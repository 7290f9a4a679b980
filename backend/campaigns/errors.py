"""What can go wrong with scan campaigns."""

from collections.abc import Sequence

from backend.core.problems import Problem


class CampaignNotFound(Problem):
    """There is no such campaign, or you may not see it."""

    status = 404
    nl = "Deze campagne bestaat niet, of u mag haar niet zien."


class CampaignResultNotFound(Problem):
    """The result of this campaign was not made yet."""

    status = 404
    nl = "De uitkomst van deze campagne is er nog niet."


class CampaignCodeNotFound(Problem):
    """There is no campaign with this code."""

    status = 404
    nl = "Er is geen campagne met deze code."


class CampaignMoveNotPossible(Problem):
    """This is not possible with the campaign as it is now."""

    status = 409
    nl = "Dit kan niet met de campagne zoals die nu is."

    def __init__(self, *, current: str, wanted: str, allowed: Sequence[str]) -> None:
        super().__init__(currentStatus=current, wantedStatus=wanted, allowedStatuses=list(allowed))


class CampaignNotDraft(Problem):
    """Once a campaign is open, only its end can be put off."""

    status = 409
    nl = "De campagne is geopend. U kunt alleen de einddatum nog verlengen."


class CampaignsOpenAlready(Problem):
    """Three campaigns of your branch are open: close one, or wait until one ends."""

    status = 409
    nl = "Er zijn al drie campagnes van uw branche open. Sluit er een, of wacht tot er een eindigt."


class CampaignNotTakingPart(Problem):
    """This campaign takes no scans at this moment."""

    status = 409
    nl = "Bij deze campagne kunt u zich nu niet aansluiten."


class CampaignScanNotDraft(Problem):
    """Choose a campaign before the scan opens; take it off before its result is published."""

    status = 409
    nl = "Een campagne kiest u voordat de scan opengaat. Afmelden kan tot de uitkomst is gepubliceerd."


class CampaignScanExists(Problem):
    """Another scan of your company takes part in this campaign already."""

    status = 409
    nl = "Een andere scan van uw bedrijf doet al mee aan deze campagne."

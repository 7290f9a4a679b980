"""The periods of what is computed of effects: by research organisations, and by the programme without telling it."""

from sqlalchemy import func, select

from backend.extracts.models import ResearchExtract
from backend.privacy.periods import ACCOUNT_FOR, BEFORE, DAY, NEEDED, YEAR, Rule, Step
from backend.releases.models import EffectRelease, EffectReleaseFirm, EffectReleaseStatus, EffectSnapshot
from backend.studies.models import Study

_untold = select(EffectRelease.id).where(
    EffectRelease.status.in_((EffectReleaseStatus.WITHHELD, EffectReleaseStatus.FAILED)),
    func.coalesce(EffectRelease.decided_at, EffectRelease.failed_at) < BEFORE,
)

OF_RESEARCH: tuple[Rule, ...] = (
    Rule(
        "studies",
        (
            "Onderzoeken van een onderzoeksinstituut: de uitkomst; de bestanden worden nooit bewaard",
            "Studies of a research organisation: the result; the files are never kept",
        ),
        5 * YEAR,
        (
            "Nadat zij zijn doorgerekend, of eerder als het instituut ze verwijdert",
            "After they were computed, or sooner when the organisation deletes them",
        ),
        NEEDED,
        steps=(Step(Study, Study.created_at < BEFORE),),
    ),
    Rule(
        "research-extracts",
        (
            "Uittreksels voor onderzoek: wie ze vroeg, wie besliste, wie ze ophaalde en welke bedrijven erin stonden",
            "Extracts for research: who asked, who decided, who fetched them and which companies were in them",
        ),
        2 * YEAR,
        ("Na het einde; het bestand zelf is dan meteen weg", "After the end; the file itself is gone at once then"),
        ACCOUNT_FOR,
        steps=(Step(ResearchExtract, ResearchExtract.ended_at < BEFORE),),
        tables=("research_extract_changes", "research_extract_downloads", "research_extract_firms"),
    ),
    Rule(
        "effect-data-untold",
        (
            "De gegevens zonder naam van een effectuitgave die niet naar buiten ging",
            "The data without names of an effect release that was not told",
        ),
        90 * DAY,
        ("Nadat zij was achtergehouden of mislukt", "After it was withheld or failed"),
        NEEDED,
        steps=(
            Step(EffectSnapshot, EffectSnapshot.release_id.in_(_untold)),
            Step(EffectReleaseFirm, EffectReleaseFirm.release_id.in_(_untold)),
        ),
    ),
)

"""Writing: a new practice, a next version, other words; and who wrote."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.organisations import queries as organisations
from backend.organisations.models import Company
from backend.organisations.parting import require_participating
from backend.practices import queries
from backend.practices.drafts import PracticeCreate, PracticeWords
from backend.practices.errors import PracticeVersionInWork, PracticeWordsFixed
from backend.practices.models import Practice, PracticeVersion, PracticeWriter
from backend.toolbox.models import ToolboxItem, ToolboxUse, ToolboxVersion

TEXTS = ("title", "summary", "reason", "approach", "participation", "result", "lessons")
COPIED = (
    *TEXTS,
    "company_name",
    "company_description",
    "is_anonymous",
    "place",
    "province",
    "section",
    "employees",
    "size_class",
    "participation_level",
    "themes",
    "year",
    "source",
    "figures",
    "verified_figures",
    "quotes",
    "tools",
)
SOURCE = {"nl": "Verteld door het bedrijf zelf.", "en": "Told by the company itself."}


async def create_practice(
    session: AsyncSession, principal: Principal, wish: PracticeCreate
) -> tuple[Practice, PracticeVersion]:
    """A new practice of a company that the writer may see, with its first draft.

    Raises CompanyNotFound (404), CompanyLeft and CompanyEnded (409), InvalidInput (400).
    """
    company = await organisations.get_company(session, principal, wish.company_id)
    await require_participating(session, company.id)
    practice = Practice(
        company_id=company.id, began_by_id=principal.organisation_id, is_fictitious=company.is_demonstration
    )
    session.add(practice)
    await session.flush()
    version = PracticeVersion(practice_id=practice.id, number=1, verified_figures=[], source=SOURCE)
    await _put_words(session, principal, version, company, wish)
    session.add(version)
    await session.flush()
    await add_writer(session, principal, version)
    record(session, principal, "practices.create", "practice", practice.id, organisation_id=company.id)
    return practice, version


async def start_version(
    session: AsyncSession, principal: Principal, version_id: UUID
) -> tuple[Practice, PracticeVersion]:
    """A new draft with the words of the newest version; what is published stays until it is taken over.

    Raises PracticeVersionNotFound (404), PracticeVersionInWork (409).
    """
    practice, _ = await queries.get_version(session, principal, version_id, for_update=True)
    newest = await session.scalar(
        select(PracticeVersion)
        .where(PracticeVersion.practice_id == practice.id)
        .order_by(PracticeVersion.number.desc())
        .limit(1)
    )
    assert newest is not None
    if newest.is_in_work:
        raise PracticeVersionInWork
    words = {name: getattr(newest, name) for name in COPIED}
    version = PracticeVersion(practice_id=practice.id, number=newest.number + 1, **words)
    if principal.organisation_id not in {practice.company_id, practice.began_by_id}:
        version.offered_at = newest.offered_at  # an editor who saw what was sent works on with it
    session.add(version)
    await session.flush()
    await add_writer(session, principal, version)
    record(session, principal, "practices.start_version", "practice", practice.id, organisation_id=practice.company_id)
    return practice, version


async def change_words(
    session: AsyncSession, principal: Principal, version_id: UUID, wish: PracticeWords, if_match: str | None
) -> tuple[Practice, PracticeVersion]:
    """Other words, until it is published. A consent is to a text, so it no longer holds once that changed.

    Raises PracticeVersionNotFound (404), PracticeWordsFixed (409), InvalidInput (400).
    """
    practice, version = await get_in_work(session, principal, version_id, if_match)
    assert practice.company_id is not None
    company = await organisations.company_of(session, practice.company_id)
    await _put_words(session, principal, version, company, wish)
    await session.flush()
    await add_writer(session, principal, version)
    record(session, principal, "practices.change", "practice_version", version.id, organisation_id=company.id)
    return practice, version


async def get_in_work(
    session: AsyncSession, principal: Principal, version_id: UUID, if_match: str | None
) -> tuple[Practice, PracticeVersion]:
    """A version that may still change, held. Raises PracticeVersionNotFound (404) and PracticeWordsFixed (409)."""
    practice, version = await queries.get_version(session, principal, version_id, for_update=True)
    require_current(version, if_match)
    if not version.is_in_work:
        raise PracticeWordsFixed
    return practice, version


async def add_writer(session: AsyncSession, principal: Principal, version: PracticeVersion) -> None:
    """Remember that this person had a hand in the version: somebody else publishes it."""
    written = insert(PracticeWriter).values(version_id=version.id, account_id=principal.account_id)
    await session.execute(written.on_conflict_do_nothing())


async def _put_words(
    session: AsyncSession, principal: Principal, version: PracticeVersion, company: Company, wish: PracticeWords
) -> None:
    """Fill a version with what was sent and with what the register holds of the company."""
    # What asks the database comes first: nothing half filled is to be written on the way.
    own = principal.organisation_id == company.id
    tools = await _used_tools(session, company.id, wish.tools) if own else _kept_tools(version, wish.tools)
    if wish.is_anonymous:
        await _require_unknown(session, version, company, wish)
    for name in TEXTS:
        setattr(version, name, _both(getattr(wish, name)))
    version.themes = [theme.value for theme in dict.fromkeys(wish.themes)]
    version.year, version.participation_level = wish.year, wish.participation_level
    version.figures = [
        {"label": _both(one.label), "before": one.before, "after": one.after, "unit": _both(one.unit)}
        for one in wish.figures
    ]
    version.quotes = [
        {"who": _both(one.who), "side": one.side, "text": _both(one.text)} for one in wish.quotes if one.text.nl
    ]
    version.tools = tools
    version.size_class = company.size_class
    version.is_anonymous = wish.is_anonymous
    if wish.company_description is not None and wish.is_anonymous:
        version.company_description = _both(wish.company_description)
        version.company_name = wish.company_description.nl
        version.place = version.employees = None
        version.section = company.section if wish.shows_section else None
        version.province = company.province if wish.shows_province else None
    else:
        version.company_name, version.company_description = company.name, None
        version.place, version.employees = company.place, company.employees
        version.section, version.province = company.section, company.province


def _both(text: Any) -> dict[str, str]:
    """A text as it is kept: the Dutch stands for English where there is none, so that every reader finds words."""
    return {"nl": text.nl, "en": text.en or text.nl}


def _kept_tools(version: PracticeVersion, slugs: Iterable[str]) -> list[dict[str, Any]]:
    """Of the instruments that the company named itself those that others leave in: they add none.

    What a company uses is its own: whether it does so is not to be tried out. Raises InvalidInput (400).
    """
    named = {one["slug"]: one for one in version.tools or []}
    wanted = list(dict.fromkeys(slugs))
    if set(wanted) - set(named):
        raise invalid(
            field(
                "#/tools",
                "not_yours",
                nl="Alleen het bedrijf zelf voegt instrumenten toe.",
                en="Only the company itself adds tools.",
            )
        )
    return [named[slug] for slug in wanted]


async def _used_tools(session: AsyncSession, company_id: UUID, slugs: Iterable[str]) -> list[dict[str, Any]]:
    """The named instruments, as they are called now. Raises InvalidInput (400) for one the company does not use."""
    used = await session.execute(
        select(ToolboxItem.slug, ToolboxVersion.title)
        .join(ToolboxUse, ToolboxUse.item_id == ToolboxItem.id)
        .join(ToolboxVersion, ToolboxVersion.id == ToolboxUse.version_id)
        .where(ToolboxUse.company_id == company_id)
    )
    titles = dict(used.all())
    wanted = list(dict.fromkeys(slugs))
    if set(wanted) - set(titles):
        raise invalid(
            field(
                "#/tools",
                "not_in_use",
                nl="Kies uit de instrumenten die het bedrijf gebruikt.",
                en="Choose from the tools that the company uses.",
            )
        )
    return [{"slug": slug, "title": titles[slug]} for slug in wanted]


async def _require_unknown(
    session: AsyncSession, version: PracticeVersion, company: Company, wish: PracticeWords
) -> None:
    """An anonymous version names the company nowhere. Raises InvalidInput (400) with each place where it does."""
    if wish.company_description is None:
        raise invalid(
            field(
                "#/companyDescription/nl",
                "missing",
                nl="Schrijf hoe wij uw bedrijf noemen, bijvoorbeeld “een bakkerij in Gelderland”.",
                en="Write what we call your company, for instance “a bakery in Gelderland”.",
            )
        )
    if version.practice_id and await session.scalar(
        select(func.count()).where(
            PracticeVersion.practice_id == version.practice_id,
            PracticeVersion.published_at.is_not(None),
            PracticeVersion.is_anonymous.is_(False),
        )
    ):
        raise invalid(
            field(
                "#/isAnonymous",
                "named_before",
                nl="Dit verhaal stond al op de site met de naam van het bedrijf. Trek het in en schrijf een nieuw.",
                en="This story was on the site with the name of the company. Withdraw it and write another.",
            )
        )
    said = dict(_said(wish))
    named = (
        await session.execute(select(*(func.practice_text_names(company.id, text) for text in said.values())))
    ).one()
    places = [pointer for pointer, names in zip(said, named, strict=True) if names]
    if places:
        raise invalid(
            *(
                field(
                    pointer,
                    "names_company",
                    nl="Hier staat de naam of het KVK-nummer van het bedrijf. Haal die weg, of laat u noemen.",
                    en="Here stands the name or the KVK number of the company. Take it out, or choose to be named.",
                )
                for pointer in places
            )
        )


def _said(wish: PracticeWords) -> Iterable[tuple[str, str]]:
    """Every text that was sent, by where it stands."""
    spots: list[tuple[str, Any]] = [(f"#/{name}", getattr(wish, name)) for name in TEXTS]
    spots.append(("#/companyDescription", wish.company_description))
    for at, figure in enumerate(wish.figures):
        spots += [(f"#/figures/{at}/label", figure.label), (f"#/figures/{at}/unit", figure.unit)]
    for at, quote in enumerate(wish.quotes):
        spots += [(f"#/quotes/{at}/who", quote.who), (f"#/quotes/{at}/text", quote.text)]
    for pointer, text in spots:
        yield f"{pointer}/nl", text.nl
        if text.en:
            yield f"{pointer}/en", text.en

"""What people do with companies: enter one, correct its details, decide on consents; officers verify."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.naming import sort_key
from backend.core.validation import field, invalid
from backend.identity.models import Membership, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.identity.service.accounts import lock_account
from backend.identity.service.sessions import act_for
from backend.organisations import queries
from backend.organisations.errors import CompanyExists, TooManyUnverified
from backend.organisations.models import BranchMembership, Company, Consent, ConsentKind, SbiVersion, Verification
from backend.organisations.queries.demonstration import is_of_demonstration
from backend.organisations.schemas.companies import CompanyCreate, CompanyUpdate, ConsentCreate
from backend.organisations.service.linking import link_company

UNVERIFIED_AT_ONCE = 3  # KVK numbers are public: nobody may occupy a row of them


async def register(session: AsyncSession, principal: Principal, wish: CompanyCreate) -> Company:
    """Enter a company; the person becomes its owner and acts for it from now on. It is unverified until checked.

    A company that somebody of the demonstration world enters belongs to that world, and counts nowhere.
    Raises CompanyExists and TooManyUnverified (409), InvalidInput (400) for a place or sector that does not exist.
    """
    postcode4, province = await _locate(session, wish.postcode, wish.province)
    await _require_sector(session, wish.sbi_version, wish.section)
    await lock_account(session, principal.account_id)
    if await _unverified_of(session, principal.account_id) >= UNVERIFIED_AT_ONCE:
        raise TooManyUnverified(
            nl=f"U hebt al {UNVERIFIED_AT_ONCE} bedrijven aangemeld die nog niet zijn gecontroleerd. "
            "Wacht op de controle, of neem contact op met Syntens.",
            en=f"You entered {UNVERIFIED_AT_ONCE} companies that have not been verified yet. "
            "Wait for the check, or contact Syntens.",
        )
    name = wish.name.strip()
    invented = await is_of_demonstration(session, principal.account_id)
    organisation = Organisation(
        kind=OrganisationKind.COMPANY, name=name, sort_name=sort_key(name), is_demonstration=invented
    )
    session.add(organisation)
    await session.flush()
    made = await session.scalar(
        insert(Company)
        .values(
            id=organisation.id,
            kvk_number=wish.kvk_number,
            name=name,
            sort_name=sort_key(name),
            sbi_version=wish.sbi_version,
            sbi_code=wish.sbi_code,
            section=wish.section,
            employees=wish.employees,
            fte=_one_decimal(wish.fte),
            postcode4=postcode4,
            province=province,
            place=wish.place and wish.place.strip(),
            is_demonstration=invented,
            version=1,
        )
        .on_conflict_do_nothing(index_elements=["kvk_number"])
        .returning(Company.id)
    )
    if made is None:  # also when two people enter it in the same moment
        raise CompanyExists(
            nl="Een bedrijf met dit KVK-nummer doet al mee. Vraag uw collega's wie het heeft aangemeld, "
            "of neem contact op met Syntens.",
            en="A company with this KVK number takes part already. Ask your colleagues who entered it, "
            "or contact Syntens.",
        )
    company = await session.get_one(Company, organisation.id)
    session.add(Membership(account_id=principal.account_id, organisation_id=company.id, role=Role.OWNER))
    await session.flush()
    await link_company(session, company)
    acting = await act_for(session, principal, company.id)
    audit.record(session, acting, "companies.register", "company", company.id, organisation_id=company.id)
    return company


async def correct(
    session: AsyncSession, principal: Principal, company_id: UUID, wish: CompanyUpdate, if_match: str | None
) -> Company:
    """Change the details of one's own company. Raises CompanyNotFound, VersionStale (412), InvalidInput (400)."""
    company = await queries.get_company(session, principal, company_id, for_update=True)
    require_current(company, if_match)
    changes = wish.model_dump(exclude_unset=True)
    _refuse_emptied(changes)
    if "postcode" in changes or "province" in changes:
        postcode4, province = await _locate(session, changes.pop("postcode", None), changes.pop("province", None))
        changes |= {"postcode4": postcode4, "province": province}
    await _require_sector(
        session, changes.get("sbi_version", company.sbi_version), changes.get("section", company.section)
    )
    if "fte" in changes:
        changes["fte"] = _one_decimal(changes["fte"])
    if "name" in changes:
        changes["name"] = changes["name"].strip()
        changes["sort_name"] = sort_key(changes["name"])
        organisation = await session.get_one(Organisation, company.id)
        organisation.name, organisation.sort_name = changes["name"], changes["sort_name"]
    changed = sorted(key for key, value in changes.items() if getattr(company, key) != value)
    for key in changed:
        setattr(company, key, changes[key])
    if changed:
        audit.record(
            session,
            principal,
            "companies.correct",
            "company",
            company.id,
            organisation_id=company.id,
            fields=[key for key in changed if key != "sort_name"],
        )
    await session.flush()
    return company


async def decide_consent(
    session: AsyncSession, principal: Principal, company_id: UUID, wish: ConsentCreate
) -> tuple[Consent, bool]:
    """Give or take back a consent; the newest decision counts, the older ones stay as its history.

    Answers the decision that holds, and whether it is new: the same decision again changes nothing.
    """
    company = await queries.get_company(session, principal, company_id, for_update=True)
    consent, is_new = await record_consent(session, company.id, wish.kind, wish.given, principal.account_id)
    if is_new:
        act = "consents.give" if wish.given else "consents.take_back"
        audit.record(session, principal, act, "company", company.id, organisation_id=company.id, kind=str(wish.kind))
    return consent, is_new


async def record_consent(
    session: AsyncSession, company_id: UUID, kind: ConsentKind, given: bool, account_id: UUID | None
) -> tuple[Consent, bool]:
    """Write down a consent that was asked elsewhere, as in an application. The caller checked the rights.

    Answers the decision that holds and whether it is new.
    """
    newest: Consent | None = await session.scalar(
        select(Consent)
        .where(Consent.company_id == company_id, Consent.kind == kind)
        .order_by(Consent.decided_at.desc(), Consent.id)
        .limit(1)
    )
    if newest is not None and newest.given == given and not await _asked_anew(session, newest):
        return newest, False
    made = Consent(company_id=company_id, kind=kind, given=given, decided_at=clock.now(), decided_by=account_id)
    session.add(made)
    await session.flush()
    return made, True


async def _asked_anew(session: AsyncSession, consent: Consent) -> bool:
    """Whether the same answer says something new.

    A branch may have named the company its member since: the consent to be seen by branches is not for that. And a no
    to practices takes off whatever the company agreed to, text by text, since its last no.
    """
    if consent.kind is ConsentKind.PRACTICE_PUBLICATION:
        return not consent.given
    if consent.kind is not ConsentKind.BRANCH_SEES_PROGRESS or not consent.given:
        return False
    later = (BranchMembership.company_id == consent.company_id, BranchMembership.created_at > consent.decided_at)
    return await session.scalar(select(BranchMembership.id).where(*later).limit(1)) is not None


async def _locate(session: AsyncSession, postcode: str | None, province: str | None) -> tuple[int | None, str]:
    """The four digits and the province they lie in; without a postcode the province that was chosen."""
    if postcode is None and province is None:
        raise invalid(
            field(
                "#/postcode", "missing", nl="Geef de postcode of kies een provincie.", en="Give postcode or province."
            )
        )
    if postcode is None:
        assert province is not None
        if await queries.province_name(session, province) is None:
            raise invalid(
                field("#/province", "unknown", nl="Deze provincie bestaat niet.", en="There is no such province.")
            )
        return None, province
    postcode4 = int(postcode[:4])
    found = await queries.province_of(session, postcode4)
    if found is None:
        raise invalid(
            field(
                "#/postcode",
                "unknown",
                nl="Deze postcode ligt niet in Nederland. Kies anders een provincie.",
                en="This postcode is not in the Netherlands. Choose a province instead.",
            )
        )
    if province is not None and province != found:
        name = await queries.province_name(session, found)
        raise invalid(
            field(
                "#/province",
                "contradiction",
                nl=f"Postcode {postcode4} ligt in {name}.",
                en=f"Postcode {postcode4} lies in {name}.",
            )
        )
    return postcode4, found


async def _require_sector(session: AsyncSession, version: SbiVersion, section: str) -> None:
    if not await queries.sector_known(session, version, section):
        raise invalid(
            field(
                "#/section",
                "unknown",
                nl=f"Deze sector bestaat niet in SBI {version}.",
                en=f"There is no such section in SBI {version}.",
            )
        )


def _refuse_emptied(changes: dict[str, Any]) -> None:
    needed = {"name": "#/name", "section": "#/section", "sbi_version": "#/sbiVersion", "employees": "#/employees"}
    words = {"nl": "Dit veld mag niet leeg worden.", "en": "This field cannot be emptied."}
    emptied = [pointer for key, pointer in needed.items() if key in changes and changes[key] is None]
    if emptied:
        raise invalid(*(field(pointer, "required", **words) for pointer in emptied))


def _one_decimal(fte: float | None) -> Decimal | None:
    return None if fte is None else Decimal(str(fte)).quantize(Decimal("0.1"))


async def _unverified_of(session: AsyncSession, account_id: UUID) -> int:
    found = await session.scalar(
        select(func.count())
        .select_from(Company)
        .join(Membership, Membership.organisation_id == Company.id)
        .where(Membership.account_id == account_id, Company.verification == Verification.UNVERIFIED)
    )
    return found or 0

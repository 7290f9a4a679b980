"""Rows of each kind that is kept for a period, of a given age."""

from uuid import uuid4

from sqlalchemy import text

from backend.identity.scopes import OrganisationKind
from backend.scans.questionnaires import bring_in
from backend.vouchers.models import BankAccountStatus
from tests.makers.advisers import make_adviser
from tests.makers.branches import make_member, make_parted
from tests.makers.extracts import make_extract
from tests.makers.identity import make_account, make_organisation
from tests.makers.organisations import make_company
from tests.makers.payments import make_bank_account
from tests.makers.scans import make_scan
from tests.makers.vouchers import make_draft, make_round
from tests.privacy.ageing_community import OfCommunity


class Ager(OfCommunity):
    """Writes rows of a given age."""

    def __init__(self, session):
        self.session = session

    async def sql(self, statement, **parameters):
        return await self.session.scalar(text(statement), parameters)

    async def unread_notices(self, at):
        account = await make_account(self.session)
        return await self.sql(
            "INSERT INTO notices (id, account_id, template, link, created_at) "
            "VALUES (gen_random_uuid(), :a, 'own_data_ready', '/', :at) RETURNING id",
            a=account.id,
            at=at,
        )

    async def download_requests(self, at):
        account = await make_account(self.session)
        return await self.sql(
            "INSERT INTO data_exports (id, whose, account_id, status, done, total, created_at) "
            "VALUES (gen_random_uuid(), 'person', :a, 'failed', 0, 1, :at) RETURNING id",
            a=account.id,
            at=at,
        )

    async def scan_answers(self, at):
        company = await make_company(self.session)
        scan = await make_scan(self.session, company.id)
        response = await self.sql(
            "INSERT INTO scan_responses (id, scan_id, version_id, audience, key_hash, submitted) "
            "VALUES (gen_random_uuid(), :s, :v, 'employee', :k, true) RETURNING id",
            s=scan.id,
            v=scan.version_id,
            k=uuid4().bytes,
        )
        await self.sql(
            "UPDATE scans SET status = 'published', closed_at = :at, published_at = :at WHERE id = :s RETURNING id",
            s=scan.id,
            at=at,
        )
        return response

    async def former_members(self, at):
        branch = await make_organisation(self.session, kind=OrganisationKind.BRANCH)
        return (await make_member(self.session, branch.id, ended_at=at)).id

    async def members_after_exit(self, at):
        return (await make_parted(self.session, at))[0]

    async def branch_agreements(self, at):
        return (await make_parted(self.session, at))[1]

    async def quick_scans(self, at):
        version = await bring_in(self.session)
        return await self.sql(
            "INSERT INTO quick_scans (id, version_id, answers, saved_at, key_hash) "
            "VALUES (gen_random_uuid(), :v, '{}', :at, :k) RETURNING id",
            v=version.id,
            at=at,
            k=uuid4().bytes,
        )

    async def scan_drafts(self, at):
        company = await make_company(self.session)
        scan = await make_scan(self.session, company.id)
        await self.sql(
            "UPDATE scans SET status = 'draft', opened_at = NULL, updated_at = :at WHERE id = :s RETURNING id",
            s=scan.id,
            at=at,
        )
        return scan.id

    async def referrals(self, at):
        company, adviser = await make_company(self.session), await make_adviser(self.session)
        return await self.sql(
            "INSERT INTO referrals (id, company_id, adviser_id, message, status, asked_at, answer_before, version) "
            "VALUES (gen_random_uuid(), :c, :a, 'Vraag', 'unanswered', :at, current_date, 1) RETURNING id",
            c=company.id,
            a=adviser.id,
            at=at,
        )

    async def complaints(self, at):
        company, adviser = await make_company(self.session), await make_adviser(self.session)
        return await self.sql(
            "INSERT INTO adviser_complaints (id, company_id, adviser_id, ground, words, status, filed_at, "
            "respond_before, closed_at, version) VALUES (gen_random_uuid(), :c, :a, 'costs', 'Klacht', 'withdrawn', "
            ":at, current_date, :at, 1) RETURNING id",
            c=company.id,
            a=adviser.id,
            at=at,
        )

    async def exchange_drafts(self, at):
        return await self._share(at, "draft", None)

    async def exchange_withdrawn(self, at):
        return await self._share(at, "withdrawn", at)

    async def _share(self, at, status, withdrawn_at):
        branch = await make_organisation(self.session, kind=OrganisationKind.BRANCH)
        return await self.sql(
            "INSERT INTO exchange_shares (id, branch_id, kind, status, number, title, gain, did, themes, sectors, "
            "withdrawn_at, updated_at, version) VALUES (gen_random_uuid(), :b, 'approach', :s, 0, '{}', '{}', '{}', "
            "'{results}', '{}', :w, :at, 1) RETURNING id",
            b=branch.id,
            s=status,
            w=withdrawn_at,
            at=at,
        )

    async def studies(self, at):
        research = await make_organisation(self.session, kind=OrganisationKind.RESEARCH)
        return await self.sql(
            "INSERT INTO studies (id, organisation_id, source, design, firms_sha256, measurements_sha256, panel, "
            "release, created_at, version) VALUES (gen_random_uuid(), :o, 'upload', '{}', 'x', 'x', '{}', "
            "'{\"estimates\": []}', :at, 1) RETURNING id",
            o=research.id,
            at=at,
        )

    async def research_extracts(self, at):
        research = await make_organisation(self.session, kind=OrganisationKind.RESEARCH)
        extract = await make_extract(self.session, research.id)
        return await self.sql(
            "UPDATE research_extracts SET status = 'withdrawn', ended_at = :at WHERE id = :e RETURNING id",
            e=extract.id,
            at=at,
        )

    async def effect_data_untold(self, at):
        release = await self.sql(
            "INSERT INTO effect_releases (id, version, status, data_until, reason, ordered_at, attempts, failed_at, "
            "is_demonstration) "
            "VALUES (gen_random_uuid(), 1, 'failed', current_date, 'x', :at, 4, :at, false) RETURNING id",
            at=at,
        )
        company = await make_company(self.session)
        await self.sql(
            "INSERT INTO effect_release_firms (release_id, company_id) VALUES (:r, :c) RETURNING release_id",
            r=release,
            c=company.id,
        )
        return await self.sql(
            "INSERT INTO effect_snapshots (release_id, key, content) "
            "VALUES (:r, '\\x6b', '\\x78') RETURNING release_id",
            r=release,
        )

    async def voucher_drafts(self, at):
        company, round_ = await make_company(self.session), await make_round(self.session)
        voucher = await make_draft(self.session, round_id=round_.id, company_id=company.id, adviser_id=None)
        await self.sql("UPDATE vouchers SET updated_at = :at WHERE id = :v RETURNING id", v=voucher.id, at=at)
        return voucher.id

    async def voucher_texts(self, at):
        company, round_ = await make_company(self.session), await make_round(self.session)
        voucher = await make_draft(self.session, round_id=round_.id, company_id=company.id, adviser_id=None)
        await self.sql(
            "UPDATE vouchers SET status = 'withdrawn', goal = 'Doel', updated_at = :at WHERE id = :v RETURNING id",
            v=voucher.id,
            at=at,
        )
        return voucher.id

    async def invitations(self, at):
        organisation = await make_organisation(self.session)
        return await self.sql(
            "INSERT INTO organisation_invitations "
            "(id, organisation_id, email, role, token_hash, sent_at, expires_at, version) "
            "VALUES (gen_random_uuid(), :o, 'cor@voorbeeld.example', 'manager', :t, :at, :at, 1) RETURNING id",
            o=organisation.id,
            t=uuid4().bytes * 2,
            at=at,
        )

    async def verification_letters(self, at):
        company = await make_company(self.session)
        return await self.sql(
            "INSERT INTO verification_letters (id, company_id, asked_at, attempts) "
            "VALUES (gen_random_uuid(), :c, :at, 0) RETURNING id",
            c=company.id,
            at=at,
        )

    async def former_accounts(self, at):
        organisation = await make_organisation(self.session)
        account = await make_bank_account(self.session, organisation.id, status=BankAccountStatus.REPLACED)
        return await self.sql(
            "UPDATE bank_accounts SET updated_at = :at WHERE id = :a RETURNING id", a=account.id, at=at
        )

    async def kept_identities(self, at):
        company = await make_company(self.session)
        return await self.sql(
            "INSERT INTO kept_identities (company_id, kvk_number, name, kept_until) "
            "VALUES (:c, '90009999', 'X', CAST(:at AS timestamptz)::date + 3653) RETURNING company_id",
            c=company.id,
            at=at,
        )

    async def measurements_after_leaving(self, at):
        company = await make_company(self.session)
        await self.sql(
            "INSERT INTO departures (id, company_id, left_at) VALUES (gen_random_uuid(), :c, :at) RETURNING id",
            c=company.id,
            at=at,
        )
        return await self.sql(
            "INSERT INTO measurements (id, company_id, kind, measured_on, period_starts_on, period_ends_on, version) "
            "VALUES (gen_random_uuid(), :c, 'baseline', '2020-12-31', '2020-01-01', '2020-12-31', 1) RETURNING id",
            c=company.id,
        )

    async def audit(self, at):
        return await self.sql(
            "INSERT INTO audit_entries (occurred_at, act, object_kind, object_id, details) "
            "VALUES (:at, 'x.y', 'x', gen_random_uuid(), '{}') RETURNING id",
            at=at,
        )

    async def file_accesses(self, at):
        company = await make_company(self.session)
        return await self.sql(
            "INSERT INTO file_accesses (company_id, account_id, part, accessed_on, first_at) "
            "VALUES (:c, gen_random_uuid(), 'company', CAST(:at AS timestamptz)::date, :at) RETURNING account_id",
            c=company.id,
            at=at,
        )

    async def erasure_requests(self, at):
        return await self.sql(
            "INSERT INTO erasure_requests "
            "(id, whose, subject_id, requested_by, requested_at, due_at, status, ended_at, version) VALUES "
            "(gen_random_uuid(), 'person', gen_random_uuid(), gen_random_uuid(), :at, :at, 'done', :at, 1) "
            "RETURNING id",
            at=at,
        )

    async def erasure_log(self, at):
        return await self.sql(
            "INSERT INTO erasure_log (subject_id, whose, erased_at) "
            "VALUES (gen_random_uuid(), 'person', :at) RETURNING id",
            at=at,
        )

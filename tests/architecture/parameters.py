"""What each parameter of a path names, for the matrix of rights: a thing of somebody, or what everybody may read."""

# One that has a letter; which of many rows comes first is not for chance to say.
_VOUCHER = (
    "SELECT voucher_id FROM voucher_letters JOIN vouchers ON vouchers.id = voucher_id "
    "WHERE company_id = :company AND entered_by IS NULL ORDER BY sent_at, voucher_id LIMIT 1"
)
# For each private parameter: a thing of the bakery, as SQL.
PRIVATE = {
    "companyId": "SELECT cast(:company AS uuid)",
    "organisationId": "SELECT cast(:company AS uuid)",
    "invitationId": "SELECT id FROM organisation_invitations WHERE organisation_id = :company LIMIT 1",
    "accountId": "SELECT account_id FROM memberships WHERE organisation_id = :company LIMIT 1",
    "accessRequestId": "SELECT id FROM access_requests WHERE company_id = :company LIMIT 1",
    "mandateId": "SELECT id FROM mandates WHERE company_id = :company LIMIT 1",
    "letterId": "SELECT id FROM verification_letters WHERE company_id = :company LIMIT 1",
    "branchId": "SELECT branch_id FROM branch_agreements LIMIT 1",
    "branchAgreementId": "SELECT id FROM branch_agreements LIMIT 1",
    "scanId": "SELECT id FROM scans WHERE company_id = :company ORDER BY status = 'published' DESC LIMIT 1",
    "linkedCompanyId": "SELECT id FROM linked_companies WHERE company_id = :company LIMIT 1",
    "quickScanId": "SELECT id FROM quick_scans WHERE company_id = :company LIMIT 1",
    "voucherId": _VOUCHER,
    "voucherEntryId": "SELECT id FROM vouchers WHERE company_id = :company AND entered_by IS NOT NULL LIMIT 1",
    "decisionProposalId": "SELECT id FROM decision_proposals LIMIT 1",
    "syncConflictId": "SELECT id FROM sync_conflicts LIMIT 1",
    "absenceId": "SELECT id FROM officer_absences LIMIT 1",
    "jobId": "SELECT id FROM voucher_status_change_jobs LIMIT 1",
    "objectionId": "SELECT id FROM objections LIMIT 1",
    "voucherLetterId": f"SELECT id FROM voucher_letters WHERE voucher_id = ({_VOUCHER}) ORDER BY sent_at, id LIMIT 1",
    "claimId": "SELECT claims.id FROM claims LIMIT 1",
    "measurementId": "SELECT id FROM measurements WHERE company_id = :company LIMIT 1",
    "trajectoryId": "SELECT id FROM trajectories WHERE company_id = :company ORDER BY plan_scan_id IS NULL, id LIMIT 1",
    "referralId": "SELECT id FROM referrals LIMIT 1",
    "firmId": "SELECT organisation_id FROM advisory_firms LIMIT 1",
    "reviewId": "SELECT id FROM adviser_reviews LIMIT 1",
    "complaintId": "SELECT id FROM adviser_complaints LIMIT 1",
    "obstacleReportId": "SELECT id FROM obstacle_reports WHERE organisation_id = :company LIMIT 1",
    "questionStepId": "SELECT id FROM question_steps WHERE ended_at IS NULL LIMIT 1",
    "questionReportId": "SELECT id FROM question_reports LIMIT 1",
    "questionDecisionId": "SELECT id FROM question_decisions LIMIT 1",
    "networkIntroductionId": "SELECT i.id FROM network_introductions i "
    "JOIN network_profiles p ON p.account_id = i.asked WHERE p.company_id = :company LIMIT 1",
    "networkBlockId": "SELECT b.id FROM network_blocks b JOIN network_profiles p ON p.account_id = b.blocked_by "
    "WHERE p.company_id = :company LIMIT 1",
    "networkReportId": "SELECT id FROM network_reports LIMIT 1",
    "questionFollowId": "SELECT id FROM question_follows LIMIT 1",
    "studyId": "SELECT id FROM studies LIMIT 1",
    "researchExtractId": "SELECT id FROM research_extracts WHERE NOT is_demonstration LIMIT 1",
    "noticeId": "SELECT id FROM notices LIMIT 1",
    "fileId": "SELECT id FROM files LIMIT 1",
    "identityId": "SELECT id FROM openid_identities LIMIT 1",
    "sessionId": "SELECT id FROM sessions LIMIT 1",
    "bankAccountId": "SELECT id FROM bank_accounts WHERE organisation_id = :company LIMIT 1",
    "batchId": "SELECT id FROM payment_batches LIMIT 1",
    "reclaimId": "SELECT id FROM reclaims LIMIT 1",
    "paymentId": "SELECT id FROM payments LIMIT 1",
    "clientId": "SELECT id FROM machine_clients LIMIT 1",
    "credentialId": "SELECT id FROM machine_credentials LIMIT 1",
    "endpointId": "SELECT id FROM webhook_endpoints LIMIT 1",
    "deliveryId": "SELECT id FROM webhook_deliveries LIMIT 1",
    "proposalId": "SELECT id FROM scan_plan_proposals LIMIT 1",
    "exportId": "SELECT id FROM data_exports LIMIT 1",
    "guidanceRequestId": "SELECT id FROM guidance_requests LIMIT 1",
    "importId": "SELECT id FROM member_imports LIMIT 1",
    "measurementMomentId": "SELECT id FROM measurement_moments WHERE company_id = :company ORDER BY due_on LIMIT 1",
    "measurementProposalId": "SELECT id FROM measurement_proposals LIMIT 1",
    "effectReleaseOrderId": "SELECT id FROM effect_releases WHERE NOT is_demonstration LIMIT 1",
    "branchFigureReleaseId": "SELECT id FROM branch_figure_releases WHERE NOT is_demonstration LIMIT 1",
    "practiceVersionId": "SELECT v.id FROM practice_versions v JOIN practices p ON p.id = v.practice_id "
    "WHERE p.company_id = :company LIMIT 1",
    "useId": "SELECT id FROM toolbox_uses WHERE company_id = :company LIMIT 1",
    "erasureId": "SELECT id FROM erasure_requests LIMIT 1",
}
# What everybody may read, or what is no object of somebody.
PUBLIC = {
    "publicationVersionId",  # words of an organisation that is no company: tests/publications walks its rights
    "newsletterEditionId",  # of nobody: whoever may compose one may compose all
    "unsubscribeCode",  # signed by us; whoever holds it may stop that one newsletter
    "problemKind",
    "code",  # of a campaign, as it stands in a newsletter
    "exchangeShareId",  # of a branch, and names no company: tests/exchange walks its rights
    "exchangeBranchId",  # a branch by itself: tests/exchange walks who may follow it
    "campaignId",  # of a branch, not of a company: tests/campaigns walks its rights
    "eventId",  # what is published of an event
    "eventFileId",  # of a branch, Syntens or the programme, not of a company: tests/events walks its rights
    "eventRegistrationId",  # as the event of its host, above
    "groupId",  # everybody finds it; tests/groups walks who reads what is in one
    "groupMemberId",  # of a person in a group, not of a company: tests/groups walks its rights
    "groupPostId",  # as the group it stands in
    "groupReportId",  # as the group it stands in
    "groupFileId",  # as the group it stands in
    "itemCode",
    "slug",
    "questionId",  # everybody reads it; tests/questions walks who may do what with one
    "networkProfileId",  # what its owner shows to people of other companies: tests/network walks who reads what
    "answerId",  # as the question it answers
    "obstacleId",  # of nobody: words of the programme office, under which no reporter is told
    "versionId",
    "attachmentId",  # of a tool: for everybody, or of whoever sees the draft; of an event: for who came, and its host
    "ratingId",  # of nobody: whoever may review the words of one may review all, and sees no company
    "remarkId",  # of nobody: whoever may review one may review all, and sees no company
    "schemeId",
    "roundId",
    "fundingShareId",
    "synonymSetId",  # words that mean the same: of nobody
    "correctionId",  # of the books of a round: no company stands in it
    "indicatorCode",
    "adviserId",
    "stepKind",
    "themeCode",
    "planNumber",
    "measuredOn",
    "effectReleaseId",  # aggregates that were published, for everybody; in work it is an effectReleaseOrderId
    "monitorReleaseId",  # aggregates, for everybody; tests/monitor walks what only some may see of one
    "tableCode",
    "kvkNumber",  # a firm in one's own register, whoever asks
    "localMailId",  # of a demonstration; 404 everywhere else
}
# Names rather than identifiers, which a route checks before it looks for the object.
NAMES = {"indicatorCode": "employees", "stepKind": "analysis", "planNumber": "1"}
NAMES |= {"kvkNumber": "90001001", "measuredOn": "2026-03-01"}

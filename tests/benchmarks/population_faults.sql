-- What row triggers and foreign keys refuse one by one, counted as sets: every figure must be nought.
SELECT
    (SELECT count(*) FROM scan_answers LEFT JOIN scan_responses response
        ON response.id = scan_answers.response_id AND response.version_id = scan_answers.version_id
     WHERE response.id IS NULL) AS answers_without_response,
    (SELECT count(*) FROM scan_answers LEFT JOIN questionnaire_items item
        ON item.version_id = scan_answers.version_id AND item.code = scan_answers.item_code
        AND item.kind = scan_answers.kind
     WHERE item.code IS NULL) AS answers_without_item,
    (SELECT count(*) FROM scan_responses LEFT JOIN scans
        ON scans.id = scan_responses.scan_id AND scans.version_id = scan_responses.version_id
     WHERE scans.id IS NULL) AS responses_without_scan,
    (SELECT count(*) FROM scans LEFT JOIN companies ON companies.id = scans.company_id
     WHERE companies.id IS NULL OR companies.status <> 'active') AS scans_without_company,
    (SELECT count(*) FROM companies LEFT JOIN organisations USING (id)
     WHERE organisations.id IS NULL OR organisations.is_demonstration <> companies.is_demonstration) AS half_companies,
    (SELECT count(*) FROM scan_results LEFT JOIN scans ON scans.id = scan_results.scan_id
     WHERE scans.status IS DISTINCT FROM 'published') AS results_before_publication,
    (SELECT count(*) FROM scan_results result JOIN scans own ON own.id = result.scan_id
     JOIN scans other ON other.company_id = own.company_id AND other.id <> own.id
     JOIN scan_results earlier ON earlier.scan_id = other.id AND earlier.published_at <= result.published_at
        AND earlier.published_at > result.published_at - interval '182 days') AS results_close_together

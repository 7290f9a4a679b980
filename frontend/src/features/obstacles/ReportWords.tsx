import { Trans, useLingui } from '@lingui/react/macro';
import type { ObstacleReportRead } from '@/api/types.gen.ts';
import { labelOf, useSectors, useThemeName } from '@/lib/reference.ts';
import { RULE_WORDS } from './words.ts';

/** What a report says, as far as it is written. */
export function ReportWords({ report }: { report: ObstacleReportRead }) {
  const { i18n } = useLingui();
  const themeName = useThemeName();
  const sectors = useSectors();
  return (
    <div className="grid max-w-(--container-measure) gap-3">
      <p className="meta">
        {report.ruleKind && <span>{i18n._(RULE_WORDS[report.ruleKind])}</span>}
        {report.theme && <span>{themeName(report.theme)}</span>}
        {report.section && <span>{labelOf(sectors, report.section)}</span>}
      </p>
      {report.stopped && <p className="whitespace-pre-line">{report.stopped}</p>}
      {report.suggestion && (
        <p className="soft whitespace-pre-line">
          <Trans>Wat zou helpen: {report.suggestion}</Trans>
        </p>
      )}
    </div>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { ScanResultRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';

type Shown = Pick<ScanResultRead, 'themes' | 'outcomes' | 'groups'>;

/** What stands beside the themes: satisfaction and change, and the groups that may be shown. */
export function OutcomeTable({ result }: { result: Shown }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const shown = result.outcomes.filter(
    (outcome) => outcome.employeeScore !== null || outcome.managementScore !== null,
  );
  return (
    <div className="columns-text columns-half mt-14">
      {shown.length > 0 && (
        <section>
          <h2 className="mb-4 text-xl">
            <Trans>Tevredenheid en verandering</Trans>
          </h2>
          <dl className="hairlines">
            {shown.map((outcome) => (
              <div
                key={outcome.outcome}
                className="flex flex-wrap items-baseline justify-between gap-x-6 py-3"
              >
                <dt>{localized(outcome.name)}</dt>
                <dd className="num">
                  {[
                    outcome.managementScore !== null && t`leiding ${outcome.managementScore}`,
                    outcome.employeeScore !== null && t`medewerkers ${outcome.employeeScore}`,
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {result.groups.length > 0 && <Groups result={result} />}
    </div>
  );
}

function Groups({ result }: { result: Shown }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const shown = result.groups.filter((group) => group.scores.length > 0);
  const hidden = result.groups.filter((group) => group.scores.length === 0).map((group) => group.name);
  return (
    <section>
      <h2 className="mb-4 text-xl">
        <Trans>Per groep</Trans>
      </h2>
      {shown.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="scroll-x" tabIndex={0} aria-label={t`Scores van medewerkers per groep`}>
          <table className="table">
            <caption>{t`Scores van medewerkers per groep, van 0 tot 100`}</caption>
            <thead>
              <tr>
                <th scope="col">{t`Thema`}</th>
                {shown.map((group) => (
                  <th key={group.id} scope="col" className="cell-num">
                    {group.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {result.themes.map((theme) => (
                <tr key={theme.theme}>
                  <th scope="row">{localized(theme.name)}</th>
                  {shown.map((group) => (
                    <td key={group.id} className="cell-num">
                      {group.scores.find((score) => score.theme === theme.theme)?.employeeScore ?? '–'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {hidden.length > 0 && (
        <p className="soft mt-3 text-sm">
          <Trans>
            Niet getoond: {hidden.join(', ')}. Wij tonen groepen als meer dan twintig mensen antwoorden, een
            groep vanaf vijf, en alleen als niemand daaruit is af te leiden.
          </Trans>
        </p>
      )}
    </section>
  );
}

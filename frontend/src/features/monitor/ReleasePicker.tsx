import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MonitorReleaseSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Notice } from '@/ui/Notice.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { useReleases } from './useReleases.ts';

/** One release of the monitor, chosen in the address; the newest when it names none. */
export function ReleasePicker({ children }: { children: (release: MonitorReleaseSummary) => ReactNode }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const releases = useReleases();
  const search: { release?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  return (
    <Loaded
      query={releases}
      skeleton={<TableSkeleton />}
      errorTitle={<Trans>De uitgaven van de monitor kwamen niet door</Trans>}
    >
      {({ items }) => {
        const chosen = items.find((each) => each.id === search.release) ?? items[0];
        if (!chosen) {
          return (
            <EmptyState title={<Trans>Er is nog geen uitgave van de monitor</Trans>}>
              <Trans>
                De eerste komt er zodra tien bedrijven meedoen en het goedvinden dat wij hen volgen.
              </Trans>
            </EmptyState>
          );
        }
        return (
          <div className="grid gap-8">
            {items.length > 1 && (
              <label className="no-print grid max-w-measure gap-2">
                <span className="font-semibold">{t`Welke uitgave`}</span>
                <select
                  className="input"
                  value={chosen.id}
                  onChange={(event) =>
                    void navigate({
                      to: '.',
                      search: { release: event.target.value } as never,
                      replace: true,
                    })
                  }
                >
                  {items.map((each) => (
                    <option key={each.id} value={each.id}>
                      {each.isDemonstration ? t`Voorbeeld, ${day(each.asOf)}` : day(each.asOf)}
                    </option>
                  ))}
                </select>
              </label>
            )}
            {chosen.isDemonstration && (
              <Notice tone="warn" title={<Trans>Verzonnen cijfers, als voorbeeld</Trans>}>
                <p>
                  <Trans>Alle bedrijven achter deze uitgave zijn verzonnen; zij tellen nergens mee.</Trans>
                </p>
              </Notice>
            )}
            {children(chosen)}
          </div>
        );
      }}
    </Loaded>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listQuickScansOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';

/** The quick scans that the company keeps; nothing at all when there are none. */
export function QuickScanList() {
  const { t } = useLingui();
  const { day } = useFormats();
  const { data } = useQuery(listQuickScansOptions());
  if (!data || data.total === 0) return null;
  return (
    <section className="mt-14" aria-label={t`Quickscans`}>
      <h2>
        <Trans>Quickscans</Trans>
      </h2>
      <ul className="hairlines mt-3">
        {data.items.map((scan) => (
          <li key={scan.id} className="py-4">
            <AppLink to="/scan/uitkomst" search={{ van: scan.id }}>
              <Trans>Quickscan van {day(scan.savedAt)}</Trans>
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listScansOptions } from '@/api/@tanstack/react-query.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { Notice } from '@/ui/Notice.tsx';

/** Before preparing a scan soon after another: that it will show less, and from when it shows everything. */
export function SoonAfter() {
  const { dayLong } = useFormats();
  const scans = useQuery(listScansOptions({ query: { status: 'published' } }));
  const today = todayInAmsterdam();
  const until = (scans.data?.items ?? [])
    .flatMap((scan) => scan.showsLessUntil ?? [])
    .filter((day) => day > today)
    .sort();
  const last = until.at(-1);
  if (last === undefined) return null;
  return (
    <div className="mb-6">
      <Notice title={<Trans>Een scan zo kort na de vorige laat minder zien</Trans>}>
        <p>
          {until.length > 1 ? (
            <Trans>
              U publiceerde het afgelopen half jaar al {until.length} scans. Een scan die u publiceert vóór{' '}
              {dayLong(last)} kan minder of niets van uw medewerkers tonen. Zo kan niemand uit de uitkomsten
              samen afleiden wat een enkeling antwoordde. Vanaf {dayLong(last)} toont een nieuwe scan weer
              alles wat mag.
            </Trans>
          ) : (
            <Trans>
              Publiceert u hem vóór {dayLong(last)}, dan tonen wij geen groepen, en soms ook geen score van
              alle medewerkers samen. Zo kan niemand uit twee uitkomsten afleiden wat een enkeling antwoordde.
              Vanaf {dayLong(last)} toont een nieuwe scan weer alles wat mag.
            </Trans>
          )}
        </p>
      </Notice>
    </div>
  );
}

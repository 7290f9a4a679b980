import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { listScansOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ScanSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { QuickScanList } from './QuickScanList.tsx';
import { STATUS_WORDS } from './statusWords.ts';

/** The scans of the company, the newest first. */
export function ScansPage() {
  const { t } = useLingui();
  const { may } = useSession();
  const { page = 1 } = useSearch({ from: '/bedrijf/scans/' });
  const scans = useQuery(listScansOptions({ query: { page } }));
  const prepare = may('scans:manage') && (
    <LinkButton to="/bedrijf/scans/nieuw">
      <Plus aria-hidden="true" />
      <Trans>Bereid een scan voor</Trans>
    </LinkButton>
  );
  const any = (scans.data?.total ?? 0) > 0;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`De scan met uw medewerkers`}
        crumbs={[{ label: t`Uw bedrijf`, to: '/bedrijf' }, { label: t`Scan` }]}
        lead={t`Leiding en medewerkers beantwoorden dezelfde stellingen. Daarna ziet u waar u van elkaar verschilt.`}
        actions={any ? prepare : undefined}
      />
      <Loaded
        query={scans}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De lijst met scans kwam niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Uw bedrijf heeft nog geen scan</Trans>} actions={prepare || undefined}>
              {may('scans:manage') ? (
                <Trans>
                  U bereidt hem voor in vijf minuten. Uw medewerkers doen mee op hun telefoon, zonder account
                  en zonder naam. Meedoen duurt ongeveer vijf minuten.
                </Trans>
              ) : (
                <Trans>Zodra de eigenaar of een leidinggevende een scan opent, ziet u hem hier.</Trans>
              )}
            </EmptyState>
          ) : (
            <>
              <ul className="hairlines">
                {found.items.map((scan) => (
                  <ScanRow key={scan.id} scan={scan} />
                ))}
              </ul>
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
      <QuickScanList />
    </div>
  );
}

function ScanRow({ scan }: { scan: ScanSummary }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  const { word, tone } = STATUS_WORDS[scan.status];
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-5">
      <div>
        <h2 className="text-lg">
          <AppLink
            to={scan.status === 'published' ? '/bedrijf/scans/$scanId/uitkomst' : '/bedrijf/scans/$scanId'}
            params={{ scanId: scan.id }}
          >
            {scan.title}
          </AppLink>
        </h2>
        <p className="meta mt-1">
          <Dates scan={scan} day={day} />
        </p>
      </div>
      <Pill tone={tone}>{i18n._(word)}</Pill>
    </li>
  );
}

function Dates({ scan, day }: { scan: ScanSummary; day: (value: string) => string }) {
  if (scan.publishedAt) return <Trans>Gepubliceerd op {day(scan.publishedAt)}</Trans>;
  if (scan.status === 'closed' && scan.closedAt) return <Trans>Gesloten op {day(scan.closedAt)}</Trans>;
  if (scan.closesOn) return <Trans>Open tot en met {day(scan.closesOn)}</Trans>;
  return <Trans>Nog geen sluitingsdatum</Trans>;
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  listCompanyMeasurementMomentsOptions,
  listMeasurementsOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import type { MeasurementList, MeasurementSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { BeginMeasurement } from './BeginMeasurement.tsx';
import { useCompanyId } from './measurementQueries.ts';
import { OwnResult } from './OwnResult.tsx';
import { Proposals } from './Proposals.tsx';
import { Schedule } from './Schedule.tsx';
import './monitoring.css';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';

/** The company's measurements: the baseline, what came later, and what changed. */
export function MeasurementsPage() {
  const { t } = useLingui();
  const companyId = useCompanyId();
  const measurements = useQuery(listMeasurementsOptions({ path: { companyId } }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Wat levert het op`}
        documentTitle={t`Metingen`}
        crumbs={[{ label: t`Uw bedrijf`, to: '/bedrijf' }, { label: t`Metingen` }]}
        lead={t`U meet voordat u begint en een jaar later opnieuw. Alleen u ziet de cijfers van uw bedrijf, en wie u daarvoor machtigde.`}
      />
      <Loaded
        query={measurements}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De metingen kwamen niet door</Trans>}
      >
        {(found) => <Measurements found={found} companyId={companyId} />}
      </Loaded>
    </div>
  );
}

function Measurements({ found, companyId }: { found: MeasurementList; companyId: string }) {
  const { t } = useLingui();
  const { may } = useSession();
  const { day } = useFormats();
  const moments = useQuery(listCompanyMeasurementMomentsOptions({ path: { companyId } }));
  const planned = moments.data?.items ?? [];
  const draft = found.items.find((measurement) => measurement.completedAt === null);
  const isAsked = planned.some((moment) => moment.state === 'open' || moment.state === 'overdue');
  const kind = found.hasBaseline ? ('follow_up' as const) : ('baseline' as const);
  return (
    <div className="grid gap-12">
      <Proposals companyId={companyId} mayWrite={may('measurements:write')} />
      {found.hasBaseline && <OwnResult companyId={companyId} />}
      <Schedule moments={planned} mayWrite={may('measurements:write')} />
      {found.items.length > 0 && (
        <section className="grid gap-3">
          <h2 className="text-2xl">
            <Trans>Uw metingen</Trans>
          </h2>
          <ul className="hairlines">
            {found.items.map((measurement) => (
              <MeasurementRow key={measurement.id} measurement={measurement} />
            ))}
          </ul>
          {found.nextDueOn && planned.length === 0 && (
            <p className="soft">{t`De volgende meting is aan de beurt op ${day(found.nextDueOn)}.`}</p>
          )}
        </section>
      )}
      {may('measurements:write') && !draft && (
        <MaybeLater dueOn={kind === 'follow_up' && !isAsked ? found.nextDueOn : null}>
          <BeginMeasurement companyId={companyId} kind={kind} />
        </MaybeLater>
      )}
      <p className="no-print flex flex-wrap gap-x-6 gap-y-2">
        {may('measurements:write') && (
          <AppLink className="link" to="/bedrijf/metingen/importeren">
            <Trans>Cijfers uit een bestand invoeren</Trans>
          </AppLink>
        )}
        <AppLink className="link" to="/kengetallen">
          <Trans>Wat elk cijfer betekent</Trans>
        </AppLink>
      </p>
    </div>
  );
}

function MeasurementRow({ measurement }: { measurement: MeasurementSummary }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const name = measurement.kind === 'baseline' ? t`Nulmeting` : t`Vervolgmeting`;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-4">
      <p className="text-lg font-semibold">
        <AppLink
          to={`/bedrijf/metingen/${measurement.id}`}
        >{t`${name} van ${day(measurement.measuredOn)}`}</AppLink>
      </p>
      <p className="flex flex-wrap items-center gap-3">
        <span className="quiet">{t`over ${day(measurement.periodStartsOn)} tot en met ${day(measurement.periodEndsOn)}`}</span>
        {measurement.completedAt ? (
          <Pill tone="ok" mark="ok">
            <Trans>Afgerond</Trans>
          </Pill>
        ) : (
          <Pill tone="warn">
            <Trans>Nog niet klaar</Trans>
          </Pill>
        )}
      </p>
    </li>
  );
}

/** What is not due yet stays folded away: it can be done, but nobody has to. */
function MaybeLater({ dueOn, children }: { dueOn: string | null; children: ReactNode }) {
  if (!dueOn || dueOn <= todayInAmsterdam()) return children;
  return (
    <details className="grid gap-4">
      <summary className="link-summary">
        <Trans>Toch eerder meten</Trans>
      </summary>
      <div className="mt-4">{children}</div>
    </details>
  );
}

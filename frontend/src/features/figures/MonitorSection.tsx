import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileDown } from 'lucide-react';
import {
  listMonitorReleasesOptions,
  readMonitorReleaseOptions,
  readMonitorTableOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import type { MonitorReleaseRead, MonitorTableSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { Skeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { MonitorTable } from './MonitorTable.tsx';
import { chosenTable, cutOf, subjectOf, withSubject } from './monitorTables.ts';
import { useMonitorWords } from './useMonitorWords.ts';

/** The newest release of the monitor: a table at a time, by what one chooses from the fixed list. */
export function MonitorSection() {
  const { t } = useLingui();
  const releases = useQuery(listMonitorReleasesOptions({ query: { pageSize: 1 } }));
  return (
    <section className="wrap section" aria-labelledby="monitor">
      <h2 id="monitor">
        <Trans>De monitor: bedrijven die wij volgen</Trans>
      </h2>
      <p className="soft mt-3">
        <Trans>
          Elk kwartaal zetten wij vast hoe het staat met de bedrijven die meedoen. U kiest een tabel; de
          tabellen liggen vast.
        </Trans>{' '}
        <AppLink to="/cijfers/wat-wij-tonen">{t`Wat wij laten zien en wat niet`}</AppLink>
      </p>
      <OwnViews />
      <div className="mt-8">
        <Loaded
          query={releases}
          skeleton={<Skeleton className="h-80 w-full" />}
          errorTitle={<Trans>De monitor kwam niet door</Trans>}
        >
          {({ items: [newest] }) =>
            newest ? (
              <Release releaseId={newest.id} />
            ) : (
              <EmptyState title={<Trans>Er is nog geen uitgave van de monitor</Trans>}>
                <Trans>
                  De eerste komt er zodra tien bedrijven meedoen en het goedvinden dat wij hen volgen. Tot dan
                  is er niets te vertellen, en vertellen wij niets.
                </Trans>
              </EmptyState>
            )
          }
        </Loaded>
      </div>
    </section>
  );
}

/** The views of the monitor that only some may see, for whoever is signed in. */
function OwnViews() {
  const { t } = useLingui();
  const { may } = useSession();
  const views = [
    may('members:read') && { to: '/branche/monitor', name: t`Uw leden naast de sector` },
    may('monitoring:read') &&
      !may('vouchers:read') && { to: '/onderzoek/monitor', name: t`De hele uitgave, met verslag` },
    may('monitor:manage') && { to: '/programma/monitor', name: t`Uitgaven bestellen, en wie er keek` },
  ].filter((view) => view !== false);
  if (views.length === 0) return null;
  return (
    <ul className="no-print mt-3 flex flex-wrap gap-x-6 gap-y-2">
      {views.map((view) => (
        <li key={view.to}>
          <AppLink to={view.to}>{view.name}</AppLink>
        </li>
      ))}
    </ul>
  );
}

function Release({ releaseId }: { releaseId: string }) {
  const release = useQuery({
    ...readMonitorReleaseOptions({ path: { monitorReleaseId: releaseId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded
      query={release}
      skeleton={<Skeleton className="h-80 w-full" />}
      errorTitle={<Trans>De monitor kwam niet door</Trans>}
    >
      {(found) => (
        <div className="grid gap-6">
          {found.isDemonstration && (
            <Notice tone="warn" title={<Trans>Verzonnen cijfers, als voorbeeld</Trans>}>
              <p>
                <Trans>
                  Er zijn nog geen echte cijfers. Alle bedrijven achter deze tabellen zijn verzonnen; zij
                  tellen nergens mee.
                </Trans>
              </p>
            </Notice>
          )}
          <Tables release={found} />
          <Downloads release={found} />
        </div>
      )}
    </Loaded>
  );
}

function Tables({ release }: { release: MonitorReleaseRead }) {
  const { t } = useLingui();
  const words = useMonitorWords();
  const search: { table?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const chosen = chosenTable(release.tables, search.table);
  if (!chosen) return null;
  const choose = (table: MonitorTableSummary | undefined) =>
    table &&
    void navigate({
      to: '.',
      search: ((before: object) => ({ ...before, table: table.code })) as never,
      replace: true,
      resetScroll: false,
    });
  const subjects = new Map(release.tables.map((table) => [subjectOf(table), table]));
  const cuts = release.tables.filter((table) => subjectOf(table) === subjectOf(chosen));
  return (
    <>
      <div className="no-print grid gap-4 sm:grid-cols-2">
        <label className="grid min-w-0 gap-2">
          <span className="font-semibold">{t`Wat`}</span>
          <select
            className="input"
            value={subjectOf(chosen)}
            onChange={(event) => choose(withSubject(release.tables, event.target.value, cutOf(chosen)))}
          >
            {[...subjects].map(([subject, table]) => (
              <option key={subject} value={subject}>
                {words.subject(table)}
              </option>
            ))}
          </select>
        </label>
        <label className="grid min-w-0 gap-2">
          <span className="font-semibold">{t`Verdeeld naar`}</span>
          <select
            className="input"
            value={chosen.code}
            onChange={(event) => choose(release.tables.find((table) => table.code === event.target.value))}
          >
            {cuts.map((table) => (
              <option key={table.code} value={table.code}>
                {words.cut(table.cut)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Table releaseId={release.id} code={chosen.code} />
    </>
  );
}

function Table({ releaseId, code }: { releaseId: string; code: string }) {
  const table = useQuery({
    ...readMonitorTableOptions({ path: { monitorReleaseId: releaseId, tableCode: code } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className="min-w-0" aria-live="polite">
      <Loaded
        query={table}
        skeleton={<Skeleton className="h-64 w-full" />}
        errorTitle={<Trans>Deze tabel kwam niet door</Trans>}
      >
        {(found) => <MonitorTable found={found} />}
      </Loaded>
    </div>
  );
}

function Downloads({ release }: { release: MonitorReleaseRead }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const say = useLocalized();
  const address = `/v1/monitor-releases/${release.id}/files`;
  return (
    <div className="no-print grid gap-2">
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <a className="link inline-flex items-center gap-2" href={`${address}?format=csv`} download>
          <FileDown aria-hidden="true" className="size-4" />
          {t`Bewaar alle cijfers als CSV`}
        </a>
        <a className="link inline-flex items-center gap-2" href={`${address}?format=json`} download>
          <FileDown aria-hidden="true" className="size-4" />
          {t`Bewaar alle cijfers als JSON, met uitleg van de kolommen`}
        </a>
      </p>
      <p className="quiet text-sm">
        <Trans>
          Vrij te gebruiken met bronvermelding ({release.licence.code}): {say(release.licence.attribution)}.
          Vastgezet op {day(release.computedAt)}.
        </Trans>
      </p>
    </div>
  );
}

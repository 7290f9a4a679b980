import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  listMonitorOrdersOptions,
  listMonitorOrdersQueryKey,
  listMonitorQueriesOptions,
  listMonitorQueryCountsOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import { createMonitorOrder } from '@/api/sdk.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { useMonitorCodes } from './useMonitorCodes.ts';

const NEWEST = { query: { pageSize: 50 } };

/** The programme office orders a release of the monitor, and sees who asked for its figures. */
export function MonitorOfficePage() {
  const { t } = useLingui();
  return (
    <div className="wrap grid gap-12 pb-(--section)">
      <PageHeader
        title={t`Uitgaven van de monitor`}
        documentTitle={t`Monitor beheren`}
        lead={t`Elk kwartaal komt er vanzelf een uitgave. Hier bestelt u er een tussendoor, en ziet u wie cijfers opvroeg.`}
      />
      <Orders />
      <Asked />
      <Counted />
    </div>
  );
}

function Orders() {
  const { t } = useLingui();
  const { moment } = useFormats();
  const { busy, fault, run } = useAct();
  const client = useQueryClient();
  const orders = useQuery(listMonitorOrdersOptions(NEWEST));
  const order = () =>
    run(async () => {
      await createMonitorOrder({ headers: { 'Idempotency-Key': crypto.randomUUID() }, throwOnError: true });
      await client.invalidateQueries({ queryKey: listMonitorOrdersQueryKey() });
    });
  return (
    <section className="grid gap-4" aria-labelledby="orders">
      <h2 id="orders">
        <Trans>Bestellen</Trans>
      </h2>
      <p className="soft">
        <Trans>
          Een uitgave tussendoor gaat door dezelfde controle en staat daarna vast. Wat sinds de vorige maar
          bij een paar bedrijven veranderde, komt er niet opnieuw in.
        </Trans>
      </p>
      <p>
        <Button busy={busy} onClick={() => void order()}>
          <Trans>Bestel een uitgave van vandaag</Trans>
        </Button>
      </p>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      <Loaded
        query={orders}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De bestellingen kwamen niet door</Trans>}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">
              <Trans>Er is nog niets besteld.</Trans>
            </p>
          ) : (
            <Table
              caption={t`Bestelde uitgaven`}
              captionHidden
              stacked
              rows={items}
              rowKey={(each) => each.id}
              columns={[
                { key: 'at', header: t`Besteld`, cell: (each) => moment(each.orderedAt) },
                {
                  key: 'state',
                  header: t`Stand`,
                  cell: (each) => {
                    if (each.carriedOutAt === null) return t`wacht; dit duurt hooguit een paar minuten`;
                    return each.releaseId ? t`gemaakt` : t`er was niets te tonen`;
                  },
                },
              ]}
            />
          )
        }
      </Loaded>
    </section>
  );
}

function Asked() {
  const { t } = useLingui();
  const { moment, day } = useFormats();
  const queries = useQuery(listMonitorQueriesOptions(NEWEST));
  const asked: Record<string, string> = { branch: t`cijfers van een branche`, research: t`de hele uitgave` };
  return (
    <section className="grid gap-4" aria-labelledby="asked">
      <h2 id="asked">
        <Trans>Wie cijfers opvroeg</Trans>
      </h2>
      <Loaded
        query={queries}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De lijst kwam niet door</Trans>}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">
              <Trans>Nog niemand vroeg als branche of onderzoeker cijfers op.</Trans>
            </p>
          ) : (
            <Table
              caption={t`Wie cijfers opvroeg, de laatste vijftig keer`}
              captionHidden
              stacked
              rows={items}
              rowKey={(each) => each.id}
              columns={[
                { key: 'at', header: t`Wanneer`, cell: (each) => moment(each.askedAt) },
                { key: 'who', header: t`Wie`, cell: (each) => each.person ?? t`een systeem` },
                { key: 'organisation', header: t`Namens`, cell: (each) => each.organisation ?? '' },
                { key: 'what', header: t`Wat`, cell: (each) => asked[each.asked] ?? each.asked },
                { key: 'release', header: t`Uitgave`, cell: (each) => day(each.asOf) },
              ]}
            />
          )
        }
      </Loaded>
    </section>
  );
}

function Counted() {
  const { t } = useLingui();
  const { number, day } = useFormats();
  const codes = useMonitorCodes();
  const whole: Record<string, string> = {
    release: t`overzicht van de uitgave`,
    'file-csv': t`alle cijfers, als CSV`,
    'file-json': t`alle cijfers, als JSON`,
  };
  const counts = useQuery(listMonitorQueryCountsOptions(NEWEST));
  return (
    <section className="grid gap-4" aria-labelledby="counted">
      <h2 id="counted">
        <Trans>Hoe vaak er zonder account gekeken is</Trans>
      </h2>
      <Loaded
        query={counts}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De aantallen kwamen niet door</Trans>}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">
              <Trans>Er is nog niet gekeken.</Trans>
            </p>
          ) : (
            <Table
              caption={t`Antwoorden per dag en tabel`}
              captionHidden
              stacked
              rows={items}
              rowKey={(each) => `${each.releaseId} ${each.asked} ${each.askedOn}`}
              columns={[
                { key: 'on', header: t`Dag`, cell: (each) => day(each.askedOn) },
                {
                  key: 'what',
                  header: t`Tabel`,
                  cell: (each) => whole[each.asked] ?? codes.table(each.asked),
                },
                { key: 'count', header: t`Aantal`, numeric: true, cell: (each) => number(each.count) },
              ]}
            />
          )
        }
      </Loaded>
    </section>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { readSandboxOptions, readSandboxQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createSandboxReset } from '@/api/sdk.gen.ts';
import type { SandboxRead, SandboxVoucher } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { problemOf } from '@/lib/problem.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { type Column, Table } from '@/ui/Table.tsx';
import { toast } from '@/ui/toast.ts';

/** The invented world in which systems try everything: open it, see what is in it, put it back. */
export function SandboxPage() {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const sandbox = useQuery(readSandboxOptions());
  const machines = pathname.replace('/proefomgeving', '/koppelingen');
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Proefomgeving`}
        crumbs={[{ label: t`Koppelingen`, to: machines }, { label: t`Proefomgeving` }]}
        lead={t`Laat uw systeem alles doen wat het straks in het echt doet, met verzonnen bedrijven en vouchers.`}
      />
      <Loaded
        query={sandbox}
        skeleton={<ListSkeleton rows={4} />}
        errorTitle={<Trans>De proefomgeving kwam niet door</Trans>}
      >
        {(found) =>
          !found.offered ? (
            <EmptyState title={<Trans>Hier is geen proefomgeving</Trans>}>
              <Trans>Wie dit platform beheert, kan er een klaarzetten.</Trans>
            </EmptyState>
          ) : found.openedAt ? (
            <Opened found={found} machines={machines} />
          ) : (
            <NotYet />
          )
        }
      </Loaded>
    </div>
  );
}

function NotYet() {
  return (
    <EmptyState title={<Trans>De proefomgeving is nog leeg</Trans>} actions={<Reset isFirst />}>
      <Trans>
        U krijgt testbedrijven met een voucher in elke status. Niets daarvan telt mee, gaat de deur uit of
        wordt betaald.
      </Trans>
    </EmptyState>
  );
}

function Opened({ found, machines }: { found: SandboxRead; machines: string }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const columns: Column<SandboxVoucher>[] = [
    { key: 'company', header: t`Testbedrijf`, cell: ({ companyName }) => companyName },
    { key: 'code', header: t`Voucher`, cell: ({ code }) => <code translate="no">{code}</code> },
    { key: 'status', header: t`Status`, cell: ({ status }) => <Status status={status} /> },
  ];
  return (
    <div className="columns-main-side">
      <section aria-labelledby="inhoud">
        <h2 id="inhoud" className="pb-4 text-xl">
          <Trans>Wat erin zit</Trans>
        </h2>
        <Table
          caption={t`Vouchers in de proefomgeving`}
          captionHidden
          columns={columns}
          rows={found.vouchers}
          rowKey={({ id }) => id}
          stacked
        />
      </section>
      <aside aria-labelledby="beginnen" className="grid content-start gap-4">
        <h2 id="beginnen" className="text-lg">
          <Trans>Zo begint u</Trans>
        </h2>
        <p>
          <Trans>
            Maak een koppeling en kies dat die om te proberen is. Met dezelfde adressen ziet en verandert die
            alleen wat hier staat. Storingen zet u per koppeling aan.
          </Trans>
        </p>
        <p>
          <AppLink to={machines}>
            <Trans>Naar de koppelingen</Trans>
          </AppLink>
        </p>
        <h3 className="text-base">
          <Trans>Medewerkers die uw systeem kan noemen</Trans>
        </h3>
        <ul className="hairlines">
          {found.officers.map(({ accountId, name }) => (
            <li key={accountId} className="grid py-2">
              {name}
              <code className="soft text-xs [overflow-wrap:anywhere]" translate="no">
                {accountId}
              </code>
            </li>
          ))}
        </ul>
        {found.openedAt && (
          <p className="soft text-sm">
            <Trans>Gevuld op {moment(found.openedAt)}</Trans>
          </p>
        )}
        <Reset isFirst={false} />
      </aside>
    </div>
  );
}

function Status({ status }: { status: SandboxVoucher['status'] }) {
  const { i18n } = useLingui();
  const { word, tone } = VOUCHER_STATUS[status];
  return <Pill tone={tone}>{i18n._(word)}</Pill>;
}

function Reset({ isFirst }: { isFirst: boolean }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const reset = async () => {
    setBusy(true);
    setError(null);
    try {
      const { data } = await createSandboxReset({ throwOnError: true });
      queries.setQueryData(readSandboxQueryKey(), data);
      toast(isFirst ? t`De proefomgeving is open.` : t`De proefomgeving staat weer zoals in het begin.`);
      setAsking(false);
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  const fault = error !== null && (
    <Notice tone="err" live title={<Trans>Dit lukte niet</Trans>}>
      <p>{problemOf(error)?.detail ?? <Trans>Wij kregen geen antwoord. Probeer het opnieuw.</Trans>}</p>
    </Notice>
  );
  if (isFirst) {
    return (
      <div className="grid gap-3">
        {fault}
        <div>
          <Button busy={busy} onClick={() => void reset()}>
            <Trans>Open de proefomgeving</Trans>
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div>
      <Button kind="secondary" onClick={() => setAsking(true)}>
        <Trans>Zet alles terug</Trans>
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Zet u de proefomgeving terug?`}
        actions={
          <>
            <Button kind="danger" busy={busy} onClick={() => void reset()}>
              <Trans>Ja, zet terug</Trans>
            </Button>
            <Button kind="secondary" onClick={() => setAsking(false)}>
              <Trans>Nee, laat het zo</Trans>
            </Button>
          </>
        }
      >
        {fault}
        <p>
          <Trans>
            Wat systemen hier deden verdwijnt, ook dat van collega's. Zij houden toegang en lezen alle
            vouchers opnieuw.
          </Trans>
        </p>
      </Dialog>
    </div>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { readSandboxOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { SandboxRead, SandboxVoucher } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { type Column, Table } from '@/ui/Table.tsx';
import { BranchContent } from './BranchContent.tsx';
import { SandboxReset } from './SandboxReset.tsx';

/** The invented world in which systems try everything: open it, see what is in it, put it back. */
export function SandboxPage() {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const sandbox = useQuery(readSandboxOptions());
  const machines = pathname.replace('/proefomgeving', '/koppelingen');
  const ofBranch = pathname.startsWith('/branche');
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Proefomgeving`}
        crumbs={[{ label: t`Koppelingen`, to: machines }, { label: t`Proefomgeving` }]}
        lead={t`Laat uw systeem alles doen wat het straks in het echt doet. Alles is hier verzonnen.`}
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
            <Opened found={found} machines={machines} ofBranch={ofBranch} />
          ) : (
            <NotYet ofBranch={ofBranch} />
          )
        }
      </Loaded>
    </div>
  );
}

function NotYet({ ofBranch }: { ofBranch: boolean }) {
  return (
    <EmptyState
      title={<Trans>De proefomgeving is nog leeg</Trans>}
      actions={<SandboxReset isFirst ofBranch={ofBranch} />}
    >
      {ofBranch ? (
        <Trans>
          U krijgt een verzonnen branche met leden, een ronde waaraan zij meebetaalt, een instrument en een
          vragenlijst. Niets daarvan telt mee en er gaat geen mail uit. Andere branches zien het niet.
        </Trans>
      ) : (
        <Trans>
          U krijgt testbedrijven met een voucher in elke status. Niets daarvan telt mee of wordt betaald, en
          er gaat geen mail uit.
        </Trans>
      )}
    </EmptyState>
  );
}

function Opened({ found, machines, ofBranch }: { found: SandboxRead; machines: string; ofBranch: boolean }) {
  const { moment } = useFormats();
  return (
    <div className="columns-main-side">
      {ofBranch ? <BranchContent found={found} /> : <Vouchers vouchers={found.vouchers} />}
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
        {!ofBranch && <Officers officers={found.officers} />}
        {found.openedAt && (
          <p className="soft text-sm">
            <Trans>Gevuld op {moment(found.openedAt)}</Trans>
          </p>
        )}
        <SandboxReset isFirst={false} ofBranch={ofBranch} />
      </aside>
    </div>
  );
}

function Status({ status }: { status: SandboxVoucher['status'] }) {
  const { i18n } = useLingui();
  const { word, tone } = VOUCHER_STATUS[status];
  return <Pill tone={tone}>{i18n._(word)}</Pill>;
}

function Officers({ officers }: Pick<SandboxRead, 'officers'>) {
  return (
    <>
      <h3 className="text-base">
        <Trans>Medewerkers die uw systeem kan noemen</Trans>
      </h3>
      <ul className="hairlines">
        {officers.map(({ accountId, name }) => (
          <li key={accountId} className="grid py-2">
            {name}
            <code className="soft text-xs [overflow-wrap:anywhere]" translate="no">
              {accountId}
            </code>
          </li>
        ))}
      </ul>
    </>
  );
}

function Vouchers({ vouchers }: Pick<SandboxRead, 'vouchers'>) {
  const { t } = useLingui();
  const columns: Column<SandboxVoucher>[] = [
    { key: 'company', header: t`Testbedrijf`, cell: ({ companyName }) => companyName },
    { key: 'code', header: t`Voucher`, cell: ({ code }) => <code translate="no">{code}</code> },
    { key: 'status', header: t`Status`, cell: ({ status }) => <Status status={status} /> },
  ];
  return (
    <section aria-labelledby="inhoud">
      <h2 id="inhoud" className="pb-4 text-xl">
        <Trans>Wat erin zit</Trans>
      </h2>
      <Table
        caption={t`Vouchers in de proefomgeving`}
        captionHidden
        columns={columns}
        rows={vouchers}
        rowKey={({ id }) => id}
        stacked
      />
    </section>
  );
}

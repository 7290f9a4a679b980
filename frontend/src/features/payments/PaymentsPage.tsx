import { Trans, useLingui } from '@lingui/react/macro';
import { useSession } from '@/lib/session.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { EmptyState } from '@/ui/States.tsx';
import { Batches } from './Batches.tsx';
import { ChangedAccounts } from './ChangedAccounts.tsx';
import { DuePayments } from './DuePayments.tsx';
import { PastPayments } from './PastPayments.tsx';
import { Reclaims } from './Reclaims.tsx';

interface Pages {
  batchPage: number;
  paymentPage: number;
}

/** What is to be paid, by which batch, what failed, and what is asked back. */
export function PaymentsPage({ batchPage, paymentPage }: Pages) {
  const { t } = useLingui();
  const { may } = useSession();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Betalen`}
        lead={t`U maakt een batch voor de bank, een collega legt vast wat de bank deed. Wie vaststelde, betaalt niet.`}
      />
      {may('vouchers:settle') ? (
        <AllPayments batchPage={batchPage} paymentPage={paymentPage} />
      ) : (
        <EmptyState title={<Trans>Betalen is aan Syntens</Trans>}>
          <Trans>Wat er betaald is, staat per ronde in de boeken.</Trans>
        </EmptyState>
      )}
    </div>
  );
}

function AllPayments({ batchPage, paymentPage }: Pages) {
  return (
    <div className="grid gap-12">
      <section className="grid gap-4">
        <h2 className="text-xl">
          <Trans>Staat klaar om te betalen</Trans>
        </h2>
        <DuePayments />
      </section>
      <section className="grid gap-4">
        <h2 className="text-xl">
          <Trans>Batches</Trans>
        </h2>
        <Batches page={batchPage} />
      </section>
      <ChangedAccounts />
      <Reclaims />
      <section className="grid gap-4">
        <h2 className="text-xl">
          <Trans>Wat er betaald is</Trans>
        </h2>
        <PastPayments page={paymentPage} />
      </section>
    </div>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listBankAccountsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { changeBankAccountStatus } from '@/api/sdk.gen.ts';
import type { BankAccountRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { useRefreshPayments } from './paymentQueries.ts';

/** Accounts that were changed: an officer calls the payee before anything is paid on them. */
export function ChangedAccounts() {
  const waiting = useQuery(listBankAccountsOptions({ query: { pageSize: 100 } }));
  if (!waiting.data || waiting.data.items.length === 0) return null;
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Gewijzigde rekeningen</Trans>
      </h2>
      <p className="soft max-w-measure">
        <Trans>
          Bel de ontvanger op een nummer dat u al kende, en niet op een nummer uit een mail. Tot u bevestigt,
          gaat er niets naar deze ontvanger.
        </Trans>
      </p>
      <ul className="hairlines">
        {waiting.data.items.map((account) => (
          <ChangedAccount key={account.id} account={account} />
        ))}
      </ul>
    </section>
  );
}

function ChangedAccount({ account }: { account: BankAccountRead }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const refresh = useRefreshPayments();
  const [refusing, setRefusing] = useState(false);
  const form = useForm({ defaultValues: { reason: '' } });
  const tooNew = new Date(account.confirmableAt) > new Date();
  return (
    <li className="grid gap-3 py-4">
      <p>
        <strong>{account.organisationName}</strong>
        <span className="block">
          <span className="font-mono">{account.maskedIban}</span>, {account.holder}
        </span>
        <span className="quiet block">
          {tooNew
            ? t`Gewijzigd op ${moment(account.enteredAt)}. Bevestigen kan vanaf ${moment(account.confirmableAt)}.`
            : t`Gewijzigd op ${moment(account.enteredAt)}.`}
        </span>
      </p>
      <Form
        form={form}
        onSubmit={async ({ reason }, { idempotencyKey }) => {
          await changeBankAccountStatus({
            path: { bankAccountId: account.id },
            body: refusing ? { toStatus: 'refused', reason } : { toStatus: 'in_use' },
            headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(`"${account.version}"`) },
            throwOnError: true,
          });
          await refresh();
          toast(refusing ? t`Geweigerd. De ontvanger krijgt bericht.` : t`Bevestigd. Wij betalen nu hierop.`);
        }}
      >
        {refusing && <TextArea name="reason" label={t`Waarom niet`} rows={2} />}
        <div className="flex flex-wrap gap-3">
          {refusing ? (
            <SubmitButton kind="danger">
              <Trans>Weiger deze rekening</Trans>
            </SubmitButton>
          ) : (
            !tooNew && (
              <SubmitButton>
                <Trans>Ik belde na: het klopt</Trans>
              </SubmitButton>
            )
          )}
          <Button kind="quiet" onClick={() => setRefusing(!refusing)}>
            {refusing ? <Trans>Toch niet weigeren</Trans> : <Trans>Weiger</Trans>}
          </Button>
        </div>
      </Form>
    </li>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listOwnBankAccountsOptions, listOwnBankAccountsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createBankAccount } from '@/api/sdk.gen.ts';
import type { BankAccountRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { BANK_ACCOUNT } from './paymentWords.ts';

/** The account an organisation is paid on: which it is, and how to change it. */
export function BankAccountPage() {
  const { t } = useLingui();
  const { session, may } = useSession();
  const organisationId = session?.organisation?.id;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uw rekening`}
        lead={t`Hierop betalen wij vouchers uit. Wijzigt u haar, dan bellen wij eerst na voordat wij erop betalen.`}
      />
      {organisationId && may('bank-accounts:write') ? (
        <Accounts organisationId={organisationId} />
      ) : (
        <EmptyState title={<Trans>De rekening is van een collega</Trans>}>
          <Trans>De eigenaar of de financiële medewerker geeft de rekening op.</Trans>
        </EmptyState>
      )}
    </div>
  );
}

function Accounts({ organisationId }: { organisationId: string }) {
  const accounts = useQuery(listOwnBankAccountsOptions({ path: { organisationId } }));
  return (
    <Loaded query={accounts} skeleton={<ListSkeleton rows={2} />}>
      {(found) => (
        <div className="columns-main-side">
          <div className="grid content-start gap-8">
            {found.items.length > 0 && <AccountList accounts={found.items} />}
            <Panel className="grid gap-4">
              <h2 className="text-xl">
                {found.items.length > 0 ? (
                  <Trans>Wijzig de rekening</Trans>
                ) : (
                  <Trans>Geef uw rekening op</Trans>
                )}
              </h2>
              <AccountForm organisationId={organisationId} isFirst={found.items.length === 0} />
            </Panel>
          </div>
        </div>
      )}
    </Loaded>
  );
}

function AccountList({ accounts }: { accounts: readonly BankAccountRead[] }) {
  const { t, i18n } = useLingui();
  const { moment } = useFormats();
  const waiting = accounts.find(({ status }) => status === 'waiting');
  return (
    <section className="grid gap-4" aria-label={t`Rekeningen`}>
      {waiting && (
        <Notice tone="warn" title={<Trans>Uw nieuwe rekening wacht op Syntens</Trans>}>
          <p>
            <Trans>
              Wij bellen u na {moment(waiting.confirmableAt)}. Tot dan houden wij betalingen vast. Deed u deze
              wijziging niet zelf? Bel Syntens meteen.
            </Trans>
          </p>
        </Notice>
      )}
      <ul className="hairlines">
        {accounts.map((account) => (
          <li key={account.id} className="grid gap-1 py-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <strong className="font-mono">{account.maskedIban}</strong>
              <Pill tone={BANK_ACCOUNT[account.status].tone}>
                {i18n._(BANK_ACCOUNT[account.status].word)}
              </Pill>
            </p>
            <p>{account.holder}</p>
            {account.refusedReason && <p className="soft">{account.refusedReason}</p>}
            <p className="quiet">{t`Opgegeven op ${moment(account.enteredAt)}`}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AccountForm({ organisationId, isFirst }: { organisationId: string; isFirst: boolean }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm({ defaultValues: { iban: '', holder: '' } });
  return (
    <Form
      form={form}
      onSubmit={async (values, { idempotencyKey }) => {
        await createBankAccount({
          path: { organisationId },
          body: values,
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        await queries.invalidateQueries({
          queryKey: listOwnBankAccountsQueryKey({ path: { organisationId } }),
        });
        form.reset();
        toast(isFirst ? t`Bewaard. Wij betalen hierop.` : t`Bewaard. Wij bellen u voordat wij erop betalen.`);
      }}
    >
      <TextField
        name="iban"
        label={t`IBAN`}
        description={t`Van een rekening binnen het SEPA-gebied. Spaties mogen.`}
        maxLength={42}
        autoComplete="off"
      />
      <TextField
        name="holder"
        label={t`Op naam van`}
        description={t`Zoals de bank de naam kent.`}
        maxLength={70}
      />
      <div>
        <SubmitButton>
          <Trans>Bewaar de rekening</Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}

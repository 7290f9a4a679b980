import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { readAccount, updateAccount } from '@/api/sdk.gen.ts';
import type { AccountRead } from '@/api/types.gen.ts';
import { sessionQuery, useSession } from '@/lib/session.ts';
import { ifMatch, type Versioned, versioned } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { ConflictNotice } from '@/ui/ConflictNotice.tsx';
import { Form, RadioGroup, SubmitButton, TextField } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { ChangeEmail } from './ChangeEmail.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { Identities } from './Identities.tsx';
import { MyOrganisations } from './MyOrganisations.tsx';
import { Notices } from './Notices.tsx';
import { Sessions } from './Sessions.tsx';

/** Who I am here, for whom I act, and what I should know. */
export function AccountPage() {
  const { t } = useLingui();
  const { session } = useSession();
  const accountId = session.account?.id ?? '';
  const account = useQuery({
    queryKey: ['account', accountId],
    queryFn: async () => versioned(await readAccount({ path: { accountId }, throwOnError: true })),
    enabled: accountId !== '',
  });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader title={t`Uw account`} lead={session.account?.email} />
      <div className="grid items-start gap-10 lg:grid-cols-2 lg:gap-16">
        <div className="grid gap-10">
          <Notices />
          <MyOrganisations />
          <Sessions />
          <Identities />
        </div>
        <section aria-labelledby="mijn-gegevens">
          <h2 id="mijn-gegevens" className="mb-4 text-xl">
            <Trans>Naam en taal</Trans>
          </h2>
          <Loaded query={account} skeleton={<ListSkeleton rows={2} />}>
            {(found) => <AccountForm key={found.etag} found={found} />}
          </Loaded>
          <h2 className="mt-10 mb-4 text-xl">
            <Trans>Wachtwoord</Trans>
          </h2>
          <ChangePassword accountId={accountId} />
          <h2 className="mt-10 mb-4 text-xl">
            <Trans>E-mailadres</Trans>
          </h2>
          <ChangeEmail accountId={accountId} />
          <p className="mt-6">
            <AppLink to="/account/gegevens">
              <Trans>Mijn gegevens ophalen of wissen</Trans>
            </AppLink>
          </p>
        </section>
      </div>
    </div>
  );
}

function AccountForm({ found }: { found: Versioned<AccountRead> }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { name, language, id } = found.data;
  const [theirs, setTheirs] = useState<Versioned<AccountRead> | null>(null);
  const form = useForm({ defaultValues: { name, language } });
  const save = async (wish: { name: string; language: AccountRead['language'] }, etag: string | null) => {
    await updateAccount({ path: { accountId: id }, body: wish, headers: ifMatch(etag), throwOnError: true });
    toast(t`Uw account is bijgewerkt.`);
    await queries.invalidateQueries({ queryKey: ['account', id] });
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const readTheirs = async () =>
    setTheirs(versioned(await readAccount({ path: { accountId: id }, throwOnError: true })));
  return (
    <Panel>
      <Form
        form={form}
        onSubmit={(wish) => save(wish, found.etag)}
        onProblem={(problem) => {
          if (problem.status !== 412) return false;
          void readTheirs();
          return true;
        }}
      >
        {theirs && (
          <ConflictNotice
            mine={<p>{form.getValues('name')}</p>}
            theirs={<p>{theirs.data.name}</p>}
            onKeepMine={() => void save(form.getValues(), theirs.etag).then(() => setTheirs(null))}
            onTakeTheirs={() => void queries.invalidateQueries({ queryKey: ['account', id] })}
          />
        )}
        <TextField name="name" label={t`Uw naam`} autoComplete="name" maxLength={200} />
        <RadioGroup
          name="language"
          label={t`Taal van berichten aan u`}
          description={t`De taal van het scherm kiest u bovenaan de pagina.`}
          options={[
            { value: 'nl', label: 'Nederlands' },
            { value: 'en', label: 'English' },
          ]}
        />
        <div>
          <SubmitButton>
            <Trans>Bewaar</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { readNetworkProfileOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createNetworkBlock, createNetworkIntroduction } from '@/api/sdk.gen.ts';
import type { NetworkProfileRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { PersonFacts, usePersonName } from './PersonFacts.tsx';
import { useTold } from './useNetwork.ts';
import { STATUS_TONES, STATUS_WORDS } from './words.ts';

/** Somebody in the network, as they show themselves to the reader. */
export function PersonPage({ profileId }: { profileId: string }) {
  const found = useQuery(readNetworkProfileOptions({ path: { networkProfileId: profileId } }));
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={found}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>Deze persoon kwam niet door</Trans>}
      >
        {(person) => <Person person={person} />}
      </Loaded>
    </div>
  );
}

function Person({ person }: { person: NetworkProfileRead }) {
  const { t, i18n } = useLingui();
  const name = usePersonName()(person);
  const status = person.introductionStatus;
  return (
    <>
      <PageHeader title={name} crumbs={[{ label: t`Netwerk`, to: '/netwerk' }, { label: name }]} />
      <div className="grid max-w-2xl gap-6">
        {person.isMine && (
          <Notice title={<Trans>Zo ziet iedereen u</Trans>}>
            <p>
              <Trans>Wie met u kennismaakte, ziet ook wat u daarvoor koos.</Trans>
            </p>
          </Notice>
        )}
        <PersonFacts person={person} />
        {status && (
          <p className="meta">
            <Pill tone={STATUS_TONES[status]}>{i18n._(STATUS_WORDS[status])}</Pill>
            {status === 'accepted' && person.introductionId ? (
              <LinkButton
                to="/netwerk/berichten/$conversationId"
                params={{ conversationId: person.introductionId }}
                kind="secondary"
                small
              >
                <Trans>Naar het gesprek</Trans>
              </LinkButton>
            ) : (
              <LinkButton to="/netwerk/introducties" kind="secondary" small>
                <Trans>Naar uw kennismakingen</Trans>
              </LinkButton>
            )}
          </p>
        )}
        {person.allowedActs.includes('ask') && <Ask person={person} />}
        {person.allowedActs.includes('block') && <Block person={person} />}
      </div>
    </>
  );
}

function Ask({ person }: { person: NetworkProfileRead }) {
  const { t } = useLingui();
  const told = useTold();
  const navigate = useNavigate();
  const form = useForm<{ reason: string }>({ defaultValues: { reason: '' } });
  return (
    <Form
      form={form}
      onSubmit={async ({ reason }, { idempotencyKey }) => {
        const { data } = await createNetworkIntroduction({
          body: { profileId: person.id, reason },
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        await told(
          data.status === 'accepted'
            ? t`De ander vroeg u ook. U hebt kennisgemaakt.`
            : t`Uw vraag is verstuurd.`,
        );
        await navigate({ to: '/netwerk/introducties', search: { page: 1 } as never });
      }}
    >
      <TextArea
        name="reason"
        label={t`Waarom wilt u kennismaken`}
        description={t`De ander leest dit, en ziet van u wat u aan iedereen toont. Zegt de ander nee, dan hoort u dat zonder reden.`}
        rows={4}
        maxLength={500}
      />
      <SubmitButton>
        <Trans>Vraag om kennis te maken</Trans>
      </SubmitButton>
    </Form>
  );
}

function Block({ person }: { person: NetworkProfileRead }) {
  const { t } = useLingui();
  const told = useTold();
  const navigate = useNavigate();
  const { busy, fault, run } = useAct();
  const block = async () => {
    await createNetworkBlock({ body: { profileId: person.id }, throwOnError: true });
    await navigate({ to: '/netwerk' });
    await told(t`U vindt elkaar niet meer. De ander krijgt geen bericht.`);
  };
  return (
    <div>
      <Button small kind="secondary" busy={busy} onClick={() => void run(block)}>
        <Trans>Blokkeer deze persoon</Trans>
      </Button>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
    </div>
  );
}

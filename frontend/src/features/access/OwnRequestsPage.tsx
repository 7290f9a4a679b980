import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { listAccessRequestsOptions, listAccessRequestsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createAccessRequest } from '@/api/sdk.gen.ts';
import type { AccessRequestRead } from '@/api/types.gen.ts';
import { useIntent } from '@/lib/intent.ts';
import { problemOf } from '@/lib/problem.ts';
import { Button } from '@/ui/Button.tsx';
import { Form, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { RequestCard } from './RequestCard.tsx';
import { useMove } from './useMove.ts';

/** Asking for access to a company that takes part already, and what became of one's requests. */
export function OwnRequestsPage() {
  const { t } = useLingui();
  const requests = useQuery(listAccessRequestsOptions());
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Vraag toegang tot een bedrijf`}
        lead={t`Doet uw bedrijf al mee, dan vraagt u de eigenaar om u toe te laten. Antwoordt die niet binnen veertien dagen, of wordt u het niet eens, dan beslist Syntens.`}
      />
      <div className="grid items-start gap-10 lg:grid-cols-2 lg:gap-16">
        <AskAccess />
        <section aria-labelledby="mijn-verzoeken">
          <h2 id="mijn-verzoeken" className="mb-4 text-xl">
            <Trans>Uw verzoeken</Trans>
          </h2>
          <Loaded query={requests} skeleton={<ListSkeleton rows={2} />}>
            {(found) => {
              const own = found.items.filter((request) => request.yourPart === 'claimant');
              return own.length === 0 ? (
                <EmptyState title={<Trans>U hebt nog niets gevraagd</Trans>} />
              ) : (
                <div className="grid gap-6">
                  {own.map((request) => (
                    <RequestCard key={request.id} request={request}>
                      <TakeBack request={request} />
                    </RequestCard>
                  ))}
                </div>
              );
            }}
          </Loaded>
        </section>
      </div>
    </div>
  );
}

function AskAccess() {
  const { t } = useLingui();
  const { kvk = '' } = useSearch({ from: '/toegang' });
  const queries = useQueryClient();
  const form = useForm({ defaultValues: { kvkNumber: kvk, explanation: '' } });
  return (
    <Panel>
      <Form
        form={form}
        onSubmit={async (wish, { idempotencyKey }) => {
          await createAccessRequest({
            body: { ...wish, kvkNumber: wish.kvkNumber.replace(/[\s.]/g, '') },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          form.reset({ kvkNumber: '', explanation: '' });
          toast(t`Uw verzoek is verstuurd.`);
          await queries.invalidateQueries({ queryKey: listAccessRequestsQueryKey() });
        }}
      >
        <TextField
          name="kvkNumber"
          label={t`KVK-nummer`}
          description={t`Acht cijfers.`}
          inputMode="numeric"
          autoComplete="off"
          maxLength={14}
        />
        <TextArea
          name="explanation"
          label={t`Wie bent u bij dit bedrijf`}
          description={t`De eigenaar en Syntens lezen dit, met uw naam en e-mailadres.`}
          rows={4}
          maxLength={2000}
        />
        <div>
          <SubmitButton>
            <Trans>Vraag toegang</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

function TakeBack({ request }: { request: AccessRequestRead }) {
  const { t } = useLingui();
  const move = useMove(request);
  const intent = useIntent();
  const takeBack = async () => {
    try {
      await move({ to: 'withdrawn' }, intent.key());
    } catch (error) {
      toast(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
    }
  };
  return (
    <Button kind="secondary" small onClick={() => void takeBack()}>
      <Trans>Trek het verzoek in</Trans>
    </Button>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listSyncConflictsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createSyncConflictDecision, readSyncConflict } from '@/api/sdk.gen.ts';
import type { SyncConflictRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch, versioned } from '@/lib/versioned.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { CONFLICT_STATUS } from './syncConflictWords.ts';

function conflictOptions(syncConflictId: string) {
  return queryOptions({
    queryKey: ['review', 'sync-conflict', syncConflictId],
    queryFn: async () => versioned(await readSyncConflict({ path: { syncConflictId }, throwOnError: true })),
    staleTime: 0,
  });
}

/** One conflict: what the own system says, how it stands here, and the decision. */
export function SyncConflictDialog({ conflictId, onClose }: { conflictId: string; onClose: () => void }) {
  const { t } = useLingui();
  const found = useQuery(conflictOptions(conflictId));
  return (
    <Dialog open onClose={onClose} title={t`Verschil tussen twee systemen`}>
      <Loaded query={found} skeleton={<ListSkeleton rows={5} />}>
        {({ data, etag }) => (
          <>
            <p className="font-semibold">
              {data.companyName},{' '}
              <AppLink to="/syntens/beoordelen" search={{ voucher: data.voucherId }}>
                {data.voucherCode}
              </AppLink>
            </p>
            <div className="grid gap-6 sm:grid-cols-2">
              <Theirs conflict={data} />
              <Ours conflict={data} />
            </div>
            {data.status === 'open' ? (
              <DecideForm conflict={data} etag={etag} onClose={onClose} />
            ) : (
              <Decision conflict={data} />
            )}
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

function Theirs({ conflict }: { conflict: SyncConflictRead }) {
  const { t, i18n } = useLingui();
  const { moment, money } = useFormats();
  const { theirs } = conflict;
  return (
    <section>
      <h3>
        <Trans>In uw systeem</Trans>
      </h3>
      <DefinitionList
        items={[
          { term: t`Werd`, value: i18n._(VOUCHER_STATUS[theirs.status].word) },
          { term: t`Op`, value: moment(theirs.occurredAt) },
          { term: t`Door`, value: theirs.officerName ?? t`Iemand die is gewist` },
          ...(theirs.cents !== null ? [{ term: t`Bedrag`, value: money(theirs.cents) }] : []),
          ...(theirs.reason ? [{ term: t`Reden`, value: theirs.reason }] : []),
          { term: t`Gemeld door`, value: `${conflict.clientName}, ${theirs.sourceEventId}` },
        ]}
      />
    </section>
  );
}

function Ours({ conflict }: { conflict: SyncConflictRead }) {
  const { t, i18n } = useLingui();
  const { moment } = useFormats();
  const { ours } = conflict;
  return (
    <section>
      <h3>
        <Trans>Hier</Trans>
      </h3>
      <DefinitionList
        items={[
          { term: t`Was toen`, value: i18n._(VOUCHER_STATUS[ours.statusThen].word) },
          { term: t`Is nu`, value: i18n._(VOUCHER_STATUS[ours.statusNow].word) },
          ...ours.history.map((change) => ({
            term: moment(change.occurredAt),
            value: [i18n._(VOUCHER_STATUS[change.toStatus].word), change.actorName ?? t`Het platform`].join(
              ', ',
            ),
          })),
        ]}
      />
    </section>
  );
}

function Decision({ conflict }: { conflict: SyncConflictRead }) {
  const { t, i18n } = useLingui();
  const { moment } = useFormats();
  return (
    <DefinitionList
      items={[
        { term: t`Besluit`, value: i18n._(CONFLICT_STATUS[conflict.status].word) },
        { term: t`Door`, value: conflict.decidedByName ?? t`Iemand die is gewist` },
        { term: t`Op`, value: conflict.decidedAt ? moment(conflict.decidedAt) : '' },
        { term: t`Reden`, value: conflict.reason ?? '' },
      ]}
    />
  );
}

interface DecideFormProps {
  conflict: SyncConflictRead;
  etag: string | null;
  onClose: () => void;
}

interface DecideValues {
  decision: 'keep_ours' | 'take_theirs' | null;
  reason: string;
}

function DecideForm({ conflict, etag, onClose }: DecideFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm<DecideValues>({
    defaultValues: { decision: conflict.ours.canTakeTheirs ? null : 'keep_ours', reason: '' },
  });
  return (
    <Form
      form={form}
      onSubmit={async ({ decision, reason }, { idempotencyKey }) => {
        if (!decision) {
          form.setError('decision', { message: t`Kies welke kant klopt.` });
          return;
        }
        await createSyncConflictDecision({
          path: { syncConflictId: conflict.id },
          body: { decision, reason },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        toast(t`Vastgelegd.`);
        onClose();
        await Promise.all([
          queries.invalidateQueries({ queryKey: ['review'] }),
          queries.invalidateQueries({ queryKey: listSyncConflictsQueryKey() }),
        ]);
      }}
    >
      <RadioGroup
        name="decision"
        label={t`Welke kant klopt`}
        options={[
          { value: 'keep_ours', label: t`Het blijft zoals hier. Pas uw eigen systeem aan.` },
          ...(conflict.ours.canTakeTheirs
            ? [{ value: 'take_theirs', label: t`Neem over wat uw systeem zegt. U zet de stap nu zelf.` }]
            : []),
        ]}
      />
      {!conflict.ours.canTakeTheirs && (
        <p className="quiet">
          <Trans>Overnemen kan nu niet: vanuit de stand hier bestaat die stap niet.</Trans>
        </p>
      )}
      <TextArea name="reason" label={t`Reden`} rows={3} description={t`Waarom deze kant klopt.`} />
      <SubmitButton>
        <Trans>Leg vast</Trans>
      </SubmitButton>
    </Form>
  );
}

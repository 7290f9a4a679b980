import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listReclaimsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { changeReclaimStatus } from '@/api/sdk.gen.ts';
import type { ReclaimRead } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { DateField, Form, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { Money } from '@/ui/Money.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ErrorState } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { useRefreshPayments } from './paymentQueries.ts';
import { RECLAIM } from './paymentWords.ts';

/** What is asked back after a paid voucher was revoked; nothing while there is none. */
export function Reclaims() {
  const reclaims = useQuery(listReclaimsOptions({ query: { pageSize: 100 } }));
  if (reclaims.isError) {
    return (
      <ErrorState
        error={reclaims.error}
        title={<Trans>Wat teruggevraagd is, kwam niet door</Trans>}
        onRetry={() => void reclaims.refetch()}
      />
    );
  }
  if (!reclaims.data || reclaims.data.items.length === 0) return null;
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Teruggevraagd</Trans>
      </h2>
      <ul className="hairlines">
        {reclaims.data.items.map((reclaim) => (
          <Reclaim key={reclaim.id} reclaim={reclaim} />
        ))}
      </ul>
    </section>
  );
}

function Reclaim({ reclaim }: { reclaim: ReclaimRead }) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const [act, setAct] = useState<'receive' | 'write_off' | null>(null);
  return (
    <li className="grid gap-3 py-4">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong>{reclaim.payeeName}</strong>
        <Money cents={reclaim.amountCents} showCents="always" />
        <Pill tone={RECLAIM[reclaim.status].tone}>{i18n._(RECLAIM[reclaim.status].word)}</Pill>
      </p>
      <p className="soft">
        {t`${reclaim.companyName}, ${reclaim.voucherCode}`}
        <span className="block">{reclaim.reason}</span>
        {reclaim.closingReason && <span className="block">{reclaim.closingReason}</span>}
        {reclaim.receivedOn && (
          <span className="quiet block">{t`Terugbetaald op ${day(reclaim.receivedOn)}`}</span>
        )}
        {reclaim.status === 'open' && (
          <span className="quiet block">{t`Terug te betalen vóór ${day(reclaim.payBefore)}`}</span>
        )}
      </p>
      {reclaim.status === 'open' && reclaim.isYours && (
        <p className="quiet">
          <Trans>U vorderde dit terug. Een collega legt vast hoe het afloopt.</Trans>
        </p>
      )}
      {reclaim.status === 'open' && !reclaim.isYours && act === null && (
        <div className="flex flex-wrap gap-3">
          <Button kind="secondary" small onClick={() => setAct('receive')}>
            <Trans>Het geld is terug</Trans>
          </Button>
          <Button kind="quiet" small onClick={() => setAct('write_off')}>
            <Trans>Schrijf af</Trans>
          </Button>
        </div>
      )}
      {reclaim.status === 'open' && act && (
        <CloseForm reclaim={reclaim} writesOff={act === 'write_off'} onDone={() => setAct(null)} />
      )}
    </li>
  );
}

interface CloseProps {
  reclaim: ReclaimRead;
  writesOff: boolean;
  onDone: () => void;
}

function CloseForm({ reclaim, writesOff, onDone }: CloseProps) {
  const { t } = useLingui();
  const refresh = useRefreshPayments();
  const form = useForm({
    defaultValues: { receivedOn: todayInAmsterdam(), bankReference: reclaim.voucherCode, reason: '' },
  });
  return (
    <Form
      form={form}
      onSubmit={async ({ receivedOn, bankReference, reason }, { idempotencyKey }) => {
        await changeReclaimStatus({
          path: { reclaimId: reclaim.id },
          body: writesOff
            ? { toStatus: 'written_off', reason }
            : { toStatus: 'received', receivedOn, bankReference },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(`"${reclaim.version}"`) },
          throwOnError: true,
        });
        await refresh();
        toast(writesOff ? t`Afgeschreven.` : t`Vastgelegd. Het geld is weer te verdelen.`);
        onDone();
      }}
    >
      {writesOff ? (
        <TextArea name="reason" label={t`Waarom komt het niet terug`} rows={2} />
      ) : (
        <>
          <DateField name="receivedOn" label={t`Ontvangen op`} max={todayInAmsterdam()} />
          <TextField name="bankReference" label={t`Kenmerk van de bank`} />
        </>
      )}
      <div className="flex flex-wrap gap-3">
        <SubmitButton kind={writesOff ? 'danger' : 'primary'}>
          {writesOff ? <Trans>Schrijf dit bedrag af</Trans> : <Trans>Leg de ontvangst vast</Trans>}
        </SubmitButton>
        <Button kind="quiet" onClick={onDone}>
          <Trans>Annuleer</Trans>
        </Button>
      </div>
    </Form>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useForm, useWatch } from 'react-hook-form';
import { changeObjectionStatus, createObjectionTermExtension } from '@/api/sdk.gen.ts';
import type { Hearing, ObjectionRead } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Form, MoneyField, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { HEARING } from './objectionWords.ts';
import { useObjectionRefresh } from './reviewQueries.ts';

interface ObjectionActProps {
  objection: ObjectionRead;
  etag: string | null;
  onClose: () => void;
}

/** How the company was heard, and what was said. */
export function HearForm({ objection, etag, onClose }: ObjectionActProps) {
  const { t, i18n } = useLingui();
  const refresh = useObjectionRefresh();
  const form = useForm<{ hearing: Hearing; report: string }>({
    defaultValues: { hearing: 'held', report: '' },
  });
  const choices: readonly Hearing[] = ['held', 'waived', 'not_needed'];
  return (
    <Form
      form={form}
      onSubmit={async (values, { idempotencyKey }) => {
        await changeObjectionStatus({
          path: { objectionId: objection.id },
          body: { toStatus: 'heard', ...values },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        toast(t`Vastgelegd. Het bezwaar kan nu worden besloten.`);
        onClose();
        await refresh();
      }}
    >
      <RadioGroup
        name="hearing"
        label={t`Hoe is het bedrijf gehoord`}
        options={choices.map((value) => ({ value, label: i18n._(HEARING[value]) }))}
      />
      <TextArea
        name="report"
        label={t`Verslag`}
        rows={4}
        description={t`Wat het bedrijf zei, of waarom horen niet nodig was. Het bedrijf kan dit lezen.`}
      />
      <SubmitButton>
        <Trans>Leg vast</Trans>
      </SubmitButton>
    </Form>
  );
}

interface DecideValues {
  outcome: 'upheld' | 'dismissed' | null;
  excused: 'yes' | 'no' | null;
  amountCents: number | null;
  reason: string;
}

/** Upheld or dismissed, with the reason that goes into the letter. */
export function DecideForm({ objection, etag, onClose }: ObjectionActProps) {
  const { t } = useLingui();
  const refresh = useObjectionRefresh();
  const form = useForm<DecideValues>({
    defaultValues: { outcome: null, excused: null, amountCents: objection.mostCents, reason: '' },
  });
  const outcome = useWatch({ control: form.control, name: 'outcome' });
  const room = objection.mostCents !== null && objection.mostCents > (objection.amountCents ?? 0);
  return (
    <Form
      form={form}
      onSubmit={async (values, { idempotencyKey }) => {
        if (!values.outcome) {
          form.setError('outcome', { message: t`Kies gegrond of ongegrond.` });
          return;
        }
        const judged =
          objection.isLate && values.excused ? { latenessExcused: values.excused === 'yes' } : {};
        await changeObjectionStatus({
          path: { objectionId: objection.id },
          body:
            values.outcome === 'upheld'
              ? {
                  toStatus: 'upheld',
                  reason: values.reason,
                  amountCents: room ? values.amountCents : null,
                  ...judged,
                }
              : { toStatus: 'dismissed', reason: values.reason, ...judged },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        toast(t`Besloten. De brief is verstuurd.`);
        onClose();
        await refresh();
      }}
    >
      {objection.isLate && (
        <RadioGroup
          name="excused"
          label={t`Is het te verontschuldigen dat het bezwaar te laat is`}
          options={[
            { value: 'yes', label: t`Ja, het telt mee` },
            { value: 'no', label: t`Nee, het is niet-ontvankelijk` },
          ]}
        />
      )}
      <RadioGroup
        name="outcome"
        label={t`Besluit`}
        options={[
          {
            value: 'upheld',
            label: t`Gegrond`,
            description: room
              ? t`Het bedrag gaat omhoog, betaald uit de reserve voor bezwaren.`
              : t`De aanvraag gaat opnieuw open, betaald uit de reserve voor bezwaren.`,
          },
          { value: 'dismissed', label: t`Ongegrond`, description: t`Het besluit blijft zoals het was.` },
        ]}
      />
      {room && outcome === 'upheld' && <MoneyField name="amountCents" label={t`Nieuw bedrag`} />}
      <TextArea name="reason" label={t`Reden`} rows={4} description={t`Deze tekst staat in de brief.`} />
      <SubmitButton>
        <Trans>Beslis op het bezwaar</Trans>
      </SubmitButton>
    </Form>
  );
}

/** Six weeks more, once; the company is told why. */
export function ExtendForm({ objection, etag, onClose }: ObjectionActProps) {
  const { t } = useLingui();
  const refresh = useObjectionRefresh();
  const form = useForm({ defaultValues: { reason: '' } });
  return (
    <Form
      form={form}
      onSubmit={async ({ reason }, { idempotencyKey }) => {
        await createObjectionTermExtension({
          path: { objectionId: objection.id },
          body: { reason },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        toast(t`Verlengd. Het bedrijf krijgt bericht.`);
        onClose();
        await refresh();
      }}
    >
      <TextArea
        name="reason"
        label={t`Waarom duurt het langer`}
        rows={3}
        description={t`Deze tekst staat in de brief.`}
      />
      <SubmitButton>
        <Trans>Verleng met zes weken</Trans>
      </SubmitButton>
    </Form>
  );
}

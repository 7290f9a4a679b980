import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import {
  listCompanyMeasurementMomentsQueryKey,
  listMeasurementsQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { createMeasurement } from '@/api/sdk.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { DateField, Form, SubmitButton } from '@/ui/form/index.ts';

/** Starting a measurement: over which year. The last full calendar year is proposed. */
export function BeginMeasurement({ companyId, kind }: { companyId: string; kind: 'baseline' | 'follow_up' }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const lastYear = Number(todayInAmsterdam().slice(0, 4)) - 1;
  const form = useForm({
    defaultValues: { periodStartsOn: `${lastYear}-01-01`, periodEndsOn: `${lastYear}-12-31` },
  });
  return (
    <section className="grid max-w-measure gap-4">
      <h2 className="text-2xl">
        {kind === 'baseline' ? <Trans>Begin met de nulmeting</Trans> : <Trans>Begin een vervolgmeting</Trans>}
      </h2>
      <p className="soft">
        <Trans>
          Elf vragen, ongeveer twintig minuten. Wat u invult wordt meteen bewaard. Kent u een cijfer niet, dan
          zegt u waarom.
        </Trans>
      </p>
      <Form
        form={form}
        onSubmit={async (values, { idempotencyKey }) => {
          const made = await createMeasurement({
            path: { companyId },
            body: { kind, ...values },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await Promise.all([
            queries.invalidateQueries({ queryKey: listMeasurementsQueryKey({ path: { companyId } }) }),
            queries.invalidateQueries({
              queryKey: listCompanyMeasurementMomentsQueryKey({ path: { companyId } }),
            }),
          ]);
          await navigate({ to: `/bedrijf/metingen/${made.data.id}` as never });
        }}
      >
        <div className="grid gap-5 sm:grid-cols-2">
          <DateField name="periodStartsOn" label={t`Cijfers vanaf`} />
          <DateField name="periodEndsOn" label={t`Tot en met`} />
        </div>
        <SubmitButton>
          {kind === 'baseline' ? <Trans>Begin de nulmeting</Trans> : <Trans>Begin de meting</Trans>}
        </SubmitButton>
      </Form>
    </section>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listIndicatorsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Form, Select, SubmitButton } from '@/ui/form/index.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useCompute } from './useCompute.ts';

/** One choice: the outcome. All else is fixed, so that no single firm can be found by asking twice. */
export function EnrolledStudy() {
  const { t } = useLingui();
  const localized = useLocalized();
  const compute = useCompute();
  const indicators = useQuery(listIndicatorsOptions());
  const form = useForm<{ outcome: string | null }>({ defaultValues: { outcome: null } });
  return (
    <>
      <p className="soft max-w-measure">
        <Trans>
          U kiest alleen de uitkomst. De rest ligt vast, en binnen een kwartaal krijgt iedereen hetzelfde
          antwoord. Wij tonen pas iets als er minstens tien bedrijven in elke groep zijn.
        </Trans>
      </p>
      <Loaded
        query={indicators}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De lijst met kengetallen kwam niet door</Trans>}
      >
        {({ items }) => (
          <Form
            form={form}
            onSubmit={async ({ outcome }, { idempotencyKey }) => {
              const chosen = items.find((each) => each.code === outcome);
              if (!chosen) return;
              await compute(
                { source: 'enrolled', outcome: chosen.code, transform: chosen.transformation },
                idempotencyKey,
              );
            }}
          >
            <Select
              name="outcome"
              label={t`Kengetal`}
              options={items.map((each) => ({ value: each.code, label: localized(each.name) }))}
            />
            <div>
              <SubmitButton>
                <Trans>Reken door</Trans>
              </SubmitButton>
            </div>
          </Form>
        )}
      </Loaded>
    </>
  );
}

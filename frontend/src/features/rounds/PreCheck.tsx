import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { listBranchesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { RoundSummary } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSectors } from '@/lib/reference.ts';
import { Form, MoneyField, NumberField, Select, SubmitButton } from '@/ui/form/index.ts';
import { PreCheckOutcome } from './PreCheckOutcome.tsx';
import { type CheckValues, factsOf, NO_BRANCH } from './preCheckFacts.ts';
import { checkOptions } from './roundQueries.ts';

const PAUSE_MS = 400;

/** "Kom ik in aanmerking?": no account, nothing kept; the answer follows what is typed. */
export function PreCheck({ rounds }: { rounds: readonly RoundSummary[] }) {
  const { t } = useLingui();
  const say = useLocalized();
  const sectors = useSectors();
  const queries = useQueryClient();
  const branches = useQuery({ ...listBranchesOptions(), staleTime: 3_600_000 });
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useForm<CheckValues>({
    defaultValues: {
      roundId: rounds[0]?.id ?? '',
      employees: null,
      section: null,
      branchIds: null,
      adviceCents: null,
      otherAidCents: null,
    },
  });
  const typed = useSettled(JSON.stringify(factsOf(useWatch({ control: form.control }) as CheckValues)));
  const check = useQuery({ ...checkOptions(JSON.parse(typed)), placeholderData: keepPreviousData });
  const roundId = form.watch('roundId');
  const round = rounds.find((each) => each.id === roundId) ?? rounds[0];
  return (
    <section className="band-surface" aria-labelledby="pre-check">
      <div className="wrap section grid gap-10">
        <header className="grid max-w-measure gap-3">
          <h2 id="pre-check" className="text-3xl">
            <Trans>Kom ik in aanmerking?</Trans>
          </h2>
          <p className="lead">
            <Trans>Vul in wat u weet. U hebt geen account nodig en wij bewaren niets.</Trans>
          </p>
        </header>
        <div className="columns-text columns-half">
          <Form
            form={form}
            className="form-grid content-start"
            onSubmit={async (values) => {
              await queries.fetchQuery(checkOptions(factsOf(values)));
              heading.current?.focus();
              heading.current?.scrollIntoView({ block: 'start' });
            }}
          >
            {rounds.length > 1 && (
              <Select
                name="roundId"
                label={t`Voor welke voucher`}
                options={rounds.map((each) => ({
                  value: each.id,
                  label: `${say(each.schemeName)}, ${say(each.name)}`,
                }))}
              />
            )}
            <NumberField
              name="employees"
              label={t`Hoeveel mensen werken er`}
              description={t`Iedereen op de loonlijst, ook in deeltijd.`}
            />
            <Select name="section" label={t`In welke sector`} options={sectors} />
            <Select
              name="branchIds"
              label={t`Bent u lid van een van deze branches`}
              optional
              options={[
                ...(branches.data?.items ?? []).map((branch) => ({ value: branch.id, label: branch.name })),
                { value: NO_BRANCH, label: t`Nee, van geen van deze` },
              ]}
            />
            <MoneyField
              name="adviceCents"
              label={t`Wat kost het advies ongeveer`}
              description={t`Zonder btw. Hebt u nog geen offerte? Een schatting is genoeg.`}
            />
            <MoneyField
              name="otherAidCents"
              label={t`Steun van de overheid in de afgelopen drie jaar`}
              description={t`Subsidies die als de-minimissteun gelden. Geen gehad? Vul 0 in.`}
              optional
            />
            <div>
              <SubmitButton kind="secondary">
                <Trans>Naar de uitkomst</Trans>
              </SubmitButton>
            </div>
          </Form>
          <PreCheckOutcome check={check} round={round} headingRef={heading} />
        </div>
      </div>
    </section>
  );
}

/** A value once it has stood still for a moment, so that not every keystroke asks the server. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

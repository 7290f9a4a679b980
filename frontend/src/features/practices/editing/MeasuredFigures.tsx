import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listIndicatorsOptions, readMeasurementResultOptions } from '@/api/@tanstack/react-query.gen.ts';
import { updatePracticeFigures } from '@/api/sdk.gen.ts';
import type { MeasurementResult, PracticeVersionRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Checkbox, CheckboxGroup, Form, SubmitButton } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { useRefreshPractices } from './practiceQueries.ts';

/** Figures of the company's own completed measurements: it chooses which, and whether amounts are shown. */
export function MeasuredFigures({ read }: { read: Versioned<PracticeVersionRead> }) {
  const result = useQuery(readMeasurementResultOptions({ path: { companyId: read.data.companyId } }));
  if (!result.data) return null;
  return (
    <section className="panel grid gap-5">
      <h2 className="text-xl">
        <Trans>Cijfers uit uw metingen</Trans>
      </h2>
      {result.data.baselineOn && result.data.latestOn ? (
        <Choose read={read} result={result.data} />
      ) : (
        <p className="soft">
          <Trans>
            Na een nulmeting en een vervolgmeting kunt u hier cijfers overnemen. Zij heten dan geverifieerd.{' '}
            <AppLink to="/bedrijf/metingen">Naar uw metingen</AppLink>
          </Trans>
        </p>
      )}
    </section>
  );
}

interface ChooseProps {
  read: Versioned<PracticeVersionRead>;
  result: MeasurementResult;
}

function Choose({ read, result }: ChooseProps) {
  const { t } = useLingui();
  const localized = useLocalized();
  const { day } = useFormats();
  const refresh = useRefreshPractices();
  const indicators = useQuery(listIndicatorsOptions());
  const picks = read.data.verifiedPicks;
  const form = useForm({
    defaultValues: {
      indicators: picks.map((pick) => pick.indicator),
      asIndex: picks.length === 0 || picks.some((pick) => pick.asIndex),
    },
  });
  const measured = result.lines.filter((line) => line.baseline !== null && line.latest !== null);
  const nameOf = (code: string) =>
    localized(indicators.data?.items.find((indicator) => indicator.code === code)?.name) || code;
  return (
    <Form
      form={form}
      onSubmit={async ({ indicators: chosen, asIndex }) => {
        await updatePracticeFigures({
          path: { practiceVersionId: read.data.id },
          body: { figures: chosen.map((indicator) => ({ indicator, asIndex })) },
          headers: ifMatch(read.etag),
          throwOnError: true,
        });
        toast(t`De cijfers staan in het verhaal.`);
        await refresh();
      }}
    >
      <p className="soft">
        <Trans>
          Uit uw metingen van {day(result.baselineOn ?? '')} en {day(result.latestOn ?? '')}. Op de site staat
          erbij dat zij geverifieerd zijn, met deze dagen. Zij zeggen wat er bij u veranderde, niet waardoor.
        </Trans>
      </p>
      <CheckboxGroup
        name="indicators"
        label={t`Welke cijfers`}
        description={t`Hoogstens zes.`}
        optional
        options={measured.map((line) => ({ value: line.indicator, label: nameOf(line.indicator) }))}
      />
      <Checkbox
        name="asIndex"
        label={t`Als index, zonder de bedragen zelf`}
        description={t`De eerste meting is dan 100.`}
      />
      <SubmitButton kind="secondary">
        <Trans>Neem deze cijfers over</Trans>
      </SubmitButton>
    </Form>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { completeMeasurement } from '@/api/sdk.gen.ts';
import type { MeasurementRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useIntent } from '@/lib/intent.ts';
import { useLocalized } from '@/lib/localized.ts';
import { problemOf } from '@/lib/problem.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Progress } from '@/ui/Progress.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { measurementOptions, useIndicators, useRefresh } from './measurementQueries.ts';
import { ValueRow } from './ValueRow.tsx';
import './monitoring.css';

/** One measurement: a value at a time, each kept at once. */
export function MeasurementPage() {
  const { measurementId } = useParams({ from: '/bedrijf/metingen/$measurementId' });
  const measurement = useQuery(measurementOptions(measurementId));
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={measurement}
        skeleton={<ListSkeleton rows={8} />}
        errorTitle={<Trans>De meting kwam niet door</Trans>}
      >
        {({ data, etag }) => <Entry measurement={data} etag={etag} />}
      </Loaded>
    </div>
  );
}

function Entry({ measurement, etag }: { measurement: MeasurementRead; etag: string | null }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { may } = useSession();
  const indicators = useIndicators();
  const say = useLocalized();
  const done = measurement.completedAt !== null;
  const answered = measurement.values.filter(
    (value) => value.value !== null || value.missingReason !== null,
  ).length;
  const name = measurement.kind === 'baseline' ? t`Nulmeting` : t`Vervolgmeting`;
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[
          { label: t`Uw bedrijf`, to: '/bedrijf' },
          { label: t`Metingen`, to: '/bedrijf/metingen' },
          { label: name },
        ]}
        lead={t`Cijfers over ${day(measurement.periodStartsOn)} tot en met ${day(measurement.periodEndsOn)}.`}
      />
      <div className="mb-8 max-w-measure">
        <Progress value={answered} max={measurement.values.length} label={t`Ingevuld`}>
          {t`${answered} van ${measurement.values.length} ingevuld`}
        </Progress>
      </div>
      <ol className="values">
        {measurement.values.map((value) => {
          const indicator = indicators.get(value.indicator);
          return (
            indicator && (
              <ValueRow
                key={value.indicator}
                measurementId={measurement.id}
                indicator={indicator}
                current={value}
                isDone={done}
                mayWrite={may('measurements:write')}
              />
            )
          );
        })}
      </ol>
      {done ? (
        <Notice tone="ok" title={<Trans>Deze meting is afgerond</Trans>}>
          <p>
            <Trans>Een cijfer verbeteren kan nog; wat er eerst stond blijft bewaard.</Trans>
          </p>
        </Notice>
      ) : (
        may('measurements:write') && (
          <Complete
            measurement={measurement}
            etag={etag}
            missing={measurement.missing.map((code) => say(indicators.get(code)?.name))}
          />
        )
      )}
    </>
  );
}

interface CompleteProps {
  measurement: MeasurementRead;
  etag: string | null;
  missing: readonly string[];
}

function Complete({ measurement, etag, missing }: CompleteProps) {
  const { t } = useLingui();
  const { list } = useFormats();
  const navigate = useNavigate();
  const refresh = useRefresh(measurement.id);
  const intent = useIntent();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const complete = async () => {
    setBusy(true);
    setFault(null);
    try {
      await completeMeasurement({
        path: { measurementId: measurement.id },
        headers: { 'Idempotency-Key': intent.key(), ...ifMatch(etag) },
        throwOnError: true,
      });
      await refresh();
      toast(t`De meting is afgerond.`);
      await navigate({ to: '/bedrijf/metingen' as never });
    } catch (error) {
      intent.renew();
      setFault(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
      await refresh();
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="mt-8 grid max-w-measure justify-items-start gap-3">
      {missing.length > 0 && <p className="soft">{t`Nog nodig om af te ronden: ${list(missing)}.`}</p>}
      {fault && (
        <p role="alert" className="font-semibold text-err">
          {fault}
        </p>
      )}
      <Button busy={busy} disabled={missing.length > 0} onClick={() => void complete()}>
        <Trans>Rond de meting af</Trans>
      </Button>
    </section>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listCompanyMeasurementMomentsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { deleteMeasurementRefusal } from '@/api/sdk.gen.ts';
import type { MeasurementMomentRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { useCompanyId } from './measurementQueries.ts';
import { useMomentWords } from './momentWords.ts';
import { RefuseDialog } from './RefuseDialog.tsx';

const DECLINABLE: readonly string[] = ['planned', 'open', 'overdue', 'lapsed'];

/** When the company is asked for figures, and where each moment stands. */
export function Schedule({
  moments,
  mayWrite,
}: {
  moments: readonly MeasurementMomentRead[];
  mayWrite: boolean;
}) {
  const [refusing, setRefusing] = useState<MeasurementMomentRead | null>(null);
  if (moments.length === 0) return null;
  return (
    <section className="grid gap-3">
      <h2 className="text-2xl">
        <Trans>Wanneer wij u vragen te meten</Trans>
      </h2>
      <ol className="hairlines">
        {moments.map((moment) => (
          <MomentRow
            key={moment.id}
            moment={moment}
            mayWrite={mayWrite}
            onRefuse={() => setRefusing(moment)}
          />
        ))}
      </ol>
      {refusing && <RefuseDialog moment={refusing} onClose={() => setRefusing(null)} />}
    </section>
  );
}

interface MomentRowProps {
  moment: MeasurementMomentRead;
  mayWrite: boolean;
  onRefuse: () => void;
}

function MomentRow({ moment, mayWrite, onRefuse }: MomentRowProps) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useMomentWords();
  const name = words.name(moment.number);
  const last = moment.reminders.at(-1);
  const asked = moment.state === 'open' || moment.state === 'overdue';
  return (
    <li className="grid gap-2 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="text-lg font-semibold">{t`${name}: ${day(moment.dueOn)}`}</h3>
        <Pill tone={words.tone(moment.state)} {...(moment.state === 'answered' && { mark: 'ok' as const })}>
          {words.state(moment.state)}
        </Pill>
      </div>
      {moment.refusal && (
        <p className="soft">
          {words.reasons[moment.refusal.reason]}
          {moment.refusal.words && `: ${moment.refusal.words}`}
        </p>
      )}
      {moment.state === 'planned' && (
        <p className="quiet">{t`U krijgt bericht vanaf ${day(moment.opensOn)}.`}</p>
      )}
      {asked && last && <p className="quiet">{t`Laatste herinnering op ${day(last.sentAt)}.`}</p>}
      {mayWrite && (
        <div className="no-print flex flex-wrap items-center gap-3">
          {asked && moment.draftId && (
            <LinkButton to={`/bedrijf/metingen/${moment.draftId}`} small>
              <Trans>Ga verder met invullen</Trans>
            </LinkButton>
          )}
          {moment.state === 'declined'
            ? moment.canAnswer && <AfterAll moment={moment} name={name} />
            : DECLINABLE.includes(moment.state) && (
                <Button
                  kind="quiet"
                  small
                  aria-label={t`Wij antwoorden niet op: ${name}`}
                  onClick={onRefuse}
                  className="-ml-3"
                >
                  <Trans>Wij antwoorden niet</Trans>
                </Button>
              )}
        </div>
      )}
    </li>
  );
}

function AfterAll({ moment, name }: { moment: MeasurementMomentRead; name: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const companyId = useCompanyId();
  const { busy, fault, run } = useAct();
  const takeBack = () =>
    run(async () => {
      await deleteMeasurementRefusal({
        path: { measurementMomentId: moment.id },
        headers: { 'If-Match': `"${moment.version}"` },
        throwOnError: true,
      });
      await queries.invalidateQueries({
        queryKey: listCompanyMeasurementMomentsQueryKey({ path: { companyId } }),
      });
    });
  return (
    <>
      <Button
        kind="secondary"
        small
        busy={busy}
        aria-label={t`Toch antwoorden op: ${name}`}
        onClick={() => void takeBack()}
      >
        <Trans>Toch antwoorden</Trans>
      </Button>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}

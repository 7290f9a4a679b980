import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listMandatesOptions, listMandatesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createMandateWithdrawal } from '@/api/sdk.gen.ts';
import type { MandateRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { problemOf } from '@/lib/problem.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Pill, type Tone } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { MandateDialog } from './MandateDialog.tsx';
import { usePowerWords } from './powers.ts';

/** Who outside the company may act for it, for what and until when; also what is over. */
export function Mandates({ companyId }: { companyId: string }) {
  const mandates = useQuery(listMandatesOptions({ path: { companyId } }));
  const [giving, setGiving] = useState(false);
  return (
    <section aria-labelledby="machtigingen">
      <h2 id="machtigingen" className="mb-2 text-xl">
        <Trans>Wie van buiten voor u mag handelen</Trans>
      </h2>
      <p className="soft mb-4 max-w-prose">
        <Trans>
          U kunt een adviesbureau of uw branche machtigen. U kiest waarvoor en tot wanneer, en trekt het in
          wanneer u wilt.
        </Trans>
      </p>
      <Loaded
        query={mandates}
        skeleton={<ListSkeleton rows={1} />}
        errorTitle={<Trans>De machtigingen kwamen niet door</Trans>}
      >
        {(found) => (
          <ul className="hairlines mb-4">
            {found.items.map((mandate) => (
              <MandateRow key={`${mandate.id} ${mandate.version}`} companyId={companyId} mandate={mandate} />
            ))}
          </ul>
        )}
      </Loaded>
      <Button kind="secondary" onClick={() => setGiving(true)}>
        <Trans>Geef een machtiging</Trans>
      </Button>
      {giving && <MandateDialog companyId={companyId} onClose={() => setGiving(false)} />}
    </section>
  );
}

function MandateRow({ companyId, mandate }: { companyId: string; mandate: MandateRead }) {
  const { t } = useLingui();
  const { day, list } = useFormats();
  const queries = useQueryClient();
  const powers = usePowerWords();
  const [busy, setBusy] = useState(false);
  const states: Record<MandateRead['status'], { word: string; tone: Tone }> = {
    upcoming: { word: t`Begint nog`, tone: 'info' },
    in_force: { word: t`Geldt nu`, tone: 'ok' },
    ended: { word: t`Afgelopen`, tone: 'calm' },
    withdrawn: { word: t`Ingetrokken`, tone: 'calm' },
  };
  const withdraw = async () => {
    setBusy(true);
    try {
      await createMandateWithdrawal({
        path: { companyId, mandateId: mandate.id },
        headers: ifMatch(`"${mandate.version}"`),
        throwOnError: true,
      });
      toast(t`De machtiging is ingetrokken.`);
    } catch (error) {
      toast(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: listMandatesQueryKey({ path: { companyId } }) });
  };
  return (
    <li className="flex flex-wrap items-center gap-4 py-4">
      <span className="min-w-48 flex-1">
        <b className="block [overflow-wrap:anywhere]">{mandate.organisationName}</b>
        <span className="soft block text-sm">{list(mandate.powers.map((power) => powers[power]))}</span>
        <span className="soft text-sm">
          <Trans>
            Van {day(mandate.startsOn)} tot en met {day(mandate.endsOn)}
          </Trans>
        </span>
      </span>
      <Pill tone={states[mandate.status].tone}>{states[mandate.status].word}</Pill>
      {(mandate.status === 'in_force' || mandate.status === 'upcoming') && (
        <Button
          kind="quiet"
          small
          busy={busy}
          aria-label={t`Trek in: ${mandate.organisationName}`}
          onClick={() => void withdraw()}
        >
          <Trans>Trek in</Trans>
        </Button>
      )}
    </li>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listOfficerAbsencesOptions, listOfficerAbsencesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { deleteOfficerAbsence } from '@/api/sdk.gen.ts';
import type { AbsenceRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { AbsenceDialog } from './AbsenceDialog.tsx';

/** Which officers are away, now or soon, and who takes over. */
export function Absences() {
  const absences = useQuery(listOfficerAbsencesOptions());
  const [recording, setRecording] = useState(false);
  return (
    <section aria-labelledby="afwezig">
      <h2 id="afwezig" className="mb-3 text-xl">
        <Trans>Wie er afwezig is</Trans>
      </h2>
      <p className="soft mb-4">
        <Trans>
          De dossiers staan die dagen ook in de lijst van een collega, die ook bericht krijgt van termijnen.
          Ze komen vanzelf terug. Beslissen blijft op eigen naam.
        </Trans>
      </p>
      <Loaded
        query={absences}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De afwezigheid kwam niet door</Trans>}
      >
        {(found) => (
          <>
            {found.items.length === 0 ? (
              <p className="mb-4">
                <Trans>Iedereen is er.</Trans>
              </p>
            ) : (
              <ul className="hairlines mb-4">
                {found.items.map((absence) => (
                  <AbsenceRow key={absence.id} absence={absence} />
                ))}
              </ul>
            )}
            {found.officers.length > 1 && (
              <Button kind="secondary" onClick={() => setRecording(true)}>
                <Trans>Leg afwezigheid vast</Trans>
              </Button>
            )}
            {recording && <AbsenceDialog officers={found.officers} onClose={() => setRecording(false)} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function AbsenceRow({ absence }: { absence: AbsenceRead }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const takeBack = () =>
    void run(async () => {
      await deleteOfficerAbsence({
        path: { absenceId: absence.id },
        headers: ifMatch(`"${absence.version}"`),
        throwOnError: true,
      });
      toast(t`${absence.officerName} staat weer als aanwezig.`);
      await queries.invalidateQueries({ queryKey: listOfficerAbsencesQueryKey() });
    });
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-4">
      <span className="grid min-w-0 gap-0.5">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <b className="[overflow-wrap:anywhere]">
            {absence.officerName} {absence.isYours && <Trans>(u)</Trans>}
          </b>
          {absence.isNow && <Pill tone="warn">{t`Nu afwezig`}</Pill>}
        </span>
        <span className="soft text-sm">
          {absence.fromOn === absence.untilOn ? (
            <Trans>Op {day(absence.fromOn)}</Trans>
          ) : (
            <Trans>
              Van {day(absence.fromOn)} tot en met {day(absence.untilOn)}
            </Trans>
          )}
        </span>
        <span className="soft text-sm [overflow-wrap:anywhere]">
          {absence.takenOverByName ? (
            absence.isYours ? (
              <Trans>{absence.takenOverByName} vervangt u</Trans>
            ) : (
              <Trans>
                {absence.takenOverByName} vervangt {absence.officerName}
              </Trans>
            )
          ) : (
            <Trans>Niemand vervangt: het hele team krijgt bericht van termijnen</Trans>
          )}
        </span>
        {fault && (
          <span role="alert" className="field-error">
            {fault}
          </span>
        )}
      </span>
      <Button
        kind="quiet"
        small
        busy={busy}
        aria-label={t`Haal weg: afwezigheid van ${absence.officerName}`}
        onClick={takeBack}
      >
        <Trans>Haal weg</Trans>
      </Button>
    </li>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { listOpenMembersQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createMemberMeasurementFile } from '@/api/sdk.gen.ts';
import type { MemberMeasurementFileResult } from '@/api/types.gen.ts';
import { classes } from '@/lib/classes.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { DropZone } from '@/ui/DropZone.tsx';
import { MeasurementFileResult } from './MeasurementFileResult.tsx';

const LARGEST = 10_000_000;

/** A file with measurements: first what would happen, then the act itself. */
export function MeasurementFile() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [result, setResult] = useState<MemberMeasurementFileResult | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const { busy, fault, run } = useAct();
  const send = (content: File, dryRun: boolean) =>
    run(
      async () => {
        const { data } = await createMemberMeasurementFile({
          body: content,
          query: { dryRun },
          throwOnError: true,
        });
        setResult(data);
        if (!dryRun) await queries.invalidateQueries({ queryKey: listOpenMembersQueryKey() });
      },
      () => {
        setResult(null);
        return false;
      },
    );
  const choose = (chosen: File | undefined) => {
    if (!chosen || busy) return;
    setResult(null);
    setTooLarge(chosen.size > LARGEST);
    if (chosen.size > LARGEST) return;
    setFile(chosen);
    void send(chosen, true);
  };
  const told = tooLarge ? t`Dit bestand is groter dan 10 MB. Splits het in delen.` : fault;
  return (
    <div className="grid gap-5">
      <p className="soft max-w-measure">
        <Trans>
          Eén rij is één meting. Nodig zijn de kolommen KVK-nummer, meetdatum, soort, periode van en periode
          tot en met; daarnaast een kolom per kengetal, bedragen in euro. Een toelichting in de rij bevestigt
          een ongewoon getal.
        </Trans>{' '}
        <Trans>
          Schrijf bedragen als 1250 of 1250,50: bij 1.250 weten wij niet of u 1250 bedoelt of 1,25.
        </Trans>{' '}
        <strong>
          <Trans>Een bestand heeft hoogstens 2.000 rijen; splits een groter in delen.</Trans>
        </strong>
      </p>
      <DropZone
        onFiles={([chosen]) => choose(chosen)}
        accept=".csv,.txt,.xlsx"
        disabled={busy}
        large
        buttonClass="btn btn-primary"
        hint={<Trans>of sleep het hierheen</Trans>}
        kinds={
          <Trans>
            CSV of Excel (XLSX), hoogstens 2.000 rijen en 10 MB. Wij kijken eerst alleen wat er zou gebeuren.
          </Trans>
        }
      >
        {busy ? <span className="spinner" aria-hidden="true" /> : <FileUp aria-hidden="true" />}
        <Trans>Kies een bestand</Trans>
      </DropZone>
      <p role="status" className={classes('empty:hidden', told && 'field-error')}>
        {told ?? (busy && <Trans>Wij lezen het bestand.</Trans>)}
      </p>
      {result && file && (
        <MeasurementFileResult result={result} name={file.name}>
          {result.dryRun && result.entered > 0 && (
            <Button busy={busy} onClick={() => void send(file, false)}>
              <Trans>Voer de metingen in</Trans>
            </Button>
          )}
        </MeasurementFileResult>
      )}
    </div>
  );
}

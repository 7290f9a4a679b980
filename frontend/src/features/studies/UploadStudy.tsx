import { Trans, useLingui } from '@lingui/react/macro';
import { FileUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { previewStudy } from '@/api/sdk.gen.ts';
import type { PanelRead } from '@/api/types.gen.ts';
import type { InputFault } from '@/lib/problem.ts';
import { useAct } from '@/lib/useAct.ts';
import { DropZone } from '@/ui/DropZone.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { StudyForm } from './StudyForm.tsx';
import { UnderstoodPanel } from './UnderstoodPanel.tsx';

const LARGEST = 25_000_000;

export interface Files {
  firms: File;
  measurements: File;
}

/** Two files, then what was understood of them, then what to compute. */
export function UploadStudy() {
  const { t } = useLingui();
  const [files, setFiles] = useState<Partial<Files>>({});
  const [panel, setPanel] = useState<PanelRead | null>(null);
  const [faults, setFaults] = useState<readonly InputFault[]>([]);
  const [tooLarge, setTooLarge] = useState(false);
  const { busy, fault, run } = useAct();

  const look = (chosen: Files) =>
    run(
      async () => {
        const { data } = await previewStudy({ body: chosen, throwOnError: true });
        setPanel(data);
      },
      (problem) => {
        setFaults(problem.errors);
        return problem.errors.length > 0;
      },
    );
  const choose = (added: Partial<Files>) => {
    const all = { ...files, ...added };
    setFiles(all);
    setPanel(null);
    setFaults([]);
    const large = (all.firms?.size ?? 0) + (all.measurements?.size ?? 0) > LARGEST;
    setTooLarge(large);
    if (all.firms && all.measurements && !large)
      void look({ firms: all.firms, measurements: all.measurements });
  };
  /** Dropped together: told apart by their name. */
  const take = (name: keyof Files, chosen: readonly File[]) => {
    const other = name === 'firms' ? 'measurements' : 'firms';
    const second = chosen[1];
    if (!chosen[0]) return;
    if (!second) choose({ [name]: chosen[0] });
    else {
      const swapped = chosen[0].name.toLowerCase().includes(other === 'firms' ? 'firm' : 'measure');
      choose(swapped ? { [name]: second, [other]: chosen[0] } : { [name]: chosen[0], [other]: second });
    }
  };
  return (
    <div className="grid gap-5">
      <p className="soft max-w-measure">
        <Trans>
          De bestanden worden doorgerekend en daarna niet bewaard. Ze raken nooit vermengd met gegevens van
          het programma.
        </Trans>
      </p>
      <div className="grid gap-5 md:grid-cols-2">
        <FilePlace
          file={files.firms}
          busy={busy}
          onFiles={(chosen) => take('firms', chosen)}
          kinds={
            <Trans>
              Kolommen firm_id en participation_start (de eerste dag, leeg voor nooit). Elke andere kolom is
              een kenmerk.
            </Trans>
          }
        >
          <Trans>Kies het bestand met bedrijven</Trans>
        </FilePlace>
        <FilePlace
          file={files.measurements}
          busy={busy}
          onFiles={(chosen) => take('measurements', chosen)}
          kinds={<Trans>Kolommen firm_id, measured_on, indicator en value. Dagen als 1988-01-31.</Trans>}
        >
          <Trans>Kies het bestand met metingen</Trans>
        </FilePlace>
      </div>
      <p role="status" className="empty:hidden">
        {busy && <Trans>Wij lezen de bestanden.</Trans>}
      </p>
      {(tooLarge || fault) && (
        <Notice tone="err" live>
          <p>
            {tooLarge ? t`Samen zijn de bestanden groter dan 25 MB. Laat andere kengetallen weg.` : fault}
          </p>
        </Notice>
      )}
      {faults.length > 0 && <FaultsInFiles faults={faults} />}
      {panel && files.firms && files.measurements && (
        <>
          <UnderstoodPanel panel={panel} />
          <StudyForm
            key={`${files.firms.name} ${files.measurements.name} ${panel.measurements}`}
            panel={panel}
            files={{ firms: files.firms, measurements: files.measurements }}
          />
        </>
      )}
    </div>
  );
}

interface FilePlaceProps {
  file: File | undefined;
  busy: boolean;
  onFiles: (files: File[]) => void;
  kinds: ReactNode;
  children: ReactNode;
}

function FilePlace({ file, busy, onFiles, kinds, children }: FilePlaceProps) {
  return (
    <DropZone
      onFiles={onFiles}
      accept=".csv,.txt"
      disabled={busy}
      large
      multiple
      buttonClass={file ? 'btn btn-secondary' : 'btn btn-primary'}
      hint={file ? <span className="break-anywhere">{file.name}</span> : <Trans>of sleep het hierheen</Trans>}
      kinds={kinds}
    >
      <FileUp aria-hidden="true" />
      {children}
    </DropZone>
  );
}

function FaultsInFiles({ faults }: { faults: readonly InputFault[] }) {
  return (
    <Notice tone="err" live title={<Trans>Dit klopt nog niet</Trans>}>
      <ul className="grid gap-1">
        {faults.map((each) => (
          <li key={`${each.location} ${each.code}`}>{each.detail}</li>
        ))}
      </ul>
    </Notice>
  );
}

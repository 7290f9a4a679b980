import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import { importQuestionnaire } from '@/api/sdk.gen.ts';
import type { QuestionnaireDraftRead, QuestionnaireImportResult } from '@/api/types.gen.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';
import { FaultList } from './MissingList.tsx';

interface FilePanelProps {
  read: Versioned<QuestionnaireDraftRead>;
  open: boolean;
  onKept: () => Promise<unknown>;
}

/** A version as a file: to save, and for a draft to take in after a trial that names every fault. */
export function FilePanel({ read, open, onKept }: FilePanelProps) {
  const version = read.data;
  const file = (format: string) => `/v1/questionnaire-versions/${version.id}/files?format=${format}`;
  return (
    <section className="no-print mt-(--section)">
      <h2>
        <Trans>Als bestand</Trans>
      </h2>
      <p className="mt-3 flex flex-wrap gap-6">
        <a href={file('csv')} download>
          <Trans>Bewaar als CSV voor een rekenblad</Trans>
        </a>
        <a href={file('json')} download>
          <Trans>Bewaar alles als JSON</Trans>
        </a>
      </p>
      {open && <TakeIn read={read} onKept={onKept} />}
    </section>
  );
}

function TakeIn({ read, onKept }: Omit<FilePanelProps, 'open'>) {
  const { t } = useLingui();
  const id = useId();
  const form = useForm();
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState<QuestionnaireImportResult | null>(null);
  const ready = tried !== null && tried.faults.length === 0;
  return (
    <Form
      form={form}
      className="panel mt-6 grid max-w-3xl justify-items-start gap-4"
      onSubmit={async () => {
        if (!file) return;
        const { data } = await importQuestionnaire({
          path: { versionId: read.data.id },
          body: {
            format: file.name.toLowerCase().endsWith('.json') ? 'json' : 'csv',
            content: await file.text(),
            dryRun: !ready,
          },
          headers: ifMatch(read.etag),
          throwOnError: true,
        });
        setTried(data);
        if (data.kept) {
          toast(t`Het bestand is ingelezen.`);
          await onKept();
        }
      }}
    >
      <div className="grid gap-2">
        <label htmlFor={id} className="font-semibold">
          <Trans>Lees een bestand in</Trans>
        </label>
        <p className="soft text-sm">
          <Trans>
            Eerst een proef: u ziet alle fouten. Daarna vervangt het bestand de stellingen van dit concept.
          </Trans>
        </p>
        <input
          id={id}
          type="file"
          accept=".csv,.json,text/csv,application/json"
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            setTried(null);
          }}
        />
      </div>
      {tried && tried.faults.length > 0 && (
        <Notice
          tone="err"
          live
          title={<Plural value={tried.faults.length} one="Er is 1 fout" other="Er zijn # fouten" />}
        >
          <FaultList faults={tried.faults} version={read.data} />
        </Notice>
      )}
      {ready && !tried.kept && (
        <Notice tone="ok" live title={<Trans>Het bestand klopt</Trans>}>
          <p>
            <Plural
              value={tried.items}
              one="Er staat 1 stelling in."
              other="Er staan # stellingen en vragen in."
            />
          </p>
        </Notice>
      )}
      <SubmitButton kind="secondary">
        {ready ? <Trans>Lees het bestand in</Trans> : <Trans>Kijk het bestand na</Trans>}
      </SubmitButton>
    </Form>
  );
}

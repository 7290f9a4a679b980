import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, Paperclip } from 'lucide-react';
import { useId, useState } from 'react';
import type { FileRead } from '@/api/types.gen.ts';
import { classes } from '@/lib/classes.ts';
import { Button } from '@/ui/Button.tsx';
import { useUploads } from './useUploads.ts';
import './documents.css';

const KINDS = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.odt,.ods,.txt,.csv';

/** Choose documents, or drop them here. Each is sent at once and then handed on. */
export function AddDocuments({ onSent }: { onSent: (file: FileRead) => unknown }) {
  const { t } = useLingui();
  const id = useId();
  const [over, setOver] = useState(false);
  const { uploads, add, retry, drop } = useUploads(onSent);
  return (
    <div className="grid gap-3">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first */}
      <div
        className={classes('drop-zone', over && 'drop-zone-over')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void add(event.dataTransfer.files);
        }}
      >
        <input
          id={id}
          type="file"
          multiple
          accept={KINDS}
          className="visually-hidden"
          aria-describedby={`${id}-kinds`}
          onChange={(event) => {
            void add(Array.from(event.target.files ?? []));
            // The same document may be chosen again, after it was removed.
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className="btn btn-secondary btn-small">
          <Paperclip aria-hidden="true" />
          <Trans>Kies documenten</Trans>
        </label>
        <span className="drop-hint" aria-hidden="true">
          <Trans>of sleep ze hierheen</Trans>
        </span>
        <span id={`${id}-kinds`} className="field-description">
          <Trans>PDF, foto, Word, Excel, PowerPoint of tekst. Hoogstens 10 MB per document.</Trans>
        </span>
      </div>
      <ul className="grid gap-2" aria-live="polite">
        {uploads.map((upload) => (
          <li key={upload.key} className="upload">
            {upload.fault === null ? (
              <>
                <span className="spinner" aria-hidden="true" />
                <span>{t`${upload.content.name} wordt verstuurd`}</span>
              </>
            ) : (
              <>
                <CircleAlert aria-hidden="true" className="text-err" />
                <span>
                  <strong>{upload.content.name}</strong>
                  <br />
                  <span className="text-err">{upload.fault}</span>
                </span>
                <span className="flex flex-wrap gap-2">
                  {upload.again && (
                    <Button kind="quiet" small onClick={() => retry(upload)}>
                      <Trans>Probeer opnieuw</Trans>
                    </Button>
                  )}
                  <Button kind="quiet" small onClick={() => drop(upload)}>
                    <Trans>Sluit melding</Trans>
                    <span className="visually-hidden">: {upload.content.name}</span>
                  </Button>
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

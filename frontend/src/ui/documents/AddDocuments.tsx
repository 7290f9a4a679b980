import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, Paperclip } from 'lucide-react';
import type { FileRead } from '@/api/types.gen.ts';
import { Button } from '@/ui/Button.tsx';
import { DropZone } from '@/ui/DropZone.tsx';
import { type Uploads, useUploads } from './useUploads.ts';
import './documents.css';

const KINDS = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.odt,.ods,.txt,.csv';

/** Choose documents, or drop them here. Each is sent at once and then handed on. */
export function AddDocuments({ onSent }: { onSent: (file: FileRead) => unknown }) {
  return <DocumentsPicker uploads={useUploads(onSent)} />;
}

/** The same, for whoever keeps an eye on what is on its way. */
export function DocumentsPicker({ uploads: { uploads, add, retry, drop } }: { uploads: Uploads }) {
  const { t } = useLingui();
  return (
    <div className="grid gap-3">
      <DropZone
        onFiles={add}
        accept={KINDS}
        multiple
        buttonClass="btn btn-secondary btn-small"
        hint={<Trans>of sleep ze hierheen</Trans>}
        kinds={<Trans>PDF, foto, Word, Excel, PowerPoint of tekst. Hoogstens 10 MB per document.</Trans>}
      >
        <Paperclip aria-hidden="true" />
        <Trans>Kies documenten</Trans>
      </DropZone>
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

import { Trans, useLingui } from '@lingui/react/macro';
import { addEventMaterial, removeEventMaterial } from '@/api/sdk.gen.ts';
import type { EventFileRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { AddDocuments } from '@/ui/documents/AddDocuments.tsx';
import { useEventChanged } from './useEventChanged.ts';

/** Documents for those who came. */
export function MaterialPanel({ event }: { event: EventFileRead }) {
  const { t } = useLingui();
  const changed = useEventChanged(event.id);
  const { busy, fault, run } = useAct();
  return (
    <section className="grid content-start gap-4">
      <h2 className="text-xl">
        <Trans>Materiaal</Trans>
      </h2>
      <p className="soft">
        <Trans>Wie er was, vindt dit bij zijn aanmelding. Hoogstens tien documenten.</Trans>
      </p>
      <ul className="grid gap-2">
        {event.materials.map((file) => (
          <li key={file.id} className="flex min-w-0 flex-wrap items-center gap-3">
            <span className="min-w-0 [overflow-wrap:anywhere]">{file.name}</span>
            <Button
              kind="quiet"
              small
              busy={busy}
              aria-label={t`Haal weg ${file.name}`}
              onClick={() =>
                void run(async () => {
                  await removeEventMaterial({
                    path: { eventFileId: event.id, attachmentId: file.id },
                    throwOnError: true,
                  });
                  await changed();
                })
              }
            >
              <Trans>Haal weg</Trans>
            </Button>
          </li>
        ))}
      </ul>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
      {event.allowedActs.includes('attach') && (
        <AddDocuments
          onSent={async (file) => {
            await addEventMaterial({
              path: { eventFileId: event.id, attachmentId: file.id },
              throwOnError: true,
            });
            await changed();
          }}
        />
      )}
    </section>
  );
}

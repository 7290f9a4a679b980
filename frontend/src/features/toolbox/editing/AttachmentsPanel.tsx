import { Trans, useLingui } from '@lingui/react/macro';
import { createToolboxAttachment, deleteToolboxAttachment } from '@/api/sdk.gen.ts';
import type { ToolboxVersionRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { AddDocuments } from '@/ui/documents/AddDocuments.tsx';
import { DocumentList } from '@/ui/documents/DocumentList.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

interface AttachmentsPanelProps {
  version: ToolboxVersionRead;
  open: boolean;
  /** Read the version again; what somebody is typing stays. */
  onChanged: () => Promise<void>;
}

/** The documents of a version: added and taken away while it is a draft, fixed from publication on. */
export function AttachmentsPanel({ version, open, onChanged }: AttachmentsPanelProps) {
  const { t } = useLingui();
  const { fault, run } = useAct();
  const path = { versionId: version.id };
  if (!open && version.attachments.length === 0) return null;
  return (
    <section className="grid gap-4">
      <h2 className="text-2xl">
        <Trans>Documenten</Trans>
      </h2>
      <p className="soft max-w-prose text-sm">
        {open ? (
          <Trans>
            Een formulier, een set kaarten, een rekenblad. Iedereen kan ze ophalen zodra deze versie is
            gepubliceerd. Een nieuwe versie begint met dezelfde documenten.
          </Trans>
        ) : (
          <Trans>Deze documenten horen bij wat gepubliceerd is en liggen vast.</Trans>
        )}
      </p>
      {fault && (
        <Notice tone="err" live>
          <p>{fault}</p>
        </Notice>
      )}
      <DocumentList
        documents={version.attachments}
        href={(file) => `/v1/toolbox-versions/${version.id}/attachments/${file.id}`}
        onRemove={(file) =>
          open
            ? () =>
                void run(async () => {
                  await deleteToolboxAttachment({
                    path: { ...path, attachmentId: file.id },
                    throwOnError: true,
                  });
                  await onChanged();
                  toast(t`${file.name} hoort niet meer bij deze versie.`);
                })
            : null
        }
      />
      {open && (
        <AddDocuments
          onSent={async (file) => {
            await createToolboxAttachment({ path, body: { fileId: file.id }, throwOnError: true });
            await onChanged();
          }}
        />
      )}
    </section>
  );
}

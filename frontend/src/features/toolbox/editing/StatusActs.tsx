import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { createToolboxStatusChange, createToolboxVersion } from '@/api/sdk.gen.ts';
import type { CreateToolboxStatusChangeData, ToolboxVersionRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { VersionActs } from '@/ui/editing/VersionActs.tsx';
import { toast } from '@/ui/toast.ts';
import { ArchiveDialog } from './ArchiveDialog.tsx';

interface StatusActsProps {
  read: Versioned<ToolboxVersionRead>;
  /** With the version to look at now: this one, or a new one. */
  onChanged: (versionId: string) => void;
}

/** What can happen with a version now, by whoever is looking. */
export function StatusActs({ read, onChanged }: StatusActsProps) {
  const { t } = useLingui();
  const { may } = useSession();
  const [leaving, setLeaving] = useState(false);
  const version = read.data;
  const move = async (body: CreateToolboxStatusChangeData['body'], said: string) => {
    await createToolboxStatusChange({
      path: { versionId: version.id },
      body,
      headers: ifMatch(read.etag),
      throwOnError: true,
    });
    toast(said);
    onChanged(version.id);
  };
  return (
    <>
      <VersionActs
        status={version.status}
        allowed={version.allowedStatuses}
        reviews={may('toolbox:publish')}
        published={t`Deze versie staat in de toolbox.`}
        move={move}
        onNew={async () => {
          const { data } = await createToolboxVersion({ path: { slug: version.slug }, throwOnError: true });
          toast(t`Versie ${data.number} is begonnen als concept.`);
          onChanged(data.id);
        }}
        leave={
          <Button kind="danger" onClick={() => setLeaving(true)}>
            <Trans>Haal uit de toolbox</Trans>
          </Button>
        }
      />
      <ArchiveDialog
        open={leaving}
        slug={version.slug}
        onClose={() => setLeaving(false)}
        onArchive={(replacedBy) =>
          move({ toStatus: 'archived', replacedBy }, t`Dit instrument staat niet meer in de toolbox.`)
        }
      />
    </>
  );
}

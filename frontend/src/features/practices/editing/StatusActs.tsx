import { Trans, useLingui } from '@lingui/react/macro';
import { createPracticeStatusChange, createPracticeSuccessor } from '@/api/sdk.gen.ts';
import type { CreatePracticeStatusChangeData, PracticeVersionRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { Act, VersionActs } from '@/ui/editing/VersionActs.tsx';
import { toast } from '@/ui/toast.ts';

interface StatusActsProps {
  read: Versioned<PracticeVersionRead>;
  /** With the version to look at now: this one, or a new one. */
  onChanged: (versionId: string) => void;
}

/** What can happen with a version now, by whoever is looking. */
export function StatusActs({ read, onChanged }: StatusActsProps) {
  const { t } = useLingui();
  const { may } = useSession();
  const version = read.data;
  const canPublish = version.hasConsent && !version.writtenByYou;
  const isNewest = version.versions[0]?.id === version.id;
  const move = async (body: CreatePracticeStatusChangeData['body'], said: string) => {
    await createPracticeStatusChange({
      path: { practiceVersionId: version.id },
      body,
      headers: ifMatch(read.etag),
      throwOnError: true,
    });
    toast(said);
    onChanged(version.id);
  };
  if (!isNewest && version.status === 'archived') return null;
  return (
    <VersionActs
      status={version.status}
      allowed={version.allowedStatuses.filter((status) => status !== 'published' || canPublish)}
      reviews={may('practices:publish')}
      published={t`Dit verhaal staat op de site.`}
      move={move}
      onNew={async () => {
        const { data } = await createPracticeSuccessor({
          path: { practiceVersionId: version.id },
          throwOnError: true,
        });
        toast(t`Versie ${data.number} is begonnen als concept.`);
        onChanged(data.id);
      }}
      leave={
        <Act
          kind="danger"
          onAct={() => move({ toStatus: 'archived' }, t`Dit verhaal staat niet meer op de site.`)}
        >
          <Trans>Haal van de site</Trans>
        </Act>
      }
    />
  );
}

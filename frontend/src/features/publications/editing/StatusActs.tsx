import { Trans, useLingui } from '@lingui/react/macro';
import { createPublicationStatusChange, createPublicationVersion } from '@/api/sdk.gen.ts';
import type { CreatePublicationStatusChangeData, PublicationVersionRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { Act, VersionActs } from '@/ui/editing/VersionActs.tsx';
import { toast } from '@/ui/toast.ts';

interface StatusActsProps {
  read: Versioned<PublicationVersionRead>;
  /** With the version to look at now: this one, or a new one. */
  onChanged: (versionId: string) => void;
}

/** What can happen with a version now, by whoever is looking. */
export function StatusActs({ read, onChanged }: StatusActsProps) {
  const { t } = useLingui();
  const { may } = useSession();
  const version = read.data;
  const move = async (body: CreatePublicationStatusChangeData['body'], said: string) => {
    await createPublicationStatusChange({
      path: { publicationVersionId: version.id },
      body,
      headers: ifMatch(read.etag),
      throwOnError: true,
    });
    toast(said);
    onChanged(version.id);
  };
  return (
    <VersionActs
      status={version.status}
      allowed={version.allowedStatuses}
      reviews={may('publications:publish')}
      published={t`Deze versie staat op de site.`}
      move={move}
      onNew={async () => {
        const { data } = await createPublicationVersion({ path: { slug: version.slug }, throwOnError: true });
        toast(t`Versie ${data.number} is begonnen als concept.`);
        onChanged(data.id);
      }}
      leave={
        <Act
          kind="danger"
          onAct={() => move({ toStatus: 'archived' }, t`Dit artikel staat niet meer op de site.`)}
        >
          <Trans>Haal van de site</Trans>
        </Act>
      }
    />
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listGroupFilesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createGroupFile, deleteGroupFile } from '@/api/sdk.gen.ts';
import type { GroupRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { AddDocuments } from '@/ui/documents/AddDocuments.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useGroupTold } from './useGroupTold.ts';

/** Files that members share; only they and the moderators save them. */
export function Files({ group }: { group: GroupRead }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const { may } = useSession();
  const told = useGroupTold();
  const { busy, fault, run } = useAct();
  const found = useQuery(listGroupFilesOptions({ path: { groupId: group.id } }));
  const moderates = group.allowedActs.includes('moderate');
  return (
    <div className="grid gap-4">
      <Loaded
        query={found}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De bestanden kwamen niet door</Trans>}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">
              <Trans>Er is nog geen bestand gedeeld.</Trans>
            </p>
          ) : (
            <ul className="hairlines">
              {items.map((file) => (
                <li key={file.id} className="flex min-w-0 flex-wrap items-center gap-3 py-3">
                  <a
                    className="min-w-0 [overflow-wrap:anywhere]"
                    href={`/v1/groups/${group.id}/files/${file.id}/content`}
                    download
                  >
                    {file.name}
                  </a>
                  <span className="quiet text-sm">{moment(file.createdAt)}</span>
                  {(file.isOwn || moderates) && (
                    <Button
                      kind="quiet"
                      small
                      busy={busy}
                      aria-label={t`Haal weg ${file.name}`}
                      onClick={() =>
                        void run(async () => {
                          await deleteGroupFile({
                            path: { groupId: group.id, groupFileId: file.id },
                            throwOnError: true,
                          });
                          await told(t`Het bestand is weg.`);
                        })
                      }
                    >
                      <Trans>Haal weg</Trans>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
      {group.allowedActs.includes('write') && may('files:write') && (
        <AddDocuments
          onSent={async (file) => {
            await createGroupFile({
              path: { groupId: group.id },
              body: { fileId: file.id },
              throwOnError: true,
            });
            await told(t`Het bestand is gedeeld.`);
          }}
        />
      )}
    </div>
  );
}

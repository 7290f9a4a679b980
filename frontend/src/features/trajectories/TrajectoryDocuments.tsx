import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  listTrajectoryDocumentsOptions,
  listTrajectoryDocumentsQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { createTrajectoryDocument, deleteTrajectoryDocument } from '@/api/sdk.gen.ts';
import type { TrajectoryRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { AddDocuments } from '@/ui/documents/AddDocuments.tsx';
import { DocumentList } from '@/ui/documents/DocumentList.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import type { Room } from './trajectoryWords.ts';

/** What company and adviser lay beside the steps: a report, a roster, a picture of the wall. */
export function TrajectoryDocuments({ trajectory, room }: { trajectory: TrajectoryRead; room: Room }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { fault, run } = useAct();
  const path = { trajectoryId: trajectory.id };
  const documents = useQuery(listTrajectoryDocumentsOptions({ path }));
  const again = () => queries.invalidateQueries({ queryKey: listTrajectoryDocumentsQueryKey({ path }) });
  const other = room === 'bedrijf' ? t`van de adviseur` : t`van het bedrijf`;
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Documenten</Trans>
      </h2>
      <p className="soft max-w-measure">
        <Trans>Het bedrijf en de adviseur lezen alles wat hier ligt. Syntens kan het inzien.</Trans>
      </p>
      <Loaded
        query={documents}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De documenten kwamen niet door</Trans>}
      >
        {({ items }) =>
          items.length === 0 && !trajectory.mayAddDocuments ? (
            <p className="quiet">
              <Trans>Er liggen geen documenten bij dit traject.</Trans>
            </p>
          ) : (
            <DocumentList
              documents={items}
              href={({ id }) => `/v1/trajectories/${trajectory.id}/documents/${id}`}
              note={({ isOwn }) => (isOwn ? t`van u` : other)}
              onRemove={({ id, isOwn, name }) =>
                isOwn && trajectory.mayAddDocuments
                  ? () =>
                      void run(async () => {
                        await deleteTrajectoryDocument({ path: { ...path, fileId: id }, throwOnError: true });
                        toast(t`${name} is weggehaald.`);
                        await again();
                      })
                  : null
              }
            />
          )
        }
      </Loaded>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
      {trajectory.mayAddDocuments && (
        <AddDocuments
          onSent={async ({ id }) => {
            await createTrajectoryDocument({ path, body: { fileId: id }, throwOnError: true });
            await again();
          }}
        />
      )}
    </section>
  );
}

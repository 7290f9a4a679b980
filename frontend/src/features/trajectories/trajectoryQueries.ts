import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { listTrajectoriesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { changeTrajectoryStatus, readTrajectory } from '@/api/sdk.gen.ts';
import type { ChangeTrajectoryStatusData } from '@/api/types.gen.ts';
import { ifMatch, versioned } from '@/lib/versioned.ts';

const trajectoryKey = (trajectoryId: string) => ['trajectory', trajectoryId] as const;

/** One trajectory, with the version that was read. */
export function trajectoryOptions(trajectoryId: string) {
  return queryOptions({
    queryKey: trajectoryKey(trajectoryId),
    queryFn: async () => versioned(await readTrajectory({ path: { trajectoryId }, throwOnError: true })),
  });
}

/** Reads the trajectory again, after something in it changed. */
export function useRefresh(trajectoryId: string) {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trajectoryKey(trajectoryId) }),
      queries.invalidateQueries({ queryKey: listTrajectoriesQueryKey() }),
    ]);
}

/** Begins, completes or stops it, from the version that was on screen. */
export function useMove(trajectoryId: string, etag: string | null) {
  const refresh = useRefresh(trajectoryId);
  return async (move: ChangeTrajectoryStatusData['body'], idempotencyKey: string) => {
    await changeTrajectoryStatus({
      path: { trajectoryId },
      body: move,
      headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
      throwOnError: true,
    });
    await refresh();
  };
}

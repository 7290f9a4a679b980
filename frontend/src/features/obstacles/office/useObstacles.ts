import { useQueryClient } from '@tanstack/react-query';
import { listObstacleFilesQueryKey, listObstacleReportsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import type { ObstacleFileRead } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { toast } from '@/ui/toast.ts';

export const current = (obstacle: ObstacleFileRead) => ifMatch(`"${obstacle.version}"`);

/** After an act: read both lists anew, say what was done, and close. */
export function useDone(onClose: () => void) {
  const queries = useQueryClient();
  return async (told: string) => {
    await queries.invalidateQueries({ queryKey: listObstacleFilesQueryKey() });
    await queries.invalidateQueries({ queryKey: listObstacleReportsQueryKey() });
    toast(told);
    onClose();
  };
}

import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { readScanPlan, readScanPlanVersion } from '@/api/sdk.gen.ts';
import { versioned } from '@/lib/versioned.ts';

/** The plan of a scan, the newest version or a former one, with the version it had when it was read. */
export const planQuery = (scanId: string, planNumber?: number) =>
  queryOptions({
    queryKey: ['scan-plan', scanId, planNumber ?? 'newest'],
    queryFn: async () =>
      versioned(
        planNumber
          ? await readScanPlanVersion({ path: { scanId, planNumber }, throwOnError: true })
          : await readScanPlan({ path: { scanId }, throwOnError: true }),
      ),
  });

/** Reads the plan anew, every version of it. */
export function useRefreshPlan(scanId: string) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['scan-plan', scanId] });
}

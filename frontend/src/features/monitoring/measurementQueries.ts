import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  listCompanyMeasurementMomentsQueryKey,
  listIndicatorsOptions,
  listMeasurementsQueryKey,
  readMeasurementResultQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { readMeasurement } from '@/api/sdk.gen.ts';
import type { IndicatorRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { versioned } from '@/lib/versioned.ts';

export const measurementKey = (measurementId: string) => ['measurement', measurementId] as const;

/** One measurement, with the version that was read. */
export function measurementOptions(measurementId: string) {
  return queryOptions({
    queryKey: measurementKey(measurementId),
    queryFn: async () => versioned(await readMeasurement({ path: { measurementId }, throwOnError: true })),
  });
}

/** The dictionary of indicators, by code. */
export function useIndicators(): ReadonlyMap<string, IndicatorRead> {
  const found = useQuery({ ...listIndicatorsOptions(), staleTime: Number.POSITIVE_INFINITY });
  return new Map(found.data?.items.map((indicator) => [indicator.code as string, indicator]));
}

/** The company that is acted for. */
export function useCompanyId(): string {
  return useSession().session?.organisation?.id ?? '';
}

/** Reads the measurement, the list, what is asked and the result again. */
export function useRefresh(measurementId: string) {
  const queries = useQueryClient();
  const companyId = useCompanyId();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: measurementKey(measurementId) }),
      queries.invalidateQueries({ queryKey: listMeasurementsQueryKey({ path: { companyId } }) }),
      queries.invalidateQueries({
        queryKey: listCompanyMeasurementMomentsQueryKey({ path: { companyId } }),
      }),
      queries.invalidateQueries({ queryKey: readMeasurementResultQueryKey({ path: { companyId } }) }),
    ]);
}

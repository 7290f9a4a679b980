import { useQuery } from '@tanstack/react-query';
import { listMonitorReleasesOptions } from '@/api/@tanstack/react-query.gen.ts';

/** The releases of the monitor, the newest first. */
export const useReleases = () => useQuery(listMonitorReleasesOptions({ query: { pageSize: 50 } }));

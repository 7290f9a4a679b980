import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { listScanCampaignsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { readScanCampaign } from '@/api/sdk.gen.ts';
import { versioned } from '@/lib/versioned.ts';

/** A campaign with the version it had. */
export const campaignQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['campaign', campaignId],
    queryFn: async () => versioned(await readScanCampaign({ path: { campaignId }, throwOnError: true })),
    staleTime: 0,
  });

/** After an act on a campaign: it and the list are read again. */
export function useCampaignChanged(campaignId: string) {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: campaignQuery(campaignId).queryKey }),
      queries.invalidateQueries({ queryKey: listScanCampaignsQueryKey() }),
    ]);
}

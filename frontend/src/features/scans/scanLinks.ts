import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Respondent, ScanInvitationLink } from '@/api/types.gen.ts';

type Links = Partial<Record<Respondent, ScanInvitationLink>>;

const keyOf = (scanId: string) => ['scan-links', scanId];

/** The shared links that were made in this tab: the server shows a link once, and nothing else keeps it. */
export function useScanLinks(scanId: string) {
  const queries = useQueryClient();
  const { data } = useQuery<Links>({
    queryKey: keyOf(scanId),
    queryFn: () => ({}),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const keep = (audience: Respondent, link: ScanInvitationLink) =>
    queries.setQueryData<Links>(keyOf(scanId), (before) => ({ ...before, [audience]: link }));
  return { links: data ?? {}, keep };
}

import { queryOptions, useQuery } from '@tanstack/react-query';
import { createOpenidSignIn, listOpenidProviders } from '@/api/sdk.gen.ts';
import type { Assurance, OpenidProviderRead } from '@/api/types.gen.ts';

const providersQuery = queryOptions({
  queryKey: ['openid-providers'],
  queryFn: async () => (await listOpenidProviders({ throwOnError: true })).data,
  staleTime: 3_600_000,
});

/** The identity provider of this deployment; nothing where there is none, or while it is unknown. */
export function useIdentityProvider(): OpenidProviderRead | undefined {
  return useQuery(providersQuery).data?.items[0];
}

/** Leaves for the identity provider, which sends the person back to `returnTo`. */
export async function leaveForProvider(returnTo: string, assurance?: Assurance): Promise<void> {
  const { data } = await createOpenidSignIn({
    body: { returnTo, assurance: assurance ?? null },
    throwOnError: true,
  });
  window.location.assign(data.address);
}

/** The page that is on screen, to come back to. */
export function thisPage(): string {
  return window.location.pathname + window.location.search;
}

import { QueryCache, QueryClient } from '@tanstack/react-query';
import { hasStatus, problemOf } from './problem.ts';

/** What the API explained will not change by asking again; a lost connection may. */
function worthRetrying(failures: number, error: unknown): boolean {
  const problem = problemOf(error);
  if (problem && problem.status < 500 && problem.status !== 429) return false;
  return failures < 2;
}

export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // A session ends by itself after a while: then the header must say so.
      onError: (error) => {
        if (hasStatus(error, 401)) void client.invalidateQueries({ queryKey: ['session'] });
      },
    }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthRetrying, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
  return client;
}

/** What the app has read from the API. One per tab. */
export const queryClient = makeQueryClient();

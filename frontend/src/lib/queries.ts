import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem.ts';

/** What the API explained will not change by asking again; a lost connection may. */
function worthRetrying(failures: number, error: unknown): boolean {
  const problem = problemOf(error);
  if (problem && problem.status < 500 && problem.status !== 429) return false;
  return failures < 2;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthRetrying, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}

/** What the app has read from the API. One per tab. */
export const queryClient = makeQueryClient();

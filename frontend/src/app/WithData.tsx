import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { setUpClient } from '@/lib/client.ts';
import { queryClient } from '@/lib/queries.ts';

setUpClient();

/**
 * Lets what is inside read from the API. Loaded apart from the first page of a visitor, which then stands sooner: import it
 * with `lazy`.
 */
export default function WithData({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}

import { queryOptions } from '@tanstack/react-query';
import { readNewsletterSubscription } from '@/api/sdk.gen.ts';
import { hasStatus } from '@/lib/problem.ts';
import { versioned } from '@/lib/versioned.ts';

/** The header that opens a subscription; none for whoever signed in. */
export function byLink(link: string | null): Record<string, string> {
  return link ? { 'Newsletter-Link': link } : {};
}

/** What somebody gets, by the link of a mail or by their account; null when they get nothing, or nobody knows them. */
export const subscriptionQuery = (link: string | null) =>
  queryOptions({
    queryKey: ['newsletter-subscription', link],
    queryFn: async () => {
      try {
        return versioned(await readNewsletterSubscription({ headers: byLink(link), throwOnError: true }));
      } catch (error) {
        if (hasStatus(error, 404) || hasStatus(error, 401)) return null;
        throw error;
      }
    },
  });

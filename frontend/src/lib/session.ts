import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client.gen.ts';
import type { SessionRead } from '@/api/types.gen.ts';
import { forgetCampaign } from './keptCampaign.ts';

/** Who is using the app. A visitor has `authenticated` false and no account. */
export type Session = SessionRead;
export type Role = Session['roles'][number];
export type OrganisationKind = Session['memberships'][number]['kind'];

const VISITOR: Session = {
  authenticated: false,
  account: null,
  organisation: null,
  roles: [],
  scopes: [],
  memberships: [],
};

/**
 * The session as a query. It asks through the client itself rather than the generated functions: every public page
 * needs it, and the generated functions for the whole API would come along.
 */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session> => {
    const { data } = await client.get({ url: '/session', signal, throwOnError: true });
    return data as Session;
  },
  staleTime: 60_000,
});

/** The session, and what can be done with it. While it is unknown, the person is shown as a visitor. */
export function useSession() {
  const queries = useQueryClient();
  const { data, isPending } = useQuery(sessionQuery);
  const session = data ?? VISITOR;
  /** Everything on screen may differ for another person or organisation, so nothing read before is kept. */
  const replace = (next: Session) => {
    queries.setQueryData(sessionQuery.queryKey, next);
    void queries.resetQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
  };
  return {
    session,
    isPending,
    hasRole: (...roles: Role[]) => roles.some((role) => session.roles.includes(role)),
    may: (scope: string) => session.scopes.includes(scope),
    signIn: async (credentials: { email: string; password: string }) => {
      const { data: next } = await client.post({ url: '/session', body: credentials, throwOnError: true });
      replace(next as Session);
      return next as Session;
    },
    /** The session that another way of signing in gave. */
    enter: replace,
    signOut: async () => {
      await client.delete({ url: '/session', throwOnError: true });
      // The next person on this device was not invited by it.
      forgetCampaign();
      replace(VISITOR);
    },
    actFor: async (organisationId: string) => {
      const { data: next } = await client.patch({
        url: '/session',
        body: { organisationId },
        throwOnError: true,
      });
      replace(next as Session);
      return next as Session;
    },
  };
}

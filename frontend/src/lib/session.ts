import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client.gen.ts';

export type Role =
  | 'owner'
  | 'manager'
  | 'finance'
  | 'staff_representative'
  | 'adviser'
  | 'branch_officer'
  | 'syntens_officer'
  | 'programme_officer'
  | 'researcher';

export type OrganisationKind =
  | 'company'
  | 'branch'
  | 'advisory_firm'
  | 'executing_body'
  | 'programme_office'
  | 'research';

export interface Membership {
  organisationId: string;
  organisationName: string;
  kind: OrganisationKind;
  roles: Role[];
}

/** Who is using the app. A visitor has `authenticated` false and no account. */
export interface Session {
  authenticated: boolean;
  account: { id: string; name: string; email: string } | null;
  organisation: { id: string; name: string; kind: OrganisationKind } | null;
  roles: Role[];
  scopes: string[];
  memberships: Membership[];
}

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
    const { data } = await client.get({ url: '/v1/session', signal, throwOnError: true });
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
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    queries.setQueryData(sessionQuery.queryKey, next);
  };
  return {
    session,
    isPending,
    hasRole: (...roles: Role[]) => roles.some((role) => session.roles.includes(role)),
    may: (scope: string) => session.scopes.includes(scope),
    signIn: async (credentials: { email: string; password: string }) => {
      const { data: next } = await client.post({ url: '/v1/session', body: credentials, throwOnError: true });
      replace(next as Session);
      return next as Session;
    },
    signOut: async () => {
      await client.delete({ url: '/v1/session', throwOnError: true });
      replace(VISITOR);
    },
    actFor: async (organisationId: string) => {
      const { data: next } = await client.patch({
        url: '/v1/session',
        body: { organisationId },
        throwOnError: true,
      });
      replace(next as Session);
      return next as Session;
    },
  };
}

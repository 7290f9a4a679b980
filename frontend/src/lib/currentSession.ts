import { setUpClient } from './client.ts';
import { queryClient } from './queries.ts';
import { type Session, sessionQuery } from './session.ts';

setUpClient();

/** The session, read at most once a minute. For route guards; components use `useSession`. */
export function readSession(): Promise<Session> {
  return queryClient.ensureQueryData({ ...sessionQuery, revalidateIfStale: true });
}

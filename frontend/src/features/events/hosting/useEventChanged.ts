import { useQueryClient } from '@tanstack/react-query';
import {
  listEventFilesQueryKey,
  listEventMailingsQueryKey,
  listEventRegistrationsQueryKey,
  readEventFileQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';

/** After an act: read anew what is told of the event. */
export function useEventChanged(eventId: string) {
  const queries = useQueryClient();
  const path = { eventFileId: eventId };
  return () =>
    Promise.all(
      [
        readEventFileQueryKey({ path }),
        listEventRegistrationsQueryKey({ path }),
        listEventMailingsQueryKey({ path }),
        listEventFilesQueryKey(),
      ].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
}

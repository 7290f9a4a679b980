import { useQueryClient } from '@tanstack/react-query';
import { toast } from '@/ui/toast.ts';

const ABOUT = /network/i;

/** After an act: read again everything that tells of the network, and say what happened. */
export function useTold() {
  const queries = useQueryClient();
  return async (told?: string) => {
    await queries.invalidateQueries({
      predicate: ({ queryKey: [key] }) =>
        typeof key === 'object' && key !== null && '_id' in key && ABOUT.test(String(key._id)),
    });
    if (told) toast(told);
  };
}

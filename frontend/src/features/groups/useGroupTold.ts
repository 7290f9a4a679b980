import { useQueryClient } from '@tanstack/react-query';
import { toast } from '@/ui/toast.ts';

/** After an act: read again everything that tells of groups, and say what happened. */
export function useGroupTold() {
  const queries = useQueryClient();
  return async (told: string) => {
    await queries.invalidateQueries({
      predicate: ({ queryKey: [key] }) =>
        typeof key === 'object' && key !== null && '_id' in key && /group/i.test(String(key._id)),
    });
    toast(told);
  };
}

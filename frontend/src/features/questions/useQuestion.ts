import { useQueryClient } from '@tanstack/react-query';
import { toast } from '@/ui/toast.ts';

const ABOUT = /question|answer|knowledge/i;

/** After an act: read again everything that tells of questions, and say what happened. */
export function useTold() {
  const queries = useQueryClient();
  return async (told: string) => {
    await queries.invalidateQueries({
      predicate: ({ queryKey: [key] }) =>
        typeof key === 'object' && key !== null && '_id' in key && ABOUT.test(String(key._id)),
    });
    toast(told);
  };
}

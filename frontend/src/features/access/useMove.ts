import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { listAccessRequestsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createAccessMove } from '@/api/sdk.gen.ts';
import type { AccessRequestRead, CreateAccessMoveData } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { toast } from '@/ui/toast.ts';

/** Makes a move on a request, and reads the list anew; throws what the client throws. */
export function useMove(request: AccessRequestRead) {
  const { t } = useLingui();
  const queries = useQueryClient();
  return async (move: CreateAccessMoveData['body'], idempotencyKey: string) => {
    try {
      await createAccessMove({
        path: { accessRequestId: request.id },
        body: move,
        headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(`"${request.version}"`) },
        throwOnError: true,
      });
      toast(t`Het is vastgelegd. Wie het aangaat, krijgt bericht.`);
    } finally {
      void queries.invalidateQueries({ queryKey: listAccessRequestsQueryKey() });
    }
  };
}

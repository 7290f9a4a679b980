import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { listStudiesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createStudy } from '@/api/sdk.gen.ts';
import type { CreateStudyData } from '@/api/types.gen.ts';

/** Has a study computed and goes to its page. Raises what the API refuses. */
export function useCompute() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (body: CreateStudyData['body'], idempotencyKey: string) => {
    const { data } = await createStudy({
      body,
      headers: { 'Idempotency-Key': idempotencyKey },
      throwOnError: true,
    });
    await queries.invalidateQueries({ queryKey: listStudiesQueryKey() });
    await navigate({ to: '/onderzoek/onderzoeken/$studyId', params: { studyId: data.id } });
  };
}

import { useQuery } from '@tanstack/react-query';
import { listProblemKindsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { client } from '@/api/client.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { type ApiDocument, groupsOf } from './openapi.ts';

async function readDocument({ signal }: { signal: AbortSignal }) {
  const { data } = await client.get({ url: '/openapi.json', signal, throwOnError: true });
  const document = data as ApiDocument;
  return { document, groups: groupsOf(document) };
}

/** The document of the API, read once per visit, with its operations in groups. */
export function useReference() {
  return useQuery({ queryKey: ['api-document'], queryFn: readDocument, staleTime: Number.POSITIVE_INFINITY });
}

export type Reference = Awaited<ReturnType<typeof readDocument>>;

/** Gives the title of a kind of problem in the language on screen; the document's own until those have arrived. */
export function useProblemTitles(): (kind: string, documented: string) => string {
  const localized = useLocalized();
  const { data } = useQuery({ ...listProblemKindsOptions(), staleTime: Number.POSITIVE_INFINITY });
  return (kind, documented) =>
    localized(data?.items.find((known) => known.type.endsWith(`/${kind}`))?.title) || documented;
}

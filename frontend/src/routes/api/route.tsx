import { createFileRoute } from '@tanstack/react-router';
import { ReferenceLayout } from '@/features/developers/ReferenceLayout.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/api')({
  component: ReferenceLayout,
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['q']),
});

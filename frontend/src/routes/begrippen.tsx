import { createFileRoute } from '@tanstack/react-router';
import { GlossaryPage } from '@/features/developers/GlossaryPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/begrippen')({
  component: GlossaryPage,
  staticData: { withoutData: true },
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['q']),
});

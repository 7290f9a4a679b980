import { createFileRoute } from '@tanstack/react-router';
import { GlossaryPage } from '@/features/developers/GlossaryPage.tsx';

export const Route = createFileRoute('/begrippen')({
  component: GlossaryPage,
  staticData: { withoutData: true },
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    typeof search.q === 'string' && search.q ? { q: search.q } : {},
});

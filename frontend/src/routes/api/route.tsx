import { createFileRoute } from '@tanstack/react-router';
import { ReferenceLayout } from '@/features/developers/ReferenceLayout.tsx';

export const Route = createFileRoute('/api')({
  component: ReferenceLayout,
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    typeof search.q === 'string' && search.q ? { q: search.q } : {},
});

import { createFileRoute } from '@tanstack/react-router';
import { RecognitionPage } from '@/features/advisers/RecognitionPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/adviseur/erkenning')({
  component: RecognitionPage,
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['show']),
});

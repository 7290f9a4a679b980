import { createFileRoute } from '@tanstack/react-router';
import { ResponsePage } from '@/features/response/ResponsePage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/programma/respons')({
  component: ResponsePage,
  validateSearch: (search: Record<string, unknown>) =>
    textsOf(search, ['page', 'q', 'meting', 'groep', 'stand', 'reden', 'verzonnen']),
});

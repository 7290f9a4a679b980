import { createFileRoute } from '@tanstack/react-router';
import { ResponsePage } from '@/features/response/ResponsePage.tsx';
import { responseSearch } from '@/features/response/responseSearch.ts';

export const Route = createFileRoute('/programma/respons')({
  component: ResponsePage,
  validateSearch: responseSearch,
});

import { createFileRoute } from '@tanstack/react-router';
import { ObjectionsPage } from '@/features/review/ObjectionsPage.tsx';
import { pageOf } from '@/lib/searchList.ts';

interface ObjectionsSearch {
  page: number;
  all?: true;
}

export const Route = createFileRoute('/syntens/bezwaren')({
  component: ObjectionsPage,
  validateSearch: (search: Record<string, unknown>): ObjectionsSearch => ({
    page: pageOf(search),
    ...(search.all === true && { all: true as const }),
  }),
});

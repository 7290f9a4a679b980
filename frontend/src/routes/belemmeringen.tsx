import { createFileRoute, useSearch } from '@tanstack/react-router';
import { ObstaclesPage, type ObstaclesSearch } from '@/features/obstacles/ObstaclesPage.tsx';
import { pageOf, textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/belemmeringen')({
  component: Obstacles,
  validateSearch: (search: Record<string, unknown>): ObstaclesSearch => ({
    ...textsOf(search, ['theme', 'ruleKind', 'status']),
    page: pageOf(search),
  }),
});

function Obstacles() {
  return <ObstaclesPage search={useSearch({ from: '/belemmeringen' })} />;
}

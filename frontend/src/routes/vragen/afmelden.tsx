import { createFileRoute, useSearch } from '@tanstack/react-router';
import { StopPage } from '@/features/questions/StopPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/vragen/afmelden')({
  component: Stop,
  validateSearch: (search: Record<string, unknown>) => textsOf(search, ['sleutel']),
});

function Stop() {
  return <StopPage sleutel={useSearch({ from: '/vragen/afmelden' }).sleutel} />;
}

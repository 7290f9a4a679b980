import { createFileRoute } from '@tanstack/react-router';
import { FiguresPage } from '@/features/figures/FiguresPage.tsx';
import { textsOf } from '@/lib/searchList.ts';

export const Route = createFileRoute('/cijfers/')({
  component: FiguresPage,
  validateSearch: (search: Record<string, unknown>): { table?: string; share?: string; gain?: string } =>
    textsOf(search, ['table', 'share', 'gain']),
});

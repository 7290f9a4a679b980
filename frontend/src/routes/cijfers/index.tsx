import { createFileRoute } from '@tanstack/react-router';
import { FiguresPage } from '@/features/figures/FiguresPage.tsx';

export const Route = createFileRoute('/cijfers/')({ component: FiguresPage });

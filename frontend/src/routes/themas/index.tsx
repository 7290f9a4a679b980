import { createFileRoute } from '@tanstack/react-router';
import { ThemesPage } from '@/features/toolbox/ThemesPage.tsx';

export const Route = createFileRoute('/themas/')({ component: ThemesPage });

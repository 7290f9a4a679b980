import { createFileRoute } from '@tanstack/react-router';
import { ThemePage } from '@/features/toolbox/ThemePage.tsx';

export const Route = createFileRoute('/themas/$code')({ component: ThemePage });

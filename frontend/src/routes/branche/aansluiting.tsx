import { createFileRoute } from '@tanstack/react-router';
import { JoiningPage } from '@/features/branches/JoiningPage.tsx';

export const Route = createFileRoute('/branche/aansluiting')({ component: JoiningPage });

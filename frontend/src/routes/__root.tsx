import { createRootRoute } from '@tanstack/react-router';
import { AppLayout } from '@/app/AppLayout.tsx';

export const Route = createRootRoute({ component: AppLayout });

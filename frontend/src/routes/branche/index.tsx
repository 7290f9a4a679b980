import { createFileRoute } from '@tanstack/react-router';
import { BranchHome } from '@/features/branches/BranchHome.tsx';

export const Route = createFileRoute('/branche/')({ component: BranchHome });

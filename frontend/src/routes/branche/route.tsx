import { createFileRoute } from '@tanstack/react-router';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/branche')({
  staticData: { room: 'branch' },
  beforeLoad: requireSession('branch_officer'),
});

import { createFileRoute } from '@tanstack/react-router';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/adviseur')({
  staticData: { room: 'adviser' },
  beforeLoad: requireSession('adviser'),
});

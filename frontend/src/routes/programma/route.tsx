import { createFileRoute } from '@tanstack/react-router';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/programma')({
  staticData: { room: 'programme' },
  beforeLoad: requireSession('programme_officer'),
});

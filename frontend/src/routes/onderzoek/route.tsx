import { createFileRoute } from '@tanstack/react-router';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/onderzoek')({
  staticData: { room: 'research' },
  beforeLoad: requireSession('researcher', 'programme_officer'),
});

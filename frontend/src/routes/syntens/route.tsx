import { createFileRoute } from '@tanstack/react-router';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/syntens')({
  staticData: { room: 'syntens' },
  beforeLoad: requireSession('syntens_officer', 'programme_officer'),
});

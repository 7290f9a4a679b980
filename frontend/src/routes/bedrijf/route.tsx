import { createFileRoute } from '@tanstack/react-router';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/bedrijf')({
  staticData: { room: 'company' },
  beforeLoad: requireSession('owner', 'manager', 'finance', 'staff_representative'),
});

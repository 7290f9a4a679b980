import { createFileRoute } from '@tanstack/react-router';
import { DecisionsPage } from '@/features/questions/DecisionsPage.tsx';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/vragen/besluiten')({
  beforeLoad: requireSession(),
  component: DecisionsPage,
});

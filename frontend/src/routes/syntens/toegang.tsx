import { createFileRoute } from '@tanstack/react-router';
import { AccessQueuePage } from '@/features/access/AccessQueuePage.tsx';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/syntens/toegang')({
  beforeLoad: requireSession('syntens_officer'),
  component: AccessQueuePage,
});

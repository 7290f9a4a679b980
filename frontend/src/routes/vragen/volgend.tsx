import { createFileRoute } from '@tanstack/react-router';
import { FollowingPage } from '@/features/questions/FollowingPage.tsx';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/vragen/volgend')({
  beforeLoad: requireSession(),
  component: FollowingPage,
});

import { createFileRoute } from '@tanstack/react-router';
import { SettingsPage } from '@/features/notices/SettingsPage.tsx';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/account_/meldingen')({
  beforeLoad: requireSession(),
  component: SettingsPage,
});

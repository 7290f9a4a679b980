import { createFileRoute } from '@tanstack/react-router';
import { PrivacyPage } from '@/features/programme/PrivacyPage.tsx';

export const Route = createFileRoute('/privacy')({
  component: PrivacyPage,
  staticData: { withoutData: true },
});

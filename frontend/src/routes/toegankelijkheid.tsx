import { createFileRoute } from '@tanstack/react-router';
import { AccessibilityPage } from '@/features/programme/AccessibilityPage.tsx';

export const Route = createFileRoute('/toegankelijkheid')({
  component: AccessibilityPage,
  staticData: { withoutData: true },
});

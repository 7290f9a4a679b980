import { createFileRoute } from '@tanstack/react-router';
import { HowItWorksPage } from '@/features/programme/HowItWorksPage.tsx';

export const Route = createFileRoute('/hoe-het-werkt')({
  component: HowItWorksPage,
  staticData: { withoutData: true },
});

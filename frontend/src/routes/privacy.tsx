import { createFileRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { PrivacyPage } from '@/features/programme/PrivacyPage.tsx';

/** The periods are read from the API; the words above them stand without it. */
const Periods = lazy(async () => {
  const [{ default: WithData }, { RetentionPeriods }] = await Promise.all([
    import('@/app/WithData.tsx'),
    import('@/features/programme/RetentionPeriods.tsx'),
  ]);
  return {
    default: () => (
      <WithData>
        <RetentionPeriods />
      </WithData>
    ),
  };
});

export const Route = createFileRoute('/privacy')({
  component: () => <PrivacyPage periods={<Periods />} />,
  staticData: { withoutData: true },
});

import { createFileRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { HomePage } from '@/features/home/HomePage.tsx';

/** What reads from the API stands below the first screen, and comes with what that takes. */
const Below = lazy(async () => {
  const [{ default: WithData }, { default: ProgrammeBelow }] = await Promise.all([
    import('@/app/WithData.tsx'),
    import('@/features/programme/ProgrammeBelow.tsx'),
  ]);
  return {
    default: () => (
      <WithData>
        <ProgrammeBelow />
      </WithData>
    ),
  };
});

export const Route = createFileRoute('/')({
  component: () => <HomePage below={<Below />} />,
  staticData: { withoutData: true },
});

import { createFileRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { HomePage } from '@/features/home/HomePage.tsx';

const ProgrammeBelow = lazy(() => import('@/features/programme/ProgrammeBelow.tsx'));

export const Route = createFileRoute('/')({
  component: () => <HomePage below={<ProgrammeBelow />} />,
  staticData: { withoutData: true },
});

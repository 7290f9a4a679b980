import './home.css';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, Suspense } from 'react';
import { useTitle } from '@/lib/title.ts';
import { FirstQuestion } from './FirstQuestion.tsx';
import { Hero } from './Hero.tsx';

/** The public home: a first question at once, and then `below`, which may come a moment later. */
export function HomePage({ below }: { below: ReactNode }) {
  const { t } = useLingui();
  useTitle(t`Samen slimmer werken`);
  return (
    <>
      <Hero>
        <FirstQuestion />
      </Hero>
      <Suspense fallback={<div className="home-rest-place" />}>{below}</Suspense>
    </>
  );
}

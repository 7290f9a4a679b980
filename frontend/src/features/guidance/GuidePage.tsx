import './guidance.css';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { listGuidanceQuestionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { asked, ROUTE, stillTold } from './guidanceFacts.ts';
import { QuestionScreen } from './QuestionScreen.tsx';
import { RouteScreen } from './RouteScreen.tsx';

/** The guide: one question at a time, and then the route that fits. The answers live in the address. */
export function GuidePage() {
  const search = useSearch({ from: '/wegwijzer/' });
  const questions = useQuery(listGuidanceQuestionsOptions());
  return (
    <Loaded
      query={questions}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>De Wegwijzer kwam niet door</Trans>}
    >
      {({ items }) => {
        const told = stillTold(search, items);
        const screens = asked(items, told);
        if (search.stap === ROUTE) return <RouteScreen questions={screens} told={told} />;
        const step = Math.max(
          0,
          screens.findIndex(({ fact }) => fact === search.stap),
        );
        return <QuestionScreen questions={screens} step={step} told={told} />;
      }}
    </Loaded>
  );
}

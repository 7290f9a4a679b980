import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readResultByLink } from '@/api/sdk.gen.ts';
import { hasStatus } from '@/lib/problem.ts';
import { useTitle } from '@/lib/title.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeading } from '@/ui/PageHeading.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { ErrorState } from '@/ui/States.tsx';
import { AnswerBar } from './AnswerBar.tsx';
import { SharedResult } from './SharedResult.tsx';
import './scans.css';

/** The result that a firm shares with everybody who works there: `/mijn-antwoorden#token`. No account. */
export function SharedResultPage({ token }: { token: string }) {
  const result = useQuery({
    queryKey: ['result-by-link', token],
    queryFn: async () =>
      (await readResultByLink({ headers: { 'Share-Token': token }, throwOnError: true })).data,
    gcTime: 0,
  });
  if (result.data)
    return (
      <>
        <AnswerBar name={result.data.companyName} />
        <SharedResult result={result.data} />
      </>
    );
  return (
    <>
      <AnswerBar />
      {hasStatus(result.error, 404) || hasStatus(result.error, 400) ? (
        <DeadLink />
      ) : result.error ? (
        <div className="answer-column">
          <ErrorState error={result.error} onRetry={() => void result.refetch()} />
        </div>
      ) : (
        <PageSkeleton />
      )}
    </>
  );
}

function DeadLink() {
  const { t } = useLingui();
  const title = t`Deze link werkt niet, of niet meer`;
  useTitle(title);
  return (
    <div className="answer-column state state-page">
      <Pictogram theme="apart" />
      <PageHeading>{title}</PageHeading>
      <p className="lead">
        <Trans>
          Misschien is de laatste dag voorbij, deelt uw bedrijf de uitkomst niet meer, of is de link niet
          helemaal overgenomen. Vraag het na bij wie hem u gaf.
        </Trans>
      </p>
      <LinkButton to="/mijn-antwoorden" kind="secondary">
        <Trans>Ik heb een ontvangstcode</Trans>
      </LinkButton>
    </div>
  );
}

import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { RefObject } from 'react';
import type { EligibilityRead, RoundSummary } from '@/api/types.gen.ts';
import { problemOf } from '@/lib/problem.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { ErrorState } from '@/ui/States.tsx';
import { ApplyPanel } from './ApplyPanel.tsx';
import { RuleAnswers } from './RuleAnswers.tsx';
import { SumLines } from './SumLines.tsx';

interface PreCheckOutcomeProps {
  check: { data: EligibilityRead | undefined; error: unknown; refetch: () => unknown };
  round: RoundSummary | undefined;
  headingRef: RefObject<HTMLHeadingElement | null>;
}

/** What the rules say so far: the finding, every rule, the sum, and the way on. */
export function PreCheckOutcome({ check, round, headingRef }: PreCheckOutcomeProps) {
  const { t } = useLingui();
  const { data } = check;
  const fault = problemOf(check.error);
  if (!data) {
    return check.error ? (
      <ErrorState
        error={check.error}
        title={<Trans>De uitkomst kwam niet door</Trans>}
        kept={<Trans>Wat u invulde staat er nog.</Trans>}
        onRetry={() => void check.refetch()}
      />
    ) : (
      <ListSkeleton rows={6} />
    );
  }
  const open = data.rules.filter((rule) => rule.outcome === 'unknown').length;
  const broken = data.rules.filter((rule) => rule.outcome === 'not_met').length;
  return (
    <div className="grid content-start gap-8">
      <section className="grid gap-4" aria-labelledby="pre-check-outcome">
        <h3 id="pre-check-outcome" ref={headingRef} tabIndex={-1} className="text-2xl">
          <span role="status">
            {data.eligible === false ? (
              <Trans>Zo komt u niet in aanmerking</Trans>
            ) : data.eligible ? (
              <Trans>U komt in aanmerking</Trans>
            ) : (
              <Trans>Tot nu toe past het</Trans>
            )}
          </span>
        </h3>
        <p className="soft">
          {data.eligible === false ? (
            <Plural
              value={broken}
              one="Eén regel klopt niet. Hieronder staat waarom."
              other="# regels kloppen niet. Hieronder staat waarom."
            />
          ) : (
            <Plural
              value={open}
              _0="Alle regels kloppen."
              one="Eén regel is nog open. Dat is niet erg: die komt in de aanvraag aan bod."
              other="# regels zijn nog open. Dat is niet erg: die komen in de aanvraag aan bod."
            />
          )}
        </p>
        {fault && <p className="field-error">{fault.errors[0]?.detail ?? fault.detail}</p>}
        <RuleAnswers rules={data.rules} />
      </section>
      <section className="grid gap-4">
        <h3 className="text-xl">
          <Trans>Wie betaalt wat</Trans>
        </h3>
        {data.calculation ? (
          <SumLines calculation={data.calculation} caption={t`Wie betaalt wat in uw geval`} />
        ) : (
          <p className="soft">
            <Trans>Vul in wat het advies ongeveer kost. Dan staat hier wie wat betaalt.</Trans>
          </p>
        )}
      </section>
      {round && data.eligible !== false && <ApplyPanel round={round} />}
    </div>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PlanLineRead, PlanRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useThemeName } from '@/lib/reference.ts';
import { Button } from '@/ui/Button.tsx';
import { Money } from '@/ui/Money.tsx';
import type { PlanViewProps } from './PlanPage.tsx';
import { ProposalForm } from './ProposalForm.tsx';

/** The measures, one below the other: what, why, who, when and what it may cost. */
export function PlanLines({ plan, etag }: PlanViewProps) {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  return (
    <section aria-label={t`Maatregelen`}>
      {plan.lines.length === 0 && (
        <p className="soft">
          <Trans>Er staat nog geen maatregel in dit plan.</Trans>
        </p>
      )}
      <ol className="plan-lines">
        {plan.lines.map((line, index) => (
          <Line key={line.id} line={line} number={index + 1} plan={plan} etag={etag} />
        ))}
      </ol>
      {plan.mayPropose &&
        (adding ? (
          <ProposalForm plan={plan} etag={etag} line={null} onDone={() => setAdding(false)} />
        ) : (
          <div className="no-print mt-6">
            <Button kind="secondary" onClick={() => setAdding(true)}>
              <Trans>Stel een maatregel erbij voor</Trans>
            </Button>
          </div>
        ))}
    </section>
  );
}

interface LineProps {
  line: PlanLineRead;
  number: number;
  plan: PlanRead;
  etag: string | null;
}

function Line({ line, number, plan, etag }: LineProps) {
  const { t } = useLingui();
  const themeName = useThemeName();
  const [proposing, setProposing] = useState(false);
  return (
    <li className="plan-line">
      <div className="grid min-w-0 gap-2">
        {line.theme && <p className="meta">{themeName(line.theme)}</p>}
        <h2 className="text-lg">
          <span className="visually-hidden">{t`Maatregel ${number}: `}</span>
          {line.measure}
        </h2>
        {line.why && <p className="soft text-sm">{line.why}</p>}
        <LineFacts line={line} />
        {plan.mayPropose &&
          (proposing ? (
            <ProposalForm plan={plan} etag={etag} line={line} onDone={() => setProposing(false)} />
          ) : (
            <div className="no-print">
              <Button kind="quiet" small onClick={() => setProposing(true)}>
                <Trans>Stel een wijziging voor</Trans>
                <span className="visually-hidden">: {line.measure}</span>
              </Button>
            </div>
          ))}
      </div>
    </li>
  );
}

/** Who, when and how much; what is still open is said so. */
export function LineFacts({ line }: { line: Pick<PlanLineRead, 'who' | 'dueOn' | 'budgetCents'> }) {
  const { t } = useLingui();
  const { day } = useFormats();
  return (
    <dl className="plan-facts">
      <div>
        <dt>{t`Wie`}</dt>
        <dd>{line.who ?? <span className="quiet">{t`nog open`}</span>}</dd>
      </div>
      <div>
        <dt>{t`Wanneer`}</dt>
        <dd>{line.dueOn ? day(line.dueOn) : <span className="quiet">{t`nog open`}</span>}</dd>
      </div>
      <div>
        <dt>{t`Budget`}</dt>
        <dd>
          {line.budgetCents === null ? (
            <span className="quiet">{t`nog open`}</span>
          ) : line.budgetCents === 0 ? (
            t`alleen tijd`
          ) : (
            <Money cents={line.budgetCents} />
          )}
        </dd>
      </div>
    </dl>
  );
}

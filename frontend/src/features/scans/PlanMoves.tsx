import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { changeScanPlanStatus } from '@/api/sdk.gen.ts';
import type { ChangeScanPlanStatusData } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { toast } from '@/ui/toast.ts';
import { useBeginPlan } from './NoPlan.tsx';
import type { PlanViewProps } from './PlanPage.tsx';
import { useRefreshPlan } from './planQueries.ts';

/** The one thing that can happen to the plan now, for whoever looks at it. */
export function PlanMoves({ plan, etag }: PlanViewProps) {
  const { t } = useLingui();
  const begin = useBeginPlan(plan.scanId);
  const refresh = useRefreshPlan(plan.scanId);
  const { busy, fault, run } = useAct();
  const may = (status: string) => plan.allowedStatuses.some((each) => each === status);
  const move = (body: ChangeScanPlanStatusData['body'], told: string) =>
    run(async () => {
      await changeScanPlanStatus({
        path: { scanId: plan.scanId },
        body,
        headers: ifMatch(etag),
        throwOnError: true,
      });
      toast(told);
      await refresh();
    });
  const said = fault ?? begin.fault;
  if (may('agreed')) return <Deciding plan={plan} etag={etag} />;
  return (
    <section className="no-print grid gap-4">
      {said && (
        <Notice tone="err" live>
          <p>{said}</p>
        </Notice>
      )}
      {may('proposed') && (
        <Panel accent>
          <h2 className="text-lg">
            <Trans>Leg het voor aan uw mensen</Trans>
          </h2>
          <p className="soft mt-2 mb-4 text-sm">
            <Trans>
              De personeelsvertegenwoordiging krijgt bericht, stelt wijzigingen voor en zegt of de medewerkers
              het eens zijn. Elke maatregel heeft dan een naam, een dag en een bedrag.
            </Trans>
          </p>
          <Button busy={busy} onClick={() => void move({ toStatus: 'proposed' }, t`Het plan is voorgelegd.`)}>
            <Trans>Leg het plan voor</Trans>
          </Button>
        </Panel>
      )}
      {may('draft') && (
        <Panel>
          <h2 className="text-lg">
            <Trans>Het ligt nu bij uw mensen</Trans>
          </h2>
          <p className="soft mt-2 mb-4 text-sm">
            <Trans>Beantwoord de voorstellen. Wilt u zelf verder schrijven, neem het plan dan terug.</Trans>
          </p>
          <Button
            kind="secondary"
            small
            busy={busy}
            onClick={() => void move({ toStatus: 'draft' }, t`Het plan is weer een concept.`)}
          >
            <Trans>Neem het plan terug</Trans>
          </Button>
        </Panel>
      )}
      {plan.mayBegin && (
        <Panel>
          <h2 className="text-lg">
            <Trans>Deze versie staat vast</Trans>
          </h2>
          <p className="soft mt-2 mb-4 text-sm">
            {plan.status === 'agreed' ? (
              <Trans>Begint er een adviestraject, dan gaat dit plan mee.</Trans>
            ) : (
              <Trans>Bespreek de reden samen. In een nieuwe versie past u het plan aan.</Trans>
            )}
          </p>
          <Button kind="secondary" small busy={begin.busy} onClick={() => void begin.run()}>
            <Trans>Begin een nieuwe versie</Trans>
          </Button>
        </Panel>
      )}
    </section>
  );
}

function Deciding({ plan, etag }: PlanViewProps) {
  const { t } = useLingui();
  const refresh = useRefreshPlan(plan.scanId);
  const [choice, setChoice] = useState<'agreed' | 'disagreed' | null>(null);
  const form = useForm({ defaultValues: { words: '' } });
  const waiting = plan.proposals.some((proposal) => proposal.status === 'open');
  return (
    <Panel accent>
      <h2 className="text-lg">
        <Trans>Zijn de medewerkers het eens?</Trans>
      </h2>
      <p className="soft mt-2 mb-4 text-sm">
        <Trans>
          U zegt dit namens de medewerkers. Uw antwoord en uw woorden blijven bij het plan staan; niemand wist
          ze.
        </Trans>
      </p>
      {waiting && (
        <p className="mb-4 text-sm">
          <Trans>Eens zijn kan als de leiding op elk voorstel heeft geantwoord.</Trans>
        </p>
      )}
      {choice === null ? (
        <div className="flex flex-wrap gap-3">
          {!waiting && (
            <Button onClick={() => setChoice('agreed')}>
              <Trans>Eens</Trans>
            </Button>
          )}
          <Button kind="secondary" onClick={() => setChoice('disagreed')}>
            <Trans>Niet eens</Trans>
          </Button>
        </div>
      ) : (
        <Form
          form={form}
          onSubmit={async ({ words }) => {
            await changeScanPlanStatus({
              path: { scanId: plan.scanId },
              body:
                choice === 'agreed'
                  ? { toStatus: 'agreed', words: words.trim() || null }
                  : { toStatus: 'disagreed', words },
              headers: ifMatch(etag),
              throwOnError: true,
            });
            toast(t`Uw antwoord staat bij het plan.`);
            await refresh();
          }}
        >
          <TextArea
            name="words"
            label={choice === 'agreed' ? t`Wat u erbij wilt zeggen` : t`Waarom niet`}
            rows={4}
            maxLength={2000}
            optional={choice === 'agreed'}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>
              {choice === 'agreed' ? <Trans>Wij zijn het eens</Trans> : <Trans>Wij zijn het niet eens</Trans>}
            </SubmitButton>
            <Button kind="quiet" onClick={() => setChoice(null)}>
              <Trans>Terug</Trans>
            </Button>
          </div>
        </Form>
      )}
    </Panel>
  );
}

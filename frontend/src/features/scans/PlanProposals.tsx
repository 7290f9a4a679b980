import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { answerScanPlanProposal } from '@/api/sdk.gen.ts';
import type { PlanProposalRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Money } from '@/ui/Money.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { toast } from '@/ui/toast.ts';
import type { PlanViewProps } from './PlanPage.tsx';
import { useRefreshPlan } from './planQueries.ts';
import { PROPOSAL_KIND, PROPOSAL_STATUS } from './planWords.ts';

/** What the employees' representative proposed, with what management said to it. */
export function PlanProposals({ plan, etag }: PlanViewProps) {
  if (plan.proposals.length === 0) return null;
  return (
    <section className="mt-14">
      <h2 className="mb-4 text-xl">
        <Trans>Voorstellen van de medewerkers</Trans>
      </h2>
      <ul className="hairlines">
        {plan.proposals.map((proposal) => (
          <Proposal key={proposal.id} plan={plan} etag={etag} proposal={proposal} />
        ))}
      </ul>
    </section>
  );
}

function Proposal({ plan, etag, proposal }: PlanViewProps & { proposal: PlanProposalRead }) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const status = PROPOSAL_STATUS[proposal.status];
  const extras = [proposal.who, proposal.dueOn && day(proposal.dueOn)].filter(Boolean).join(', ');
  return (
    <li className="grid gap-2 py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="font-semibold">{i18n._(PROPOSAL_KIND[proposal.kind])}</span>
        <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
      </div>
      <p className="meta">
        {proposal.madeBy
          ? t`${proposal.madeBy}, ${day(proposal.createdAt)}`
          : t`Voorgesteld op ${day(proposal.createdAt)}`}
      </p>
      <dl className="plan-wish">
        {proposal.about && (
          <>
            <dt>{proposal.kind === 'remove' ? t`Eruit` : t`Nu`}</dt>
            <dd className="soft">{proposal.about}</dd>
          </>
        )}
        {proposal.measure && (
          <>
            <dt>{t`Voorstel`}</dt>
            <dd>
              <span className="block font-semibold">{proposal.measure}</span>
              {extras}
              {proposal.budgetCents !== null && (
                <>
                  {extras && ', '}
                  <Money cents={proposal.budgetCents} />
                </>
              )}
            </dd>
          </>
        )}
        <dt>{t`Omdat`}</dt>
        <dd>{proposal.reason}</dd>
        {proposal.answer && (
          <>
            <dt>{t`Antwoord`}</dt>
            <dd>{proposal.answer}</dd>
          </>
        )}
      </dl>
      {proposal.status === 'open' && plan.mayAnswer && (
        <Answering plan={plan} etag={etag} proposal={proposal} />
      )}
    </li>
  );
}

function Answering({ plan, etag, proposal }: PlanViewProps & { proposal: PlanProposalRead }) {
  const { t } = useLingui();
  const refresh = useRefreshPlan(plan.scanId);
  const [declining, setDeclining] = useState(false);
  const { busy, fault, run } = useAct();
  const form = useForm({ defaultValues: { answer: '' } });
  const answer = async (accepted: boolean, words: string | null) => {
    await answerScanPlanProposal({
      path: { scanId: plan.scanId, proposalId: proposal.id },
      body: { accepted, answer: words },
      headers: ifMatch(etag),
      throwOnError: true,
    });
    toast(accepted ? t`Het voorstel staat nu in het plan.` : t`Uw antwoord staat bij het voorstel.`);
    await refresh();
  };
  if (declining)
    return (
      <Form form={form} className="plan-form" onSubmit={({ answer: words }) => answer(false, words)}>
        <TextArea name="answer" label={t`Waarom niet`} rows={3} maxLength={2000} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>
            <Trans>Stuur dit antwoord</Trans>
          </SubmitButton>
          <Button kind="quiet" onClick={() => setDeclining(false)}>
            <Trans>Terug</Trans>
          </Button>
        </div>
      </Form>
    );
  return (
    <div className="no-print mt-2 grid gap-3">
      {fault && (
        <Notice tone="err" live>
          <p>{fault}</p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary" small busy={busy} onClick={() => void run(() => answer(true, null))}>
          <Trans>Neem over</Trans>
        </Button>
        <Button kind="quiet" small onClick={() => setDeclining(true)}>
          <Trans>Neem niet over</Trans>
        </Button>
      </div>
    </div>
  );
}

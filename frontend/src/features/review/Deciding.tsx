import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createDecisionProposal, deleteDecisionProposal } from '@/api/sdk.gen.ts';
import type { DecidingRead, DecisionProposalRead, VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, MoneyField, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Money } from '@/ui/Money.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';
import { useFileRefresh } from './reviewQueries.ts';

interface DecidingProps {
  voucher: VoucherRead;
  etag: string | null;
}

/** How much this officer may grant, what a colleague proposes, and proposing oneself; nothing without a limit. */
export function Deciding({ voucher, etag }: DecidingProps) {
  const { t } = useLingui();
  const [proposing, setProposing] = useState(false);
  const { deciding } = voucher;
  if (!deciding || voucher.status !== 'in_review') return null;
  const limited = deciding.fourEyesAboveCents !== null || deciding.ownLimitCents !== null;
  if (!limited && deciding.proposals.length === 0) return null;
  return (
    <section className="grid gap-3" aria-label={t`Wie hierover beslist`}>
      <h3 className="text-lg">
        <Trans>Wie hierover beslist</Trans>
      </h3>
      <LimitWords deciding={deciding} />
      {deciding.proposals.map((proposal) => (
        <Proposal key={proposal.id} voucherId={voucher.id} proposal={proposal} />
      ))}
      {deciding.mayPropose && (
        <p>
          <Button kind="secondary" onClick={() => setProposing(true)}>
            <Trans>Voorstellen aan een collega</Trans>
          </Button>
        </p>
      )}
      <Dialog open={proposing} onClose={() => setProposing(false)} title={t`Voorstellen aan een collega`}>
        {proposing && <ProposeForm voucher={voucher} etag={etag} onDone={() => setProposing(false)} />}
      </Dialog>
    </section>
  );
}

function LimitWords({ deciding }: { deciding: DecidingRead }) {
  const { money } = useFormats();
  const { fourEyesAboveCents, ownLimitCents } = deciding;
  return (
    <p className="soft">
      {fourEyesAboveCents !== null && (
        <span className="block">
          <Trans>Boven {money(fourEyesAboveCents)} stelt de een voor en kent de ander toe.</Trans>
        </span>
      )}
      {ownLimitCents !== null && (
        <span className="block">
          <Trans>U kent zelf ten hoogste {money(ownLimitCents)} toe.</Trans>
        </span>
      )}
    </p>
  );
}

function Proposal({ voucherId, proposal }: { voucherId: string; proposal: DecisionProposalRead }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const refresh = useFileRefresh();
  const { busy, fault, run } = useAct();
  const who = proposal.proposedByName;
  const when = moment(proposal.proposedAt);
  const takeBack = () =>
    run(
      async () => {
        await deleteDecisionProposal({
          path: { voucherId, decisionProposalId: proposal.id },
          headers: ifMatch(`"${proposal.version}"`),
          throwOnError: true,
        });
        toast(t`Uw voorstel is ingetrokken.`);
        await refresh();
      },
      (problem) => {
        if (problem.status !== 412 && !problem.is('proposal-closed')) return false;
        toast(t`Dit voorstel wacht niet meer. U ziet nu hoe het staat.`);
        void refresh();
        return true;
      },
    );
  return (
    <Notice
      tone="warn"
      title={
        proposal.isYours ? (
          <Trans>Uw voorstel wacht op een collega</Trans>
        ) : who ? (
          <Trans>{who} stelt voor om toe te kennen</Trans>
        ) : (
          <Trans>Een collega stelt voor om toe te kennen</Trans>
        )
      }
    >
      <p>
        <strong>
          <Money cents={proposal.grantedCents} />
        </strong>
        <span className="block">{proposal.reason}</span>
        <span className="quiet block">{when}</span>
      </p>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
      {proposal.isYours && (
        <Button kind="quiet" small disabled={busy} onClick={() => void takeBack()}>
          <Trans>Trek mijn voorstel in</Trans>
        </Button>
      )}
    </Notice>
  );
}

function ProposeForm({ voucher, etag, onDone }: DecidingProps & { onDone: () => void }) {
  const { t } = useLingui();
  const refresh = useFileRefresh();
  const form = useForm({ defaultValues: { grantedCents: voucher.subsidyCents, reason: '' } });
  return (
    <Form
      form={form}
      onProblem={(problem) => {
        if (problem.status !== 412 && !problem.is('proposal-impossible')) return false;
        toast(t`Iemand anders wijzigde dit dossier zojuist. U ziet nu hoe het staat.`);
        onDone();
        void refresh();
        return true;
      }}
      onSubmit={async ({ grantedCents, reason }, { idempotencyKey }) => {
        await createDecisionProposal({
          path: { voucherId: voucher.id },
          body: { grantedCents: grantedCents as number, reason },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        toast(t`Voorgesteld. Een collega beslist.`);
        onDone();
        await refresh();
      }}
    >
      <p>
        <Trans>Een collega kan dan dit bedrag toekennen, of minder. Het bedrijf hoort nog niets.</Trans>
      </p>
      <MoneyField name="grantedCents" label={t`Bedrag`} description={t`Hoogstens wat is gevraagd.`} />
      <TextArea
        name="reason"
        label={t`Waarom`}
        rows={3}
        description={t`Voor uw collega. Deze tekst staat niet in de brief.`}
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>
          <Trans>Leg voor aan een collega</Trans>
        </SubmitButton>
        <Button kind="quiet" onClick={onDone}>
          <Trans>Annuleer</Trans>
        </Button>
      </div>
    </Form>
  );
}

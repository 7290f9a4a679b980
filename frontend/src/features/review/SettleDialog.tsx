import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import {
  listClaimWarningsOptions,
  listPaymentLinesOptions,
  listPaymentsQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import type { VoucherRead, WarningRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Button } from '@/ui/Button.tsx';
import { ClaimLines } from '@/ui/ClaimLines.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, MoneyField, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Money } from '@/ui/Money.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { fileOptions, useMove } from './reviewQueries.ts';
import { WarningFields } from './WarningFields.tsx';

/** A claim beside its voucher: settle it, or send it back with the reason. */
export function SettleDialog({ voucherId, onClose }: { voucherId: string; onClose: () => void }) {
  const { t } = useLingui();
  const file = useQuery(fileOptions(voucherId));
  return (
    <Dialog open onClose={onClose} title={t`Declaratie`}>
      <Loaded query={file} skeleton={<ListSkeleton rows={4} />}>
        {({ data, etag }) => <Claim voucher={data} etag={etag} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

function Claim({
  voucher,
  etag,
  onClose,
}: {
  voucher: VoucherRead;
  etag: string | null;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const say = useLocalized();
  const [returning, setReturning] = useState(false);
  const { day } = useFormats();
  const claim = voucher.claims.at(-1);
  const path = { claimId: claim?.id ?? '' };
  const split = useQuery({ ...listPaymentLinesOptions({ path }), enabled: claim !== undefined });
  const warnings = useQuery({ ...listClaimWarningsOptions({ path }), enabled: claim !== undefined });
  const settle = voucher.allowedMoves.find((move) => move.toStatus === 'settled');
  const giveBack = voucher.allowedMoves.find((move) => move.toStatus === 'claim_returned');
  if (!claim) return null;
  return (
    <>
      <p className="font-semibold">
        {voucher.company.name}, {voucher.code}
      </p>
      <p>{claim.description}</p>
      <DefinitionList
        items={[
          { term: t`Uren`, value: claim.hours },
          { term: t`Gedeclareerd, zonder btw`, value: <Money cents={claim.amountCents} /> },
          {
            term: t`Toegekend`,
            value: voucher.grantedCents === null ? '–' : <Money cents={voucher.grantedCents} />,
          },
          {
            term: t`Voorstel om vast te stellen`,
            value:
              voucher.settlementProposalCents === null ? (
                '–'
              ) : (
                <Money cents={voucher.settlementProposalCents} />
              ),
          },
        ]}
      />
      {claim.invoice && (
        <p className="[overflow-wrap:anywhere]">
          <Trans>
            Factuur {claim.invoice.number} van {day(claim.invoice.issuedOn)}, met btw{' '}
            <Money cents={claim.invoice.totalCents} showCents="always" />
          </Trans>
        </p>
      )}
      <Loaded query={split} skeleton={<ListSkeleton rows={4} />}>
        {(found) => <ClaimLines split={found} />}
      </Loaded>
      {settle?.blocked && (
        <Notice tone="warn" title={<Trans>Vaststellen kan nog niet</Trans>}>
          <p>{say(settle.blocked)}</p>
        </Notice>
      )}
      {returning ? (
        <ReturnForm voucher={voucher} etag={etag} onClose={onClose} />
      ) : (
        settle &&
        !settle.blocked && (
          <Loaded query={warnings} skeleton={<ListSkeleton rows={2} />}>
            {(found) => <SettleForm voucher={voucher} etag={etag} warnings={found.items} onClose={onClose} />}
          </Loaded>
        )
      )}
      {!returning && giveBack && !giveBack.blocked && (
        <Button kind="quiet" onClick={() => setReturning(true)}>
          <Trans>Stuur de declaratie terug</Trans>
        </Button>
      )}
    </>
  );
}

interface ActProps {
  voucher: VoucherRead;
  etag: string | null;
  onClose: () => void;
}

function SettleForm({ voucher, etag, warnings, onClose }: ActProps & { warnings: readonly WarningRead[] }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const move = useMove(voucher.id, etag);
  const form = useForm({
    defaultValues: {
      settledCents: voucher.settlementProposalCents,
      // The proposal made itself when the company accepted the work: one act accepts it.
      reason: t`Het bedrijf bevestigde het werk. Het bedrag volgt uit de gedeclareerde kosten.`,
      answers: warnings.map(({ code }) => ({ code, reason: '' })),
    },
  });
  return (
    <Form
      form={form}
      onSubmit={async (settlement, { idempotencyKey }) => {
        await move({ toStatus: 'settled', ...settlement }, idempotencyKey);
        await queries.invalidateQueries({ queryKey: listPaymentsQueryKey() });
        toast(t`Vastgesteld. De betaling staat klaar.`);
        onClose();
      }}
    >
      <WarningFields warnings={warnings} />
      <MoneyField name="settledCents" label={t`Vast te stellen bedrag`} />
      <TextArea name="reason" label={t`Reden`} rows={3} description={t`Deze tekst staat in de brief.`} />
      <SubmitButton>
        <Trans>Stel vast</Trans>
      </SubmitButton>
    </Form>
  );
}

function ReturnForm({ voucher, etag, onClose }: ActProps) {
  const { t } = useLingui();
  const move = useMove(voucher.id, etag);
  const form = useForm({ defaultValues: { reason: '' } });
  return (
    <Form
      form={form}
      onSubmit={async ({ reason }, { idempotencyKey }) => {
        await move({ toStatus: 'claim_returned', reason }, idempotencyKey);
        toast(t`De adviseur krijgt bericht.`);
        onClose();
      }}
    >
      <TextArea name="reason" label={t`Wat moet de adviseur verbeteren`} rows={3} />
      <SubmitButton kind="danger">
        <Trans>Stuur terug</Trans>
      </SubmitButton>
    </Form>
  );
}

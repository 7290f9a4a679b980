import { Trans, useLingui } from '@lingui/react/macro';
import type { VoucherRead } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { ClaimSplit } from '@/ui/ClaimSplit.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { VoucherDocuments } from '@/ui/documents/VoucherDocuments.tsx';
import { MessageThread } from '@/ui/MessageThread.tsx';
import { Money } from '@/ui/Money.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { Progress } from '@/ui/Progress.tsx';
import { VoucherStory } from '@/ui/VoucherStory.tsx';
import { Letters } from './Letters.tsx';
import { NextStep } from './NextStep.tsx';
import { Objections } from './Objections.tsx';
import { Outcome } from './Outcome.tsx';
import { SumTable } from './SumTable.tsx';
import { useHeadline } from './useHeadline.ts';
import { Withdraw } from './Withdraw.tsx';

/** A voucher after it was submitted: where it stands, what is next, who pays what, and what happened. */
export function VoucherDetail({ voucher, etag }: { voucher: VoucherRead; etag: string | null }) {
  const { t, i18n } = useLingui();
  const say = useLocalized();
  const { day } = useFormats();
  const headline = useHeadline(voucher);
  const status = VOUCHER_STATUS[voucher.status];
  const { deadlines, aid } = voucher;
  const today = todayInAmsterdam();
  // A term that is over is no advice any more.
  const objectionUntil =
    deadlines.objectionDueOn && deadlines.objectionDueOn >= today ? deadlines.objectionDueOn : null;
  const facts = [
    { term: t`Status`, value: <Pill tone={status.tone}>{i18n._(status.word)}</Pill> },
    { term: t`Code voor uw adviseur`, value: <span className="font-mono">{voucher.code}</span> },
    ...(deadlines.decisionDueOn && !voucher.decidedAt
      ? [
          {
            term: t`Wij beslissen uiterlijk`,
            value: deadlines.decisionTermSuspended ? t`de termijn staat stil` : day(deadlines.decisionDueOn),
          },
        ]
      : []),
    ...(deadlines.validUntil ? [{ term: t`Geldig tot en met`, value: day(deadlines.validUntil) }] : []),
    ...(objectionUntil ? [{ term: t`Bezwaar kan tot en met`, value: day(objectionUntil) }] : []),
  ];
  return (
    <>
      <PageHeader
        title={headline}
        crumbs={[
          { label: t`Uw bedrijf`, to: '/bedrijf' },
          { label: t`Vouchers`, to: '/bedrijf/vouchers' },
          { label: voucher.code },
        ]}
        lead={say(voucher.schemeName)}
      />
      <div className="voucher-facts">
        <DefinitionList items={facts} stacked />
      </div>
      <div className="columns-main-side">
        <div className="grid min-w-0 content-start gap-10">
          <NextStep voucher={voucher} etag={etag} />
          {voucher.allocation && <Outcome outcome={voucher.allocation} />}
          {voucher.calculation && (
            <section className="grid gap-4">
              <h2 className="text-2xl">
                <Trans>Wie betaalt wat</Trans>
              </h2>
              <SumTable calculation={voucher.calculation} />
            </section>
          )}
          {aid && (
            <section className="grid gap-2">
              <h2 className="text-lg">
                <Trans>
                  Steun in de afgelopen drie jaar:{' '}
                  <Money cents={aid.declaredCents + aid.grantedCents + aid.thisVoucherCents} /> van{' '}
                  <Money cents={aid.ceilingCents} />
                </Trans>
              </h2>
              <Progress
                label={t`Steun in de afgelopen drie jaar`}
                value={aid.declaredCents + aid.grantedCents + aid.thisVoucherCents}
                max={aid.ceilingCents}
              >
                <Trans>Dit is de Europese grens voor kleine steun, deze voucher meegeteld.</Trans>
              </Progress>
            </section>
          )}
          <ClaimSplit voucher={voucher} />
          <Letters voucher={voucher} />
          <VoucherDocuments voucher={voucher} />
          <MessageThread voucherId={voucher.id} />
          <Objections voucher={voucher} etag={etag} />
          <div>
            <Withdraw voucher={voucher} etag={etag} />
          </div>
        </div>
        <aside className="grid content-start gap-8" aria-label={t`Gegevens van de voucher`}>
          <VoucherStory voucher={voucher} />
          {voucher.adviser && (
            <Panel>
              <h2 className="text-xl">
                <Trans>Uw adviseur</Trans>
              </h2>
              <p className="mt-2 font-semibold">{voucher.adviser.name}</p>
              <p className="soft">{voucher.adviser.firm}</p>
              {voucher.adviser.accreditedUntil && (
                <p className="quiet mt-2">
                  {voucher.adviser.isPinned
                    ? t`Erkend bij de toekenning, tot en met ${day(voucher.adviser.accreditedUntil)}`
                    : t`Erkend tot en met ${day(voucher.adviser.accreditedUntil)}`}
                </p>
              )}
            </Panel>
          )}
        </aside>
      </div>
    </>
  );
}

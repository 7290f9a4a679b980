import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VoucherRead, VoucherStatus } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useIntent } from '@/lib/intent.ts';
import { useLocalized } from '@/lib/localized.ts';
import { problemOf } from '@/lib/problem.ts';
import { useThemeName } from '@/lib/reference.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { VoucherDocuments } from '@/ui/documents/VoucherDocuments.tsx';
import { MessageThread } from '@/ui/MessageThread.tsx';
import { Money } from '@/ui/Money.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { VoucherStory } from '@/ui/VoucherStory.tsx';
import { Deciding } from './Deciding.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { ACTS, type Decision, useActWord } from './decisions.ts';
import { HandOver } from './HandOver.tsx';
import { MoreTime } from './MoreTime.tsx';
import { RuleList } from './RuleList.tsx';
import { fileOptions, useMove } from './reviewQueries.ts';
import { useReviewKeys } from './useReviewKeys.ts';

/** One application: what is asked, whether the rules are met, and the decision. */
export function CaseFile({ voucherId }: { voucherId: string }) {
  const file = useQuery(fileOptions(voucherId));
  return (
    <div className="case-file">
      <Loaded
        query={file}
        skeleton={<ListSkeleton rows={8} />}
        errorTitle={<Trans>Het dossier kwam niet door</Trans>}
      >
        {({ data, etag }) => <OpenFile voucher={data} etag={etag} onReload={() => void file.refetch()} />}
      </Loaded>
    </div>
  );
}

interface OpenFileProps {
  voucher: VoucherRead;
  etag: string | null;
  onReload: () => void;
}

function OpenFile({ voucher, etag, onReload }: OpenFileProps) {
  const { t, i18n } = useLingui();
  const say = useLocalized();
  const { dayShort, day, money, number } = useFormats();
  const actWord = useActWord();
  const themeName = useThemeName();
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const intent = useIntent();
  const move = useMove(voucher.id, etag);
  const status = VOUCHER_STATUS[voucher.status];
  const moveTo = (to: VoucherStatus) => voucher.allowedMoves.find((each) => each.toStatus === to);
  const claim = async () => {
    setFault(null);
    try {
      await move({ toStatus: 'in_review' }, intent.key());
      intent.renew();
      toast(t`Het dossier is van u.`);
    } catch (error) {
      setFault(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
    }
  };
  const mayClaim = voucher.status === 'submitted' && moveTo('in_review') && !moveTo('in_review')?.blocked;
  const decide = (to: Decision) => (moveTo(to) && !moveTo(to)?.blocked ? () => setDeciding(to) : undefined);
  useReviewKeys({
    c: mayClaim ? () => void claim() : undefined,
    ...Object.fromEntries(ACTS.map(({ to, key }) => [key, decide(to)])),
  });
  const { company, deadlines } = voucher;
  const lower = lowerGrant(voucher);
  return (
    <>
      <header className="grid gap-2">
        <p className="flex flex-wrap items-center gap-2">
          <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
          {voucher.reviewerName && <span className="quiet">{t`Bij ${voucher.reviewerName}`}</span>}
        </p>
        <h2 className="text-xl">{company.name}</h2>
        <p className="soft">
          {[
            company.place,
            t`${number(company.employees)} medewerkers`,
            t`KVK ${company.kvkNumber}`,
            say(company.sectorName),
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      </header>
      {voucher.entry && (
        <p className="soft">
          {voucher.entry.enteredByYou ? (
            <Trans>
              U voerde deze aanvraag in, na een telefoongesprek met {voucher.entry.callerName}. Een collega
              beslist.
            </Trans>
          ) : (
            <Trans>
              {voucher.entry.enteredBy ?? 'Syntens'} voerde deze aanvraag in, na een telefoongesprek met{' '}
              {voucher.entry.callerName}.
            </Trans>
          )}
        </p>
      )}
      <dl className="case-figures">
        <div>
          <dt>{t`Gevraagd`}</dt>
          <dd>{voucher.subsidyCents === null ? '–' : <Money cents={voucher.subsidyCents} />}</dd>
        </div>
        <div>
          <dt>{t`Eigen bijdrage`}</dt>
          <dd>{voucher.calculation ? <Money cents={voucher.calculation.ownContributionCents} /> : '–'}</dd>
        </div>
        <div>
          <dt>{t`Beslissen vóór`}</dt>
          <dd>{deadlines.decisionDueOn ? dayShort(deadlines.decisionDueOn) : '–'}</dd>
        </div>
      </dl>
      {voucher.goal && (
        <div className="grid gap-1">
          <h3 className="text-lg">
            <Trans>Wat het bedrijf wil</Trans>
          </h3>
          <p className="prose-line">{voucher.goal}</p>
        </div>
      )}
      <DefinitionList
        items={[
          { term: t`Code`, value: voucher.code },
          { term: t`Ronde`, value: say(voucher.roundName) },
          ...(voucher.theme ? [{ term: t`Thema`, value: themeName(voucher.theme) }] : []),
          ...(voucher.adviser
            ? [{ term: t`Adviseur`, value: `${voucher.adviser.name}, ${voucher.adviser.firm}` }]
            : []),
          ...(voucher.calculation
            ? voucher.calculation.lines
                .filter((line) => line.kind === 'share')
                .map((line) => ({
                  key: line.fundingShareId ?? say(line.name),
                  term: say(line.name),
                  value: <Money cents={line.amountCents} />,
                }))
            : []),
        ]}
      />
      <RuleList rules={voucher.rules} />
      <VoucherDocuments voucher={voucher} small />
      {voucher.informationRequests.map((request) => (
        <Notice
          key={request.id}
          tone={request.answer ? 'ok' : 'warn'}
          title={request.answer ? <Trans>De aanvulling is binnen</Trans> : <Trans>Aanvulling gevraagd</Trans>}
        >
          <p>{request.question}</p>
          {request.answer ? (
            <p className="mt-2 font-semibold">{request.answer}</p>
          ) : (
            <p>{t`Antwoord uiterlijk ${day(request.respondBefore)}`}</p>
          )}
        </Notice>
      ))}
      {fault && (
        <Notice tone="err" live title={<Trans>Dit lukte niet</Trans>}>
          <p>{fault}</p>
          <Button kind="quiet" small onClick={onReload}>
            <Trans>Laad het dossier opnieuw</Trans>
          </Button>
        </Notice>
      )}
      <Deciding voucher={voucher} etag={etag} />
      {deciding ? (
        <DecisionForm
          voucher={voucher}
          etag={etag}
          decision={deciding}
          onClose={() => setDeciding(null)}
          onReload={onReload}
        />
      ) : (
        <div className="case-acts">
          {mayClaim && (
            <Button onClick={() => void claim()}>
              <Trans>Neem in behandeling</Trans> <kbd>C</kbd>
            </Button>
          )}
          {ACTS.filter(({ to }) => moveTo(to)).map(({ to, key }) => {
            const blocked = moveTo(to)?.blocked;
            return (
              <div key={to} className="grid gap-1">
                <Button
                  kind={
                    to === 'granted' ? 'primary' : to === 'information_requested' ? 'secondary' : 'danger'
                  }
                  disabled={Boolean(blocked)}
                  onClick={() => setDeciding(to)}
                >
                  {actWord(to)} <kbd>{key.toUpperCase()}</kbd>
                </Button>
                {blocked && <p className="quiet">{say(blocked)}</p>}
                {to === 'granted' && lower !== null && (
                  <Button kind="secondary" onClick={() => setDeciding('granted')}>
                    {t`Minder toekennen, tot ${money(lower)}`}
                  </Button>
                )}
              </div>
            );
          })}
        </div>
      )}
      <HandOver voucher={voucher} etag={etag} />
      <MoreTime voucher={voucher} etag={etag} />
      <VoucherStory voucher={voucher} />
      <p>
        <AppLink to={`/syntens/spoor/${voucher.id}`}>
          <Trans>Spoor van deze voucher</Trans>
        </AppLink>
      </p>
      <MessageThread voucherId={voucher.id} />
    </>
  );
}

/** What this officer may grant though not all that was asked; null when that is nothing, or all. */
function lowerGrant({ deciding, subsidyCents, rules }: VoucherRead): number | null {
  const decisive = rules.some(
    (rule) => ['adviser', 'state_aid'].includes(rule.code) && rule.outcome !== 'met',
  );
  if (!deciding || subsidyCents === null || decisive) return null;
  const { grantableCents } = deciding;
  return grantableCents > 0 && grantableCents < subsidyCents ? grantableCents : null;
}

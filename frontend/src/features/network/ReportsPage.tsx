import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listNetworkReportsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createNetworkAppeal, createNetworkAppealDecision, createNetworkDecision } from '@/api/sdk.gen.ts';
import type { AppealOutcome, NetworkReportRead, NetworkVerdict } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { AppealDialog } from '@/ui/moderation/AppealDialog.tsx';
import { DecisionDialog } from '@/ui/moderation/DecisionDialog.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { useTold } from './useNetwork.ts';
import { REASON_WORDS } from './words.ts';

type Act = NetworkReportRead['allowedActs'][number];

/** Reports for Syntens; for whoever was excluded the decision, and objecting to it. */
export function ReportsPage({ side, page }: { side: 'officer' | 'person'; page: number }) {
  const { t } = useLingui();
  const found = useQuery({
    ...listNetworkReportsOptions({ query: { page } }),
    placeholderData: keepPreviousData,
  });
  const [acting, setActing] = useState<{ report: NetworkReportRead; act: Act } | null>(null);
  const done = () => setActing(null);
  return (
    <div className="wrap pb-(--section)">
      {side === 'officer' ? (
        <PageHeader
          title={t`Meldingen uit het netwerk`}
          documentTitle={t`Netwerk`}
          lead={
            <Trans>
              U leest alleen de woorden die iemand meldde, zonder namen. Uitgesloten: niemand vindt de ander
              nog, en die schrijft niemand meer.
            </Trans>
          }
        />
      ) : (
        <PageHeader
          title={t`Besluiten over u in het netwerk`}
          crumbs={[{ label: t`Netwerk`, to: '/netwerk' }, { label: t`Besluiten` }]}
          lead={<Trans>U kunt één keer bezwaar maken. Iemand anders van Syntens kijkt dan opnieuw.</Trans>}
        />
      )}
      <Loaded
        query={found}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De meldingen kwamen niet door</Trans>}
      >
        {(list) =>
          list.total === 0 ? (
            <EmptyState
              title={
                side === 'officer' ? (
                  <Trans>Er wacht geen melding</Trans>
                ) : (
                  <Trans>Er is geen besluit over u</Trans>
                )
              }
            />
          ) : (
            <>
              <ul className="hairlines">
                {list.items.map((report) => (
                  <Report key={report.id} report={report} onAct={(act) => setActing({ report, act })} />
                ))}
              </ul>
              <Pagination {...list} />
            </>
          )
        }
      </Loaded>
      {acting?.act === 'decide' && <DecideDialog report={acting.report} onClose={done} />}
      {acting?.act === 'appeal' && <ObjectDialog report={acting.report} onClose={done} />}
      {acting?.act === 'decide_appeal' && <AppealDecisionDialog report={acting.report} onClose={done} />}
    </div>
  );
}

function Report({ report, onAct }: { report: NetworkReportRead; onAct: (act: Act) => void }) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const words: Record<Act, string> = {
    decide: t`Neem een besluit`,
    appeal: t`Maak bezwaar`,
    decide_appeal: t`Beslis op het bezwaar`,
  };
  return (
    <li className="grid gap-3 py-6">
      <p className="meta">
        {report.reason && <Pill tone="warn">{i18n._(REASON_WORDS[report.reason])}</Pill>}
        <span>{day(report.reportedAt)}</span>
        {report.verdict === 'excluded' && (
          <Pill tone="warn">
            <Trans>Uitgesloten</Trans>
          </Pill>
        )}
        {report.verdict === 'kept' && (
          <Pill tone="calm">
            <Trans>Geen maatregel</Trans>
          </Pill>
        )}
      </p>
      {report.reportedWords.map((words, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words that never change place, and may be the same twice
        <blockquote key={index} className="max-w-(--container-measure) whitespace-pre-line break-words">
          {words}
        </blockquote>
      ))}
      {report.words && (
        <p className="soft break-words">
          <Trans>Wie het meldde, schrijft: {report.words}</Trans>
        </p>
      )}
      {report.decision && (
        <p className="break-words">
          <Trans>Het besluit van Syntens: {report.decision}</Trans>
        </p>
      )}
      {report.appeal && (
        <p className="break-words">
          <Trans>Het bezwaar: {report.appeal}</Trans>
        </p>
      )}
      {report.appealReason && (
        <p className="break-words">
          {report.appealOutcome === 'reversed' ? (
            <Trans>Het besluit is teruggedraaid: {report.appealReason}</Trans>
          ) : (
            <Trans>Het besluit blijft: {report.appealReason}</Trans>
          )}
        </p>
      )}
      {report.allowedActs.length > 0 && (
        <div className="flex flex-wrap gap-3">
          {report.allowedActs.map((act) => (
            <Button key={act} small onClick={() => onAct(act)}>
              {words[act]}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

interface ActProps {
  report: NetworkReportRead;
  onClose: () => void;
}

const asked = (report: NetworkReportRead, idempotencyKey: string) => ({
  path: { networkReportId: report.id },
  headers: { ...ifMatch(`"${report.version}"`), 'Idempotency-Key': idempotencyKey },
  throwOnError: true as const,
});

function DecideDialog({ report, onClose }: ActProps) {
  const { t } = useLingui();
  const told = useTold();
  return (
    <DecisionDialog<NetworkVerdict>
      title={t`Besluit over een melding`}
      name="verdict"
      options={[
        { value: 'excluded', label: t`Uitsluiten van het netwerk` },
        { value: 'kept', label: t`Geen maatregel` },
      ]}
      readBy={t`Wie u uitsluit, leest dit.`}
      onDecide={(verdict, reason, key) =>
        createNetworkDecision({ ...asked(report, key), body: { verdict, reason } })
      }
      told={told}
      onClose={onClose}
    />
  );
}

function ObjectDialog({ report, onClose }: ActProps) {
  const told = useTold();
  return (
    <AppealDialog
      onAppeal={(words, key) => createNetworkAppeal({ ...asked(report, key), body: { words } })}
      told={told}
      onClose={onClose}
    />
  );
}

function AppealDecisionDialog({ report, onClose }: ActProps) {
  const { t } = useLingui();
  const told = useTold();
  return (
    <DecisionDialog<AppealOutcome>
      title={t`Besluit op het bezwaar`}
      name="outcome"
      options={[
        { value: 'stands', label: t`Het besluit blijft` },
        { value: 'reversed', label: t`Terugdraaien: de ander doet weer mee` },
      ]}
      readBy={t`Wie het schreef, leest dit.`}
      onDecide={(outcome, reason, key) =>
        createNetworkAppealDecision({ ...asked(report, key), body: { outcome, reason } })
      }
      told={told}
      onClose={onClose}
    />
  );
}

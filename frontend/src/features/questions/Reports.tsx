import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listQuestionReportsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createQuestionDecision } from '@/api/sdk.gen.ts';
import type { QuestionReportRead, Verdict } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { DecisionDialog } from '@/ui/moderation/DecisionDialog.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useTold } from './useQuestion.ts';
import { REASON_WORDS } from './words.ts';

/** Reports that wait, the oldest first. */
export function Reports() {
  const found = useQuery(listQuestionReportsOptions());
  const [deciding, setDeciding] = useState<QuestionReportRead | null>(null);
  return (
    <Loaded
      query={found}
      skeleton={<ListSkeleton rows={2} />}
      errorTitle={<Trans>De meldingen kwamen niet door</Trans>}
    >
      {({ items }) => (
        <>
          {items.length === 0 ? (
            <p className="soft">
              <Trans>Er wacht geen melding.</Trans>
            </p>
          ) : (
            <ul className="hairlines">
              {items.map((report) => (
                <Report key={report.id} report={report} onDecide={() => setDeciding(report)} />
              ))}
            </ul>
          )}
          {deciding && <VerdictDialog report={deciding} onClose={() => setDeciding(null)} />}
        </>
      )}
    </Loaded>
  );
}

function Report({ report, onDecide }: { report: QuestionReportRead; onDecide: () => void }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  return (
    <li className="grid gap-2 py-6">
      <h3 className="break-words text-xl">
        <AppLink to="/vragen/$questionId" params={{ questionId: report.questionId }}>
          {report.title}
        </AppLink>
      </h3>
      <p className="meta">
        <Pill tone="warn">{i18n._(REASON_WORDS[report.reason])}</Pill>
        <span>{report.answerId ? <Trans>een antwoord</Trans> : <Trans>de vraag zelf</Trans>}</span>
        <span>{day(report.reportedAt)}</span>
        <span>
          <Plural value={report.reports} one="# melding" other="# meldingen" />
        </span>
      </p>
      <blockquote className="whitespace-pre-line break-words">{report.body}</blockquote>
      {report.words && (
        <p className="soft break-words">
          <Trans>De lezer schrijft: {report.words}</Trans>
        </p>
      )}
      <div>
        {report.isMine ? (
          <p className="quiet text-sm">
            <Trans>U schreef dit zelf: een collega beslist.</Trans>
          </p>
        ) : (
          <Button small onClick={onDecide}>
            <Trans>Neem een besluit</Trans>
          </Button>
        )}
      </div>
    </li>
  );
}

function VerdictDialog({ report, onClose }: { report: QuestionReportRead; onClose: () => void }) {
  const { t } = useLingui();
  const told = useTold();
  return (
    <DecisionDialog<Verdict>
      title={t`Besluit over een melding`}
      name="verdict"
      options={[
        { value: 'hidden', label: t`Verbergen` },
        { value: 'kept', label: t`Laten staan` },
      ]}
      readBy={t`Wie het schreef, leest dit als u het verbergt.`}
      onDecide={(verdict, reason, idempotencyKey) =>
        createQuestionDecision({
          path: { questionReportId: report.id },
          body: { verdict, reason },
          headers: { ...ifMatch(`"${report.version}"`), 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        })
      }
      told={told}
      onClose={onClose}
    />
  );
}

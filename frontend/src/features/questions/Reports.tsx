import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listQuestionReportsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createQuestionDecision } from '@/api/sdk.gen.ts';
import type { QuestionReportRead, Verdict } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
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
  const form = useForm<{ verdict: Verdict | null; reason: string }>({
    defaultValues: { verdict: null, reason: '' },
  });
  return (
    <Dialog open onClose={onClose} title={t`Besluit over een melding`}>
      <Form
        form={form}
        onSubmit={async ({ verdict, reason }, { idempotencyKey }) => {
          if (!verdict) return;
          await createQuestionDecision({
            path: { questionReportId: report.id },
            body: { verdict, reason },
            headers: { ...ifMatch(`"${report.version}"`), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await told(t`Het besluit is vastgelegd.`);
          onClose();
        }}
      >
        <RadioGroup
          name="verdict"
          label={t`Uw besluit`}
          options={[
            { value: 'hidden', label: t`Verbergen` },
            { value: 'kept', label: t`Laten staan` },
          ]}
        />
        <TextArea
          name="reason"
          label={t`De reden`}
          description={t`Wie het schreef, leest dit als u het verbergt.`}
          rows={4}
          maxLength={2000}
        />
        <SubmitButton>
          <Trans>Leg het besluit vast</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}

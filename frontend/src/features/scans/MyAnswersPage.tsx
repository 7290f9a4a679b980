import { Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { ScanResponseRead } from '@/api/types.gen.ts';
import { noteArrival } from '@/lib/arrival.ts';
import { forgetKey, keptKey } from '@/lib/responseKey.ts';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { AnswerBar } from './AnswerBar.tsx';
import { AnswerDone } from './AnswerDone.tsx';
import { AnswerFlow } from './AnswerFlow.tsx';
import { readResponse } from './arriving.ts';
import { OwnAnswers } from './OwnAnswers.tsx';
import { SharedResultPage } from './SharedResultPage.tsx';

interface Opened {
  key: string;
  response: ScanResponseRead;
  at: 'reading' | 'changing' | 'done';
}

/** What employees come back for: their own answers with the receipt code, and the result when it is shared. */
export function MyAnswersPage() {
  const token = useOwnHash();
  return token ? <SharedResultPage key={token} token={token} /> : <WithReceipt />;
}

/** What stands behind the # of this page. On the way to another page the address is already that of the other. */
function useOwnHash(): string {
  const now = useLocation({
    select: ({ pathname, hash }) => (pathname === '/mijn-antwoorden' ? hash : null),
  });
  const [own, setOwn] = useState(now ?? '');
  if (now !== null && now !== own) setOwn(now);
  return own;
}

/** One's own answers: read, change, withdraw, and the result when it is shared. */
function WithReceipt() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [withdrawn, setWithdrawn] = useState<'uncounted' | 'published' | null>(null);
  if (withdrawn) return <Withdrawn resultStays={withdrawn === 'published'} />;
  const go = (to: Opened) => {
    noteArrival();
    window.scrollTo({ top: 0 });
    setOpened(to);
  };
  if (!opened) return <EnterCode onOpen={go} />;
  if (opened.at === 'changing')
    return (
      <AnswerFlow
        answerKey={opened.key}
        response={opened.response}
        onDone={(response) => go({ ...opened, response, at: 'done' })}
      />
    );
  if (opened.at === 'done')
    return (
      <>
        <AnswerBar name={opened.response.scan.companyName} />
        <AnswerDone receipt={opened.key} response={opened.response} />
      </>
    );
  return (
    <>
      <AnswerBar name={opened.response.scan.companyName} />
      <OwnAnswers
        answerKey={opened.key}
        response={opened.response}
        onChange={() => go({ ...opened, at: 'changing' })}
        onWithdrawn={() => {
          noteArrival();
          if (keptKey()?.key === opened.key) forgetKey();
          setWithdrawn(opened.response.scan.status === 'published' ? 'published' : 'uncounted');
        }}
      />
    </>
  );
}

function EnterCode({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const { t } = useLingui();
  const form = useForm({ defaultValues: { code: '' } });
  return (
    <>
      <AnswerBar />
      <div className="answer-column pb-12">
        <PageHeader
          title={t`Mijn antwoorden`}
          lead={t`Met uw ontvangstcode leest, wijzigt of wist u uw antwoorden. Deelt uw bedrijf de uitkomst, dan vindt u haar hier ook.`}
        />
        <Panel>
          <Form
            form={form}
            onSubmit={async ({ code }) => {
              const key = code.trim();
              onOpen({ key: asPrinted(key), response: await readResponse(key), at: 'reading' });
            }}
          >
            <TextField
              name="code"
              label={t`Ontvangstcode`}
              description={t`Vier groepen van vijf tekens. Hoofdletters en streepjes mag u weglaten.`}
              autoComplete="off"
              maxLength={40}
            />
            <SubmitButton>
              <Trans>Open mijn antwoorden</Trans>
            </SubmitButton>
          </Form>
        </Panel>
        <p className="soft mt-6 text-sm">
          <Trans>
            Code kwijt? Dan kunnen wij u niet helpen: wij weten niet welke antwoorden van u zijn. Zo hoort
            het.
          </Trans>
        </p>
      </div>
    </>
  );
}

/** The code as it stands on the receipt, however it was typed. */
function asPrinted(code: string): string {
  const signs = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return signs.match(/.{1,5}/g)?.join('-') ?? signs;
}

/** Told plainly what is gone, and what is not. */
function Withdrawn({ resultStays }: { resultStays: boolean }) {
  const { t } = useLingui();
  return (
    <>
      <AnswerBar />
      <div className="answer-column pb-12">
        <PageHeader
          title={t`Uw antwoorden zijn gewist`}
          lead={
            resultStays
              ? t`Uw antwoorden zijn weg en uw code werkt niet meer. De uitkomst die al is gepubliceerd blijft zoals zij is.`
              : t`Er is niets meer van bewaard. Uw code werkt niet meer. U kunt dit venster sluiten.`
          }
        />
      </div>
    </>
  );
}

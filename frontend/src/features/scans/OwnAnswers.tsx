import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteScanResponse, readSharedScanResult } from '@/api/sdk.gen.ts';
import type { ScanResponseRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { problemOf } from '@/lib/problem.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { useAgreementWords } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { screensOf } from './answers.ts';
import { ResultFigures } from './ResultFigures.tsx';

interface OwnAnswersProps {
  answerKey: string;
  response: ScanResponseRead;
  onChange: () => void;
  onWithdrawn: () => void;
}

/** What one answered, with the acts that are still possible. */
export function OwnAnswers({ answerKey, response, onChange, onWithdrawn }: OwnAnswersProps) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const { scan, submitted } = response;
  const [asking, setAsking] = useState(false);
  const { busy, fault, run } = useAct();
  const published = scan.status === 'published';
  const withdraw = () =>
    run(async () => {
      await deleteScanResponse({ headers: { 'Scan-Key': answerKey }, throwOnError: true });
      onWithdrawn();
    });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uw antwoorden`}
        lead={
          scan.takesAnswers ? (
            submitted ? (
              <Trans>Verstuurd. U kunt ze wijzigen tot en met {dayLong(scan.closesOn)}.</Trans>
            ) : (
              <Trans>
                Nog niet verstuurd. Ze tellen pas mee als u ze verstuurt, tot en met {dayLong(scan.closesOn)}.
              </Trans>
            )
          ) : (
            <Trans>De scan is gesloten. Wijzigen kan niet meer; wissen wel.</Trans>
          )
        }
        actions={
          <>
            {scan.takesAnswers && (
              <Button onClick={onChange}>
                {submitted ? <Trans>Wijzig mijn antwoorden</Trans> : <Trans>Ga verder</Trans>}
              </Button>
            )}
            <Button kind="danger" onClick={() => setAsking(true)}>
              <Trans>Wis mijn antwoorden</Trans>
            </Button>
          </>
        }
      />
      {published && <SharedResult answerKey={answerKey} />}
      <GivenAnswers response={response} />
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Uw antwoorden wissen?`}
        actions={
          <>
            <Button kind="danger" busy={busy} onClick={() => void withdraw()}>
              <Trans>Wis ze voorgoed</Trans>
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              <Trans>Laat ze staan</Trans>
            </Button>
          </>
        }
      >
        <p>
          {published ? (
            <Trans>
              Wij wissen uw antwoorden. De uitkomst die al is gepubliceerd blijft zoals zij is: daarin bent u
              niet te herkennen.
            </Trans>
          ) : (
            <Trans>Wij wissen uw antwoorden. Ze tellen dan niet mee. Dit is niet terug te draaien.</Trans>
          )}
        </p>
        {fault && (
          <Notice tone="err" live>
            <p>{fault}</p>
          </Notice>
        )}
      </Dialog>
    </div>
  );
}

function GivenAnswers({ response }: { response: ScanResponseRead }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const agreement = useAgreementWords();
  const { questionnaire } = response;
  const given = new Map(response.answers.map((answer) => [answer.itemCode, answer.value]));
  const words = (code: string) => {
    const value = given.get(code);
    if (value === undefined) return t`Niet beantwoord`;
    if (value === null) return t`Weet ik niet`;
    return agreement[value - 1];
  };
  return (
    <div className="grid gap-10">
      {screensOf(questionnaire.themes, questionnaire.items).map((screen) => (
        <section key={screen.theme.theme}>
          <h2 className="text-xl">{localized(screen.theme.name)}</h2>
          <dl className="hairlines mt-3">
            {screen.items.map((item) => (
              <div key={item.code} className="grid gap-x-8 py-3 sm:grid-cols-[minmax(0,1fr)_14rem]">
                <dt>{localized(item.text)}</dt>
                <dd className="font-semibold">{words(item.code)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function SharedResult({ answerKey }: { answerKey: string }) {
  const localized = useLocalized();
  const result = useQuery({
    queryKey: ['shared-scan-result', answerKey],
    queryFn: async () =>
      (await readSharedScanResult({ headers: { 'Scan-Key': answerKey }, throwOnError: true })).data,
    gcTime: 0,
  });
  if (result.data)
    return (
      <section className="mb-14">
        <h2>{localized(result.data.headline)}</h2>
        <p className="lead mt-3">{localized(result.data.summary)}</p>
        <ResultFigures result={result.data} />
      </section>
    );
  const problem = problemOf(result.error);
  if (!problem) return null;
  return (
    <div className="mb-10">
      <Notice tone="calm" title={<Trans>De uitkomst is er, maar nog niet gedeeld</Trans>}>
        <p>{problem.detail}</p>
      </Notice>
    </div>
  );
}

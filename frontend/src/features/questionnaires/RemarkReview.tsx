import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { listScanRemarksOptions, listScanRemarksQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { reviewScanRemark } from '@/api/sdk.gen.ts';
import type { ScanRemarkReviewPage, ScanRemarkToReview } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { problemOf } from '@/lib/problem.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

const MASK = '[…]';

/** Open answers of employees that wait for review: of all companies together, in no order. */
export function RemarkReview() {
  const waiting = useQuery(listScanRemarksOptions({ query: { pageSize: 100 } }));
  return (
    <section className="mt-(--section)">
      <h2>
        <Trans>Opmerkingen om na te lezen</Trans>
      </h2>
      <p className="soft mt-2 mb-6 max-w-prose">
        <Trans>
          Medewerkers schreven dit bij een scan. U ziet niet wie, en niet bij welk bedrijf. Haal weg wat naar
          iemand wijst: een naam, een functie, een voorval. Verander geen woord.
        </Trans>
      </p>
      <Loaded
        query={waiting}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De opmerkingen kwamen niet door</Trans>}
      >
        {(found: ScanRemarkReviewPage) =>
          found.items.length === 0 ? (
            <p className="soft">
              <Trans>Er wacht nu niets.</Trans>
            </p>
          ) : (
            <>
              <ul className="hairlines">
                {found.items.map((remark) => (
                  <Waiting key={remark.id} remark={remark} />
                ))}
              </ul>
              {found.total > found.items.length && (
                <p className="soft mt-4">
                  <Trans>Er wachten er meer. Zij komen hier zodra u deze hebt nagelezen.</Trans>
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Waiting({ remark }: { remark: ScanRemarkToReview }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const queries = useQueryClient();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(remark.remark);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const again = () => queries.invalidateQueries({ queryKey: listScanRemarksQueryKey() });
  const mask = () => {
    const { selectionStart: from = 0, selectionEnd: to = 0 } = box.current ?? {};
    if (from === to) setFault(t`Kies eerst de woorden die weg moeten.`);
    else {
      setFault(null);
      setText(text.slice(0, from) + MASK + text.slice(to));
    }
  };
  const review = async (body: Parameters<typeof reviewScanRemark>[0]['body']) => {
    setBusy(true);
    setFault(null);
    try {
      const headers = ifMatch(`"${remark.version}"`);
      await reviewScanRemark({ path: { remarkId: remark.id }, body, headers, throwOnError: true });
      await again();
    } catch (error) {
      const problem = problemOf(error);
      if (problem && [404, 409, 412].includes(problem.status)) await again();
      setFault(problem?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className="grid gap-3 py-6">
      <label className="font-semibold" htmlFor={id}>
        {localized(remark.question)}
      </label>
      <textarea id={id} ref={box} className="input" rows={3} readOnly value={text} />
      {fault && (
        <Notice tone="err" live>
          <p>{fault}</p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button
          small
          busy={busy}
          onClick={() =>
            void review({
              toStatus: 'approved',
              ...(text === remark.remark ? {} : { remark: text }),
            })
          }
        >
          <Trans>Laat zien</Trans>
        </Button>
        <Button kind="secondary" small disabled={busy} onClick={mask}>
          <Trans>Haal de gekozen woorden weg</Trans>
        </Button>
        {text !== remark.remark && (
          <Button kind="quiet" small disabled={busy} onClick={() => setText(remark.remark)}>
            <Trans>Zet terug</Trans>
          </Button>
        )}
        <Button kind="danger" small disabled={busy} onClick={() => void review({ toStatus: 'withheld' })}>
          <Trans>Laat niet zien en wis</Trans>
        </Button>
      </div>
    </li>
  );
}

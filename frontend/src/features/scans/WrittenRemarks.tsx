import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readScanRemarksOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ScanRemarksRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** What employees wrote in their own words, as far as it may be shown; and else why not. */
export function WrittenRemarks({ scanId }: { scanId: string }) {
  const remarks = useQuery(readScanRemarksOptions({ path: { scanId } }));
  return (
    <section className="mt-(--section)">
      <h2 className="mb-4">
        <Trans>Wat uw mensen erbij schreven</Trans>
      </h2>
      <Loaded
        query={remarks}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De opmerkingen kwamen niet door</Trans>}
      >
        {(found: ScanRemarksRead) =>
          found.questions.length > 0 ? <Questions found={found} /> : <Nothing status={found.status} />
        }
      </Loaded>
    </section>
  );
}

function Questions({ found }: { found: ScanRemarksRead }) {
  const localized = useLocalized();
  return (
    <div className="grid gap-10">
      <p className="soft max-w-prose text-sm">
        <Trans>
          Van het hele bedrijf samen, in willekeurige volgorde. Het programma las alles vooraf en haalde weg
          wat naar iemand kan wijzen: daar staat […]. Zoek niet uit wie iets schreef.
        </Trans>
      </p>
      {found.questions.map((question) => (
        <div key={question.itemCode}>
          <h3 className="mb-3 text-lg">{localized(question.question)}</h3>
          <ul className="hairlines max-w-prose">
            {question.remarks.map((remark, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may write the same, and the list never changes
              <li key={index} className="whitespace-pre-line py-4 [overflow-wrap:anywhere]">
                {remark}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Nothing({ status }: { status: ScanRemarksRead['status'] }) {
  return (
    <p className="soft max-w-prose">
      {status === 'too_few' && (
        <Trans>
          Wij tonen opmerkingen vanaf tien medewerkers die iets schreven. Dat was hier niet zo. Wat er wel
          stond, is bij de publicatie gewist.
        </Trans>
      )}
      {status === 'in_review' && (
        <Trans>
          Het programma leest de opmerkingen eerst na, zonder te weten van welk bedrijf zij zijn. Daarna staan
          zij hier, alle tegelijk. Wat na 28 dagen niet is nagelezen, wordt gewist en nooit getoond.
        </Trans>
      )}
      {status === 'shown' && (
        <Trans>
          Er is niets dat wij kunnen laten zien zonder iemand aan te wijzen, of niemand las het op tijd na.
        </Trans>
      )}
    </p>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { FileDown, Handshake, Lock, Printer } from 'lucide-react';
import { readScanResultQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { updateScan } from '@/api/sdk.gen.ts';
import type { FullScanResultRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { SheetLink } from './SheetLink.tsx';
import { scanQuery } from './scanQueries.ts';
import { useStaffSentence } from './staffWords.ts';

/** Who reads this result, and ways to take it along. */
export function ResultReaders({ result }: { result: FullScanResultRead }) {
  const { i18n } = useLingui();
  const staffSentence = useStaffSentence()(result);
  const { may } = useSession();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const share = () =>
    run(async () => {
      const scan = await queries.fetchQuery({ ...scanQuery(result.scanId), staleTime: 0 });
      await updateScan({
        path: { scanId: result.scanId },
        body: { sharedWithEmployees: true },
        headers: ifMatch(scan.etag),
        throwOnError: true,
      });
      await queries.invalidateQueries({
        queryKey: readScanResultQueryKey({ path: { scanId: result.scanId } }),
      });
    });
  return (
    // Who may not make a link comes here from the route to read whether there is one.
    <section {...(!may('scans:manage') && { id: 'delen' })}>
      <h2>
        <Trans>Wie leest deze uitkomst</Trans>
      </h2>
      <p className="soft mt-4 flex gap-3">
        <Lock aria-hidden="true" className="mt-1 size-5 shrink-0" />
        <Trans>
          Wij tonen scores per thema, en van open antwoorden alleen wat is nagelezen. U ziet niet wie wat
          antwoordde.
        </Trans>
      </p>
      <Readers result={result} />
      {staffSentence && (
        <p className="soft mt-4 flex gap-3">
          <Handshake aria-hidden="true" className="mt-1 size-5 shrink-0" />
          {staffSentence}
        </p>
      )}
      {fault && (
        <div className="mt-4">
          <Notice tone="err" live>
            <p>{fault}</p>
          </Notice>
        </div>
      )}
      <div className="no-print mt-6 flex flex-wrap gap-3">
        {!result.sharedWithEmployees && may('scans:manage') && (
          <Button kind="secondary" busy={busy} onClick={() => void share()}>
            <Trans>Deel met uw medewerkers</Trans>
          </Button>
        )}
        <Button kind="secondary" onClick={() => window.print()}>
          <Printer aria-hidden="true" />
          <Trans>Druk af</Trans>
        </Button>
        <a
          className="btn btn-secondary"
          href={`/v1/scans/${result.scanId}/report?language=${i18n.locale === 'en' ? 'en' : 'nl'}`}
          download
        >
          <FileDown aria-hidden="true" />
          <Trans>Download als PDF</Trans>
        </a>
        <SheetLink scanId={result.scanId} />
      </div>
    </section>
  );
}

function Readers({ result }: { result: FullScanResultRead }) {
  const { day } = useFormats();
  const { sharedWithEmployees, linkWorksUntil } = result;
  return (
    <ul className="mt-3 grid list-disc gap-1 pl-5">
      <li>
        <Trans>Leiding en personeelsvertegenwoordiging.</Trans>
      </li>
      <li>
        {sharedWithEmployees ? (
          <Trans>Uw medewerkers, met hun ontvangstcode.</Trans>
        ) : (
          <Trans>Uw medewerkers nog niet met hun ontvangstcode.</Trans>
        )}
      </li>
      <li>
        {linkWorksUntil === null ? (
          <Trans>Er is nu geen link waarmee anderen haar lezen.</Trans>
        ) : (
          <Trans>
            Wie de link heeft, tot en met {day(linkWorksUntil)}: zonder account en zonder groepen. Open
            antwoorden staan er niet bij.
          </Trans>
        )}
      </li>
    </ul>
  );
}

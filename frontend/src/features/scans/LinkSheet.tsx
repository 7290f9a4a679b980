import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowLeft, Download, Printer } from 'lucide-react';
import { printScanSheet, printScanStaffSlips } from '@/api/sdk.gen.ts';
import type { Respondent, ScanInvitationLink, ScanRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useSession } from '@/lib/session.ts';
import { useTitle } from '@/lib/title.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeading } from '@/ui/PageHeading.tsx';
import { PdfButton } from '@/ui/PdfButton.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { QrCode } from './QrCode.tsx';
import './scans.css';

export interface Sheet {
  kind: 'poster' | 'slips';
  audience: Respondent;
  links: readonly ScanInvitationLink[];
  /** Made by a staff representative, who sets them on paper too. */
  byStaff?: boolean;
}

/** The sheet as PDF, set by the side that made the links. */
async function setOnPaper(scanId: string, sheet: Sheet, language: 'nl' | 'en') {
  const tokens = sheet.links.map((link) => new URL(link.url).hash.slice(1));
  const rest = { path: { scanId }, parseAs: 'blob', throwOnError: true } as const;
  if (sheet.byStaff) return (await printScanStaffSlips({ ...rest, body: { tokens, language } })).data;
  const kind = sheet.kind === 'poster' ? 'shared' : 'single_use';
  return (await printScanSheet({ ...rest, body: { audience: sheet.audience, kind, tokens, language } })).data;
}

/** The links as a file, one a line: for a mail merge or a printer of labels. */
function saveList(urls: readonly string[]): void {
  saveAs(new Blob([`${urls.join('\r\n')}\r\n`], { type: 'text/csv' }), 'scanlinks.csv');
}

/** What is printed: a poster with the shared link, or slips with links that each work once. */
export function LinkSheet({ scan, sheet, onBack }: { scan: ScanRead; sheet: Sheet; onBack: () => void }) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const { session } = useSession();
  const company = session.organisation?.name ?? '';
  const closes = scan.closesOn ? dayLong(scan.closesOn) : '';
  const poster = sheet.kind === 'poster';
  useTitle(poster ? t`Poster` : t`Losse links`);
  return (
    <div className="wrap py-8">
      <div className="no-print mb-8 grid gap-4">
        <PageHeading className="text-2xl">
          {poster ? <Trans>De poster</Trans> : <Trans>{sheet.links.length} losse links</Trans>}
        </PageHeading>
        {!poster && (
          <Notice tone="warn" title={<Trans>U ziet deze links één keer</Trans>}>
            <p>
              <Trans>
                Druk ze nu af of bewaar ze als PDF. Wij bewaren ze niet, en wij houden niet bij wie welke link
                kreeg. Doet u dat ook niet.
              </Trans>
            </p>
          </Notice>
        )}
        <div className="flex flex-wrap gap-3">
          <PdfButton
            name={poster ? 'scanposter' : 'scanbriefjes'}
            make={(language) => setOnPaper(scan.id, sheet, language)}
          >
            {poster ? <Trans>Bewaar de poster als PDF</Trans> : <Trans>Bewaar de briefjes als PDF</Trans>}
          </PdfButton>
          <Button kind="secondary" onClick={() => window.print()}>
            <Printer aria-hidden="true" />
            <Trans>Druk af</Trans>
          </Button>
          {!poster && (
            <Button kind="secondary" onClick={() => saveList(sheet.links.map((link) => link.url))}>
              <Download aria-hidden="true" />
              <Trans>Bewaar als lijst</Trans>
            </Button>
          )}
          <Button kind="secondary" onClick={onBack}>
            <ArrowLeft aria-hidden="true" />
            <Trans>Terug naar de scan</Trans>
          </Button>
        </div>
      </div>
      {poster ? (
        sheet.links.map((link) => (
          <div key={link.url} className="poster">
            <Pictogram theme="together" />
            <h2>
              <Trans>Hoe gaat het werk bij u?</Trans>
            </h2>
            <p className="lead">
              <Trans>
                {company} doet mee aan de scan Slimmer Werken. Vijf minuten op uw telefoon, zonder account en
                zonder naam.
              </Trans>
            </p>
            <QrCode svg={link.qrSvg} />
            <p className="link-text">{link.url}</p>
            <p>
              <Trans>Meedoen kan tot en met {closes}.</Trans>
            </p>
            {sheet.audience === 'employee' && (
              <p className="soft text-sm">
                <Trans>
                  Niemand ziet wie wat antwoordt. Wij tonen scores per thema, na het sluiten, vanaf vijf
                  medewerkers.
                </Trans>
              </p>
            )}
          </div>
        ))
      ) : (
        <ul className="slips">
          {sheet.links.map((link) => (
            <li key={link.url} className="slip">
              <QrCode svg={link.qrSvg} />
              <div className="grid gap-1">
                <p className="font-semibold">
                  <Trans>Scan Slimmer Werken</Trans>
                </p>
                <p>
                  <Trans>Werkt één keer, tot en met {closes}.</Trans>
                </p>
                <p className="slip-text">{link.url}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

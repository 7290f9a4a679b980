import { Trans, useLingui } from '@lingui/react/macro';
import { Sheet } from 'lucide-react';

/** The figures of the result to reckon with, in the language of the app. */
export function SheetLink({ scanId }: { scanId: string }) {
  const { i18n } = useLingui();
  return (
    <a
      className="btn btn-secondary"
      href={`/v1/scans/${scanId}/report?format=xlsx&language=${i18n.locale === 'en' ? 'en' : 'nl'}`}
      download
    >
      <Sheet aria-hidden="true" />
      <Trans>Download als spreadsheet</Trans>
    </a>
  );
}

import { useLingui } from '@lingui/react/macro';
import { FileDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { saveAs } from '@/lib/saveAs.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { toast } from '@/ui/toast.ts';

interface PdfButtonProps {
  /** Asks for the document, in the language of the app. */
  make: (language: 'nl' | 'en') => Promise<unknown>;
  name: string;
  kind?: 'primary' | 'secondary';
  children: ReactNode;
}

/** Fetches a document and saves it as a file. */
export function PdfButton({ make, name, kind = 'primary', children }: PdfButtonProps) {
  const { t, i18n } = useLingui();
  const { busy, fault, run } = useAct();
  const fetchIt = () =>
    run(async () => {
      const content = await make(i18n.locale === 'en' ? 'en' : 'nl');
      saveAs(content as Blob, `${name}.pdf`);
      toast(t`De PDF staat bij uw downloads.`);
    });
  return (
    <div className="grid gap-2">
      <Button kind={kind} busy={busy} onClick={() => void fetchIt()}>
        <FileDown aria-hidden="true" />
        {children}
      </Button>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
    </div>
  );
}

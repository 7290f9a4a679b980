import { Trans, useLingui } from '@lingui/react/macro';
import { FileImage, FileSpreadsheet, FileText, X } from 'lucide-react';
import type { FileRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import './documents.css';

interface DocumentListProps<Document extends FileRead> {
  documents: readonly Document[];
  /** The address of the content; without one a document is only named. */
  href?: (document: Document) => string;
  /** More to say than kind, size and day, such as who added it. */
  note?: (document: Document) => string | null;
  /** Null for a document that stays. */
  onRemove?: (document: Document) => (() => void) | null;
}

/** Documents with kind, size and day, each to save and, where that may, to take away. */
export function DocumentList<Document extends FileRead>(props: DocumentListProps<Document>) {
  const { t } = useLingui();
  const { day } = useFormats();
  const sizeWord = useFileSize();
  if (props.documents.length === 0) return null;
  return (
    <ul className="documents">
      {props.documents.map((document) => {
        const remove = props.onRemove?.(document);
        const facts = [
          document.name.split('.').at(-1)?.toUpperCase(),
          sizeWord(document.size),
          day(document.createdAt),
          props.note?.(document),
        ];
        return (
          <li key={document.id}>
            <KindIcon kind={document.mediaType} />
            <span className="min-w-0">
              {props.href ? (
                <a href={props.href(document)} download>
                  {document.name}
                </a>
              ) : (
                document.name
              )}
              <span className="quiet block text-sm">{facts.filter(Boolean).join(', ')}</span>
            </span>
            {remove && (
              <Button kind="quiet" small aria-label={t`Haal weg ${document.name}`} onClick={remove}>
                <X aria-hidden="true" />
                <Trans>Haal weg</Trans>
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function KindIcon({ kind }: { kind: string }) {
  const Icon = kind.startsWith('image/') ? FileImage : /sheet|csv/.test(kind) ? FileSpreadsheet : FileText;
  return <Icon aria-hidden="true" />;
}

/** A size in the unit that reads best: `240 kB`, `2,4 MB`. */
function useFileSize() {
  const { number } = useFormats();
  return (bytes: number) =>
    bytes < 1_000_000
      ? number(Math.max(1, Math.round(bytes / 1_000)), { style: 'unit', unit: 'kilobyte' })
      : number(bytes / 1_000_000, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
}

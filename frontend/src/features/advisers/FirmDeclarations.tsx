import { Trans } from '@lingui/react/macro';
import type { FirmDeclarationRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { DocumentList } from '@/ui/documents/DocumentList.tsx';
import { Told } from './Told.tsx';

/** What was declared for a firm, newest first: for its advisers, and for the officer who decides. */
export function FirmDeclarations({ declarations }: { declarations: readonly FirmDeclarationRead[] }) {
  const { day } = useFormats();
  return (
    <ol className="hairlines">
      {declarations.map((declaration) => (
        <li key={declaration.id} className="grid max-w-(--container-measure) gap-4 py-6">
          <p className="font-semibold">
            <Trans>
              {day(declaration.declaredAt)}, gedragsregels van {declaration.edition}
            </Trans>
          </p>
          <Told label={<Trans>KVK-nummer</Trans>}>{declaration.kvkNumber}</Told>
          <Told label={<Trans>Ervaring van het bureau</Trans>}>{declaration.experience}</Told>
          <Told label={<Trans>Zo blijft het advies goed</Trans>}>{declaration.quality}</Told>
          <Told label={<Trans>Bedrijven met een belang</Trans>}>
            {declaration.interests.length > 0 ? declaration.interests.join(', ') : <Trans>Geen</Trans>}
          </Told>
          <DocumentList documents={declaration.files} href={(file) => `/v1/files/${file.id}/content`} />
        </li>
      ))}
    </ol>
  );
}

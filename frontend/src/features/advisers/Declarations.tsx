import { Trans } from '@lingui/react/macro';
import type { DeclarationRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { DocumentList } from '@/ui/documents/DocumentList.tsx';
import { Told } from './Told.tsx';

/** What an adviser declared, newest first: for the adviser, and for the officer who decides. */
export function Declarations({ declarations }: { declarations: readonly DeclarationRead[] }) {
  const { day } = useFormats();
  return (
    <ol className="hairlines">
      {declarations.map((declaration) => (
        <li key={declaration.id} className="grid max-w-(--container-measure) gap-4 py-6">
          <p className="font-semibold">
            {declaration.edition ? (
              <Trans>
                {day(declaration.declaredAt)}, gedragsregels van {declaration.edition}
              </Trans>
            ) : (
              <Trans>{day(declaration.declaredAt)}, een belang erbij</Trans>
            )}
          </p>
          {declaration.experience && <Told label={<Trans>Ervaring</Trans>}>{declaration.experience}</Told>}
          {declaration.assignments && (
            <Told label={<Trans>Opdrachten</Trans>}>{declaration.assignments}</Told>
          )}
          {declaration.training && (
            <Told label={<Trans>Opleiding en registers</Trans>}>{declaration.training}</Told>
          )}
          <Told label={<Trans>Bedrijven met een belang</Trans>}>
            {declaration.interests.length > 0 ? declaration.interests.join(', ') : <Trans>Geen</Trans>}
          </Told>
          <DocumentList documents={declaration.files} href={(file) => `/v1/files/${file.id}/content`} />
        </li>
      ))}
    </ol>
  );
}

import { Plural, Trans } from '@lingui/react/macro';
import type { ContentFault, QuestionnaireDraftRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Notice } from '@/ui/Notice.tsx';

/** What a draft still lacks before it can be published. */
export function MissingList({ version }: { version: QuestionnaireDraftRead }) {
  if (version.missing.length === 0)
    return (
      <div className="mb-6 max-w-3xl">
        <Notice tone="ok" title={<Trans>Dit concept is compleet</Trans>}>
          <p>
            <Trans>Beide talen zijn er. U kunt publiceren.</Trans>
          </p>
        </Notice>
      </div>
    );
  return (
    <div className="mb-6 max-w-3xl">
      <Notice
        tone="warn"
        title={
          <Plural
            value={version.missing.length}
            one="Voor u publiceert ontbreekt nog 1 ding"
            other="Voor u publiceert ontbreken nog # dingen"
          />
        }
      >
        <FaultList faults={version.missing} version={version} />
      </Notice>
    </div>
  );
}

/** Faults with the statement or line they are about. */
export function FaultList({ faults, version }: { faults: ContentFault[]; version: QuestionnaireDraftRead }) {
  const localized = useLocalized();
  return (
    <ul className="grid gap-1">
      {faults.map((fault) => (
        <li key={fault.location + fault.code}>
          {fault.line !== null && (
            <strong>
              <Trans>Regel {fault.line}</Trans>:{' '}
            </strong>
          )}
          {fault.line === null && named(fault, version) && <strong>{named(fault, version)}: </strong>}
          {localized(fault.detail)}
        </li>
      ))}
    </ul>
  );
}

function named(fault: ContentFault, version: QuestionnaireDraftRead) {
  const [, part, place] = fault.location.split('/');
  if (part === 'items') return version.content.items[Number(place)]?.code;
  return part === 'themes' ? version.content.themes[Number(place)]?.code : undefined;
}

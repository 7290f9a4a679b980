import { Trans } from '@lingui/react/macro';
import type { GroupRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { useGroupFacts } from './useGroupFacts.ts';

/** A group in a list. */
export function GroupRow({ group }: { group: GroupRead }) {
  const localized = useLocalized();
  const facts = useGroupFacts();
  return (
    <li className="grid gap-2 py-6">
      <h2 className="break-words text-xl">
        <AppLink to="/groepen/$groupId" params={{ groupId: group.id }}>
          {localized(group.title)}
        </AppLink>
      </h2>
      <p className="meta">
        {group.isArchived && (
          <Pill>
            <Trans>afgesloten</Trans>
          </Pill>
        )}
        {group.myStatus === 'member' && (
          <Pill tone="ok">
            <Trans>u bent lid</Trans>
          </Pill>
        )}
        {group.myStatus === 'requested' && (
          <Pill tone="warn">
            <Trans>verzoek loopt</Trans>
          </Pill>
        )}
        {facts(group).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <p className="soft break-words">
        <Trans>Van {group.owner}</Trans>
      </p>
    </li>
  );
}

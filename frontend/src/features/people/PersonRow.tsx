import { Trans, useLingui } from '@lingui/react/macro';
import type { PersonRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Avatar } from '@/ui/Avatar.tsx';
import { Button } from '@/ui/Button.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { useRoleWords } from './roles.ts';

interface PersonRowProps {
  person: PersonRead;
  isOwn: boolean;
  onRoles: (() => void) | undefined;
  onLimit: (() => void) | undefined;
  onLeave: (() => void) | undefined;
}

/** One of the people: name, address, roles, and what can be changed. */
export function PersonRow({ person, isOwn, onRoles, onLimit, onLeave }: PersonRowProps) {
  const { t } = useLingui();
  const { day, money } = useFormats();
  const words = useRoleWords();
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-3 py-4 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
      <Avatar name={person.name} of="person" />
      <span className="grid gap-0.5">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1 [&>.pill]:whitespace-normal">
          <b className="[overflow-wrap:anywhere]">
            {person.name} {isOwn && <Trans>(u)</Trans>}
          </b>
          {person.roles.map((role) => (
            <Pill key={role} tone="info">
              {words[role].name}
            </Pill>
          ))}
        </span>
        <span className="soft text-sm [overflow-wrap:anywhere]">{person.email}</span>
        <span className="soft text-sm">
          <Trans>Sinds {day(person.since)}</Trans>
        </span>
        {person.decisionLimitCents !== null && (
          <span className="soft text-sm">
            <Trans>Kent zelf ten hoogste {money(person.decisionLimitCents)} toe</Trans>
          </span>
        )}
      </span>
      <span className="col-start-2 flex flex-wrap gap-x-3 gap-y-1 sm:col-start-3 sm:justify-end">
        {onRoles && (
          <Button kind="secondary" small aria-label={t`Wijzig rollen: ${person.name}`} onClick={onRoles}>
            <Trans>Wijzig rollen</Trans>
          </Button>
        )}
        {onLimit && (
          <Button kind="secondary" small aria-label={t`Stel de grens in: ${person.name}`} onClick={onLimit}>
            <Trans>Stel de grens in</Trans>
          </Button>
        )}
        {onLeave && (
          <Button
            kind="quiet"
            small
            aria-label={isOwn ? undefined : t`Neem toegang weg: ${person.name}`}
            onClick={onLeave}
          >
            {isOwn ? <Trans>Vertrek</Trans> : <Trans>Neem toegang weg</Trans>}
          </Button>
        )}
      </span>
    </li>
  );
}

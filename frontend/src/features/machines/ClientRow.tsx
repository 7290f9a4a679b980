import { Trans, useLingui } from '@lingui/react/macro';
import type { MachineClientRead, MachineCredentialRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { CredentialRow } from './CredentialRow.tsx';
import { useScopeWords } from './scopeWords.ts';

interface ClientRowProps {
  client: MachineClientRead;
  onChange: () => void;
  onAdd: () => void;
  onFaults: () => void;
  onRevoke: (credential: MachineCredentialRead | null) => void;
}

/** One API client: its state, what it may do, its secrets and keys, and what can be changed. */
export function ClientRow({ client, onChange, onAdd, onFaults, onRevoke }: ClientRowProps) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const words = useScopeWords();
  const { name, credentials } = client;
  return (
    <li className="grid gap-4 py-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="text-lg [overflow-wrap:anywhere]">{name}</h3>
          <p className="soft text-sm">
            {client.lastUsedAt ? (
              <Trans>Laatst gebruikt op {moment(client.lastUsedAt)}</Trans>
            ) : (
              <Trans>Nog niet gebruikt</Trans>
            )}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {client.sandbox && (
            <Pill tone="info">
              <Trans>Om te proberen</Trans>
            </Pill>
          )}
          <State credentials={credentials} />
        </div>
      </div>
      <ul className="list-disc pl-5" aria-label={t`Wat ${name} mag`}>
        {client.scopes.map((scope) => (
          <li key={scope}>{words(scope)}</li>
        ))}
      </ul>
      {credentials.length > 0 && (
        <ul className="grid gap-2" aria-label={t`Geheimen en sleutels van ${name}`}>
          {credentials.map((credential) => (
            <CredentialRow
              key={credential.id}
              clientName={name}
              credential={credential}
              onRevoke={() => onRevoke(credential)}
            />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          kind="secondary"
          small
          aria-label={
            credentials.length > 0
              ? t`Vernieuw het geheim of de sleutel van ${name}`
              : t`Geef ${name} een geheim of sleutel`
          }
          onClick={onAdd}
        >
          {credentials.length > 0 ? (
            <Trans>Vernieuw het geheim of de sleutel</Trans>
          ) : (
            <Trans>Geef een geheim of sleutel</Trans>
          )}
        </Button>
        <Button kind="secondary" small aria-label={t`Wijzig ${name}`} onClick={onChange}>
          <Trans>Wijzig</Trans>
        </Button>
        {client.sandbox && (
          <Button kind="secondary" small aria-label={t`Storingen voor ${name}`} onClick={onFaults}>
            <Trans>Storingen</Trans>
          </Button>
        )}
        <Button
          kind="quiet"
          small
          aria-label={t`Trek de koppeling ${name} in`}
          onClick={() => onRevoke(null)}
        >
          <Trans>Trek de koppeling in</Trans>
        </Button>
      </div>
    </li>
  );
}

function State({ credentials }: { credentials: readonly MachineCredentialRead[] }) {
  const changing = new Set(credentials.map(({ kind }) => kind)).size < credentials.length;
  if (credentials.length === 0) {
    return (
      <Pill tone="warn" mark="warn">
        <Trans>Kan er niet in</Trans>
      </Pill>
    );
  }
  return changing ? (
    <Pill tone="info" mark="wait">
      <Trans>Stapt over</Trans>
    </Pill>
  ) : (
    <Pill tone="ok" mark="ok">
      <Trans>Heeft toegang</Trans>
    </Pill>
  );
}

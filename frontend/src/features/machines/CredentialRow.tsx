import { Trans, useLingui } from '@lingui/react/macro';
import type { MachineCredentialRead } from '@/api/types.gen.ts';
import { dayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';

interface CredentialRowProps {
  clientName: string;
  credential: MachineCredentialRead;
  onRevoke: () => void;
}

/** A secret or key that works: since when, until when, and the last time it was used. */
export function CredentialRow({ clientName, credential, onRevoke }: CredentialRowProps) {
  const { t } = useLingui();
  const { day, moment } = useFormats();
  const since = day(dayInAmsterdam(credential.createdAt));
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <b>
          {credential.kind === 'secret' ? (
            <Trans>Geheim van {since}</Trans>
          ) : (
            <Trans>
              Sleutel {credential.kid} van {since}
            </Trans>
          )}
        </b>
        <span className="soft block">
          {credential.expiresAt ? (
            <Trans>Geldig tot en met {day(dayInAmsterdam(credential.expiresAt))}</Trans>
          ) : (
            <Trans>Geldig tot u het intrekt</Trans>
          )}
          {', '}
          {credential.lastUsedAt ? (
            <Trans>gebruikt op {moment(credential.lastUsedAt)}</Trans>
          ) : (
            <Trans>nog niet gebruikt</Trans>
          )}
        </span>
      </span>
      <Button
        kind="quiet"
        small
        aria-label={
          credential.kind === 'secret'
            ? t`Trek het geheim van ${since} van ${clientName} in`
            : t`Trek de sleutel van ${since} van ${clientName} in`
        }
        onClick={onRevoke}
      >
        <Trans>Trek in</Trans>
      </Button>
    </li>
  );
}

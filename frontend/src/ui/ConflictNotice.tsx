import { Trans } from '@lingui/react/macro';
import { GitCompare } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

interface ConflictNoticeProps {
  /** What this person wrote. */
  mine: ReactNode;
  /** What stands there now. */
  theirs: ReactNode;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Somebody else changed this in the meantime (412): both versions, and a choice. */
export function ConflictNotice({ mine, theirs, onKeepMine, onTakeTheirs }: ConflictNoticeProps) {
  return (
    <Notice
      tone="err"
      live
      icon={<GitCompare aria-hidden="true" />}
      title={<Trans>Iemand anders heeft dit intussen gewijzigd</Trans>}
    >
      <p>
        <Trans>Uw versie is niet verloren. Kies welke u wilt houden.</Trans>
      </p>
      <div className="grid gap-4 py-2 sm:grid-cols-2">
        <div>
          <p className="font-semibold">
            <Trans>Uw versie</Trans>
          </p>
          {mine}
        </div>
        <div>
          <p className="font-semibold">
            <Trans>Wat er nu staat</Trans>
          </p>
          {theirs}
        </div>
      </div>
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary" small onClick={onKeepMine}>
          <Trans>Houd mijn versie</Trans>
        </Button>
        <Button kind="secondary" small onClick={onTakeTheirs}>
          <Trans>Neem de andere over</Trans>
        </Button>
      </div>
    </Notice>
  );
}

import { useLingui } from '@lingui/react/macro';
import type { ExtractStatus } from '@/api/types.gen.ts';
import { Pill, type Tone } from '@/ui/Pill.tsx';

const TONES: Record<ExtractStatus, Tone> = {
  requested: 'warn',
  granted: 'info',
  ready: 'ok',
  refused: 'calm',
  failed: 'err',
  expired: 'calm',
  withdrawn: 'calm',
  recalled: 'err',
};

export function useStatusWords(): Record<ExtractStatus, string> {
  const { t } = useLingui();
  return {
    requested: t`Aangevraagd`,
    granted: t`Wordt samengesteld`,
    ready: t`Staat klaar`,
    refused: t`Afgewezen`,
    failed: t`Niet gelukt`,
    expired: t`Einddatum voorbij`,
    withdrawn: t`Ingetrokken`,
    recalled: t`Teruggeroepen`,
  };
}

/** Where an extract stands, in a word. */
export function StatusPill({ status }: { status: ExtractStatus }) {
  const words = useStatusWords();
  return <Pill tone={TONES[status]}>{words[status]}</Pill>;
}

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
    requested: t`aangevraagd`,
    granted: t`wordt samengesteld`,
    ready: t`staat klaar`,
    refused: t`afgewezen`,
    failed: t`niet gelukt`,
    expired: t`einddatum voorbij`,
    withdrawn: t`ingetrokken`,
    recalled: t`teruggeroepen`,
  };
}

/** Where an extract stands, in a word. */
export function StatusPill({ status }: { status: ExtractStatus }) {
  const words = useStatusWords();
  return <Pill tone={TONES[status]}>{words[status]}</Pill>;
}

import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { ImportStatus } from '@/api/types.gen.ts';
import { Pill, type Tone } from '@/ui/Pill.tsx';

const WORDS: Record<ImportStatus, { tone: Tone; words: MessageDescriptor }> = {
  reading: { tone: 'info', words: msg`Wordt nagekeken` },
  ready: { tone: 'warn', words: msg`Wacht op u` },
  importing: { tone: 'info', words: msg`Wordt uitgevoerd` },
  done: { tone: 'ok', words: msg`Uitgevoerd` },
  failed: { tone: 'err', words: msg`Niet gelukt` },
  cancelled: { tone: 'calm', words: msg`Geannuleerd` },
};

/** Where an import is, in words. */
export function ImportPill({ status }: { status: ImportStatus }) {
  const { _ } = useLingui();
  const { tone, words } = WORDS[status];
  return <Pill tone={tone}>{_(words)}</Pill>;
}

/** How often to ask again while the platform is at work on it; not otherwise. */
export function whileAtWork(status: ImportStatus | undefined): number | false {
  return status === 'reading' || status === 'importing' ? 1_000 : false;
}

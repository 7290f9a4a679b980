import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { CampaignStatus, ScanStatus } from '@/api/types.gen.ts';
import { Pill, type Tone } from '@/ui/Pill.tsx';

const STATUS = {
  draft: { word: msg`Concept`, tone: 'calm' },
  open: { word: msg`Open`, tone: 'ok' },
  closed: { word: msg`Gesloten`, tone: 'info' },
  reported: { word: msg`Uitkomst gemaakt`, tone: 'info' },
} as const satisfies Record<CampaignStatus, { word: unknown; tone: Tone }>;

/** Where a campaign stands. */
export function CampaignPill({ status }: { status: CampaignStatus }) {
  const { i18n } = useLingui();
  const { word, tone } = STATUS[status];
  return <Pill tone={tone}>{i18n._(word)}</Pill>;
}

/** How far a company that lets itself be seen is with its scan. */
export const STAGES: Record<ScanStatus, ReturnType<typeof msg>> = {
  draft: msg`Bereidt de scan voor`,
  open: msg`Medewerkers vullen in`,
  closed: msg`Gesloten, nog geen uitkomst`,
  published: msg`Uitkomst gepubliceerd`,
};

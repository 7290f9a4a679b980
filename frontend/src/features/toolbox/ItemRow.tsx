import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ToolboxItemSummary } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Money } from '@/ui/Money.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { PARTICIPATION_WORDS } from '@/ui/participationWords.ts';
import { KIND_WORDS, pictureOf } from './words.ts';

/** One tool in a list: what it is for, what it takes, and why it is named here when that needs saying. */
export function ItemRow({ item, reason }: { item: ToolboxItemSummary; reason?: string }) {
  const { i18n } = useLingui();
  const localized = useLocalized();
  return (
    <li className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-5 py-6 sm:grid-cols-[4rem_minmax(0,1fr)]">
      <Pictogram theme={pictureOf(item.themes[0])} className="size-12 sm:size-16" />
      <div className="grid gap-2">
        <h2 className="text-xl">
          <AppLink to="/toolbox/$slug" params={{ slug: item.slug }}>
            {localized(item.title)}
          </AppLink>
        </h2>
        <p className="soft max-w-(--container-measure)">{localized(item.summary)}</p>
        {reason && <p className="text-sm font-semibold">{reason}</p>}
        <p className="meta">
          {item.isOutdated && (
            <Pill tone="warn" mark="warn">
              <Trans>Verouderd</Trans>
            </Pill>
          )}
          <span>{i18n._(KIND_WORDS[item.kind])}</span>
          <span>
            <Plural value={item.effortHours} one="# uur samen" other="# uur samen" />
          </span>
          <span>
            <Plural value={item.durationWeeks} one="klaar in # week" other="klaar in # weken" />
          </span>
          <span>{item.costCents === 0 ? <Trans>geen kosten</Trans> : <Money cents={item.costCents} />}</span>
          <span>{i18n._(PARTICIPATION_WORDS[item.participationLevel])}</span>
        </p>
      </div>
    </li>
  );
}

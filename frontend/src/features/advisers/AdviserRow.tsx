import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { AdviserCard } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { labelOf, useProvinces, useThemeName } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Avatar } from '@/ui/Avatar.tsx';
import { Money } from '@/ui/Money.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { AnswerSpeed } from './AnswerSpeed.tsx';
import { ADVISER_KIND_WORDS } from './words.ts';

interface AdviserRowProps {
  adviser: AdviserCard;
  compared: boolean;
  /** Three are compared already. */
  full: boolean;
  onCompare: (compared: boolean) => void;
}

/** One adviser in a list: who, for what, where, for how much. */
export function AdviserRow({ adviser, compared, full, onCompare }: AdviserRowProps) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { list } = useFormats();
  const themeName = useThemeName();
  const provinces = useProvinces();
  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-5 py-6">
      <Avatar name={adviser.name} size="3.5rem" />
      <div className="grid gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 className="text-xl">
            <AppLink to="/adviseurs/$adviserId" params={{ adviserId: adviser.id }}>
              {adviser.name}
            </AppLink>
          </h2>
          <Rate adviser={adviser} />
        </div>
        <p className="soft">{localized(adviser.headline)}</p>
        <p className="text-sm">{list(adviser.themes.map((theme) => themeName(theme)))}</p>
        <p className="meta">
          <span>
            {adviser.firm}, {i18n._(ADVISER_KIND_WORDS[adviser.kind])}
          </span>
          <span>
            {adviser.provinces.length === 12 ? (
              <Trans>heel Nederland</Trans>
            ) : (
              list(adviser.provinces.map((code) => labelOf(provinces, code)))
            )}
          </span>
          {adviser.medianAnswerDays !== null && (
            <span>
              <Trans>
                antwoordt binnen <AnswerSpeed speed={adviser} />
              </Trans>
            </span>
          )}
          {adviser.isDemonstration && <Trans>verzonnen voorbeeld</Trans>}
        </p>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          {adviser.hoursPerMonth > 0 ? (
            <Pill tone="ok">
              <Plural
                value={adviser.hoursPerMonth}
                one="ruimte: # uur per maand"
                other="ruimte: # uur per maand"
              />
            </Pill>
          ) : (
            <Pill>
              <Trans>nu geen ruimte</Trans>
            </Pill>
          )}
          <label className="choice choice-facet">
            <input
              type="checkbox"
              checked={compared}
              disabled={full && !compared}
              onChange={(event) => onCompare(event.target.checked)}
              aria-label={t`Vergelijk ${adviser.name}`}
            />
            <span>
              <Trans>Vergelijk</Trans>
            </span>
          </label>
        </div>
      </div>
    </li>
  );
}

/** What an hour costs, or how much is free. */
export function Rate({ adviser }: { adviser: { rateCents: number; freeHours: number } }) {
  return (
    <p className="num font-semibold">
      {adviser.freeHours > 0 ? (
        <Plural value={adviser.freeHours} one="# uur gratis" other="# uur gratis" />
      ) : adviser.rateCents === 0 ? (
        <Trans>zonder kosten</Trans>
      ) : (
        <Trans>
          <Money cents={adviser.rateCents} /> per uur
        </Trans>
      )}
    </p>
  );
}

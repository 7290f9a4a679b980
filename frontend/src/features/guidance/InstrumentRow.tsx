import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { InstrumentSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Money } from '@/ui/Money.tsx';
import { AsOf, isClosed } from './AsOf.tsx';
import { KIND_WORDS } from './words.ts';

/** One instrument in the list: what it gives, for whom, and when that was so. */
export function InstrumentRow({ instrument }: { instrument: InstrumentSummary }) {
  const { i18n } = useLingui();
  const localized = useLocalized();
  const { day } = useFormats();
  const { freeHours, ratePercent, amountMaxCents, closesOn } = instrument;
  const closed = isClosed(instrument);
  return (
    <li className="grid gap-2 py-6">
      <h2 className="text-xl">
        <AppLink to="/wegwijzer/regelingen/$slug" params={{ slug: instrument.slug }}>
          {localized(instrument.name)}
        </AppLink>
      </h2>
      <p className="soft max-w-(--container-measure)">{localized(instrument.what)}</p>
      <p className="meta">
        <span>{i18n._(KIND_WORDS[instrument.kind])}</span>
        <span>{localized(instrument.provider)}</span>
        {freeHours && (
          <span>
            <Plural value={freeHours} one="# uur gratis" other="# uur gratis" />
          </span>
        )}
        {ratePercent && (
          <span>
            <Trans>{ratePercent} procent vergoed</Trans>
          </span>
        )}
        {amountMaxCents && (
          <span>
            <Trans>
              hoogstens <Money cents={amountMaxCents} />
            </Trans>
          </span>
        )}
        {closesOn && !closed && (
          <span>
            <Trans>aanvragen tot en met {day(closesOn)}</Trans>
          </span>
        )}
      </p>
      <AsOf asOf={instrument.asOf} outdated={instrument.outdated} ended={instrument.ended} closed={closed} />
    </li>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { HoursRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Progress } from '@/ui/Progress.tsx';

/** The hours that were used: the free ones first, and beside them what the voucher was applied for. */
export function HoursBar({ hours }: { hours: HoursRead }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const limit = hours.granted ?? 0;
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">
        <Trans>Uren advies</Trans>
      </h2>
      {limit > 0 ? (
        <Progress value={hours.total} max={limit} label={t`Uren advies`}>
          {t`${number(hours.total)} van ${number(limit)} uur`}
        </Progress>
      ) : (
        <p>{t`${number(hours.total)} uur`}</p>
      )}
      {hours.freeLimit > 0 && (
        <Progress value={hours.free} max={hours.freeLimit} label={t`Gratis uren`}>
          {t`${number(hours.free)} van ${number(hours.freeLimit)} gratis uren gebruikt.`}
        </Progress>
      )}
      {hours.freeLimit > 0 && hours.charged > 0 && (
        <p className="quiet">{t`${number(hours.charged)} uur daarboven; die zijn niet gratis.`}</p>
      )}
    </section>
  );
}

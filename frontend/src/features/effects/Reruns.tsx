import { Trans, useLingui } from '@lingui/react/macro';
import { createEffectReleaseRerun } from '@/api/sdk.gen.ts';
import type { OrderRead, RerunOutcome } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Act } from '@/ui/editing/VersionActs.tsx';

/** Whether the same data still give the same figures, and to have it computed again now. */
export function Reruns({ order, onChanged }: { order: OrderRead; onChanged: () => void }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const words: Record<RerunOutcome, string> = {
    same: t`precies dezelfde uitkomst`,
    different: t`een andere uitkomst: laat dit uitzoeken`,
    other_method: t`de methode is intussen een andere versie`,
    not_rerunnable: t`niet meer na te rekenen: de gegevens zijn niet meer compleet`,
    failed: t`drie keer niet gelukt: laat dit uitzoeken`,
  };
  return (
    <section className="panel grid gap-4" aria-labelledby="reruns">
      <h2 id="reruns" className="text-xl">
        <Trans>Opnieuw gerekend</Trans>
      </h2>
      {order.reruns.length === 0 ? (
        <p className="soft">
          <Trans>Nog niet. Wij rekenen een gepubliceerde uitgave elke week opnieuw.</Trans>
        </p>
      ) : (
        <ul className="grid gap-2">
          {order.reruns.map((each) => (
            <li key={each.askedAt} className="meta">
              <span>{moment(each.ranAt ?? each.askedAt)}</span>
              <span>{each.outcome ? words[each.outcome] : t`wordt berekend`}</span>
            </li>
          ))}
        </ul>
      )}
      <Act
        onAct={async () => {
          await createEffectReleaseRerun({ path: { effectReleaseOrderId: order.id }, throwOnError: true });
          onChanged();
        }}
      >
        <Trans>Reken opnieuw</Trans>
      </Act>
    </section>
  );
}

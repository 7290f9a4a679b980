import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listNetworkBlocksOptions } from '@/api/@tanstack/react-query.gen.ts';
import { deleteNetworkBlock } from '@/api/sdk.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { useTold } from './useNetwork.ts';

/** Whom one blocks, and letting them reach one again. */
export function Blocks() {
  const { t } = useLingui();
  const { day } = useFormats();
  const told = useTold();
  const { busy, fault, run } = useAct();
  const found = useQuery(listNetworkBlocksOptions());
  if (!found.data?.items.length) return null;
  return (
    <section className="grid max-w-2xl gap-3">
      <h2 className="text-2xl">
        <Trans>Wie u blokkeert</Trans>
      </h2>
      <ul className="hairlines">
        {found.data.items.map((block) => {
          const name = block.name ?? t`Iemand zonder naam`;
          return (
            <li key={block.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <span className="break-words">
                <Trans>
                  {name}, sinds {day(block.blockedAt)}
                </Trans>
              </span>
              <Button
                small
                kind="secondary"
                busy={busy}
                aria-label={t`Hef op: ${name}`}
                onClick={() =>
                  void run(async () => {
                    await deleteNetworkBlock({ path: { networkBlockId: block.id }, throwOnError: true });
                    await told(t`U blokkeert deze persoon niet meer.`);
                  })
                }
              >
                <Trans>Hef op</Trans>
              </Button>
            </li>
          );
        })}
      </ul>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
    </section>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { createErasureCancellation } from '@/api/sdk.gen.ts';
import type { ErasureList, ErasurePreview, ProblemDocument } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

interface ErasureProps {
  title: ReactNode;
  erasures: UseQueryResult<ErasureList, ProblemDocument>;
  preview: UseQueryResult<ErasurePreview, ProblemDocument>;
  ask: (headers: { 'Idempotency-Key': string }) => Promise<unknown>;
}

/** What erasing means, asking it with a confirmation, and taking it back while it waits. */
export function Erasure({ title, erasures, preview, ask }: ErasureProps) {
  const { day } = useFormats();
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const waiting = erasures.data?.items.find((item) => item.status === 'waiting');
  const act = async (what: () => Promise<unknown>) => {
    setBusy(true);
    setFailed(false);
    try {
      await what();
      setSure(false);
    } catch {
      setFailed(true);
    } finally {
      await Promise.all([erasures.refetch(), preview.refetch()]);
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="wissen">
      <h2 id="wissen" className="mb-3 text-xl">
        {title}
      </h2>
      {failed && (
        <p className="field-error mb-3" role="alert">
          <Trans>Dat lukte niet. Er is niets veranderd; probeer het opnieuw.</Trans>
        </p>
      )}
      {waiting ? (
        <Notice tone="warn" title={<Trans>Op {day(waiting.dueAt)} wissen wij deze gegevens</Trans>}>
          <p className="mb-3">
            <Trans>Tot die dag kunt u het verzoek intrekken. Dan verandert er niets.</Trans>
          </p>
          <Button
            kind="secondary"
            busy={busy}
            onClick={() =>
              void act(() =>
                createErasureCancellation({
                  path: { erasureId: waiting.id },
                  headers: { 'If-Match': `"${waiting.version}"` },
                  throwOnError: true,
                }),
              )
            }
          >
            <Trans>Trek het verzoek in</Trans>
          </Button>
        </Notice>
      ) : (
        <Loaded query={preview} skeleton={<ListSkeleton rows={4} />}>
          {(found) => (
            <>
              <Consequences preview={found} />
              {found.hindrances.length === 0 && !sure && (
                <Button kind="secondary" onClick={() => setSure(true)}>
                  <Trans>Ik wil wissen</Trans>
                </Button>
              )}
              {found.hindrances.length === 0 && sure && (
                <div className="grid gap-3">
                  <p>
                    <Trans>
                      Wij wachten {found.graceDays} dagen. Zolang kunt u het intrekken; daarna is het
                      voorgoed.
                    </Trans>
                  </p>
                  <div className="flex flex-wrap gap-3">
                    <Button
                      kind="primary"
                      busy={busy}
                      onClick={() => void act(() => ask({ 'Idempotency-Key': crypto.randomUUID() }))}
                    >
                      <Trans>Vraag om te wissen</Trans>
                    </Button>
                    <Button kind="secondary" onClick={() => setSure(false)}>
                      <Trans>Toch niet</Trans>
                    </Button>
                  </div>
                </div>
              )}
            </>
          )}
        </Loaded>
      )}
    </section>
  );
}

function Consequences({ preview }: { preview: ErasurePreview }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const fates = { removed: t`Verdwijnt`, renamed: t`Blijft zonder naam`, kept: t`Blijft` };
  return (
    <div className="mb-6 grid gap-6">
      {preview.hindrances.length > 0 && (
        <Notice tone="warn" title={<Trans>Rond eerst dit af</Trans>}>
          <ul>
            {preview.hindrances.map((found) => (
              <li key={found.code}>{localized(found.words)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <details>
        <summary>
          <Trans>Wat er dan gebeurt</Trans>
        </summary>
        <ul className="hairlines mt-3">
          {preview.consequences.map((found) => (
            <li key={found.title.nl} className="py-3">
              <strong>{localized(found.title)}</strong>: {fates[found.fate]}
              {found.ground && <span className="quiet block text-sm">{localized(found.ground)}</span>}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

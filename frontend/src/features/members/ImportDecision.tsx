import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { readMemberImportQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { changeMemberImportStatus, updateMemberImport } from '@/api/sdk.gen.ts';
import type { MemberImportRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';

/** Carry the import out or not, and what becomes of members that are not in the file. */
export function ImportDecision({ found }: { found: MemberImportRead }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const [confirmed, setConfirmed] = useState(false);
  const key = useRef(crypto.randomUUID());
  const path = { importId: found.id };
  const headers = ifMatch(`"${found.version}"`);
  const keep = (data: MemberImportRead) => queries.setQueryData(readMemberImportQueryKey({ path }), data);
  const asks = found.endsAbsent && found.endsToConfirm;
  const absent = found.counts?.absent ?? 0;
  const setEnds = (endsAbsent: boolean) =>
    void run(async () => {
      const { data } = await updateMemberImport({ path, body: { endsAbsent }, headers, throwOnError: true });
      keep(data);
    });
  const move = (toStatus: 'importing' | 'cancelled') =>
    void run(async () => {
      const { data } = await changeMemberImportStatus({
        path,
        body: { toStatus, confirmEnds: asks && confirmed },
        headers: { ...headers, 'Idempotency-Key': `${key.current}-${toStatus}` },
        throwOnError: true,
      });
      keep(data);
    });
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Uw besluit</Trans>
      </h2>
      {absent > 0 && (
        <label className="choice">
          <input
            type="checkbox"
            checked={found.endsAbsent}
            disabled={busy}
            onChange={(event) => setEnds(event.target.checked)}
          />
          <span>
            <Trans>Beëindig het lidmaatschap van wie niet in het bestand staat</Trans>
          </span>
          <span className="field-description">
            <Plural
              value={absent}
              one="Het gaat om # lid. Het blijft nog een jaar staan onder “Geen lid meer”."
              other="Het gaat om # leden. Ze blijven nog een jaar staan onder “Geen lid meer”."
            />
          </span>
        </label>
      )}
      {asks && (
        <label className="choice">
          <input
            type="checkbox"
            checked={confirmed}
            onChange={(event) => setConfirmed(event.target.checked)}
          />
          <span>
            <Plural
              value={absent}
              one="Ik bevestig dat # lid geen lid meer is"
              other="Ik bevestig dat # leden geen lid meer zijn"
            />
          </span>
          <span className="field-description">
            <Trans>
              Dat is een groot deel van uw leden, of een KVK-nummer in het bestand is niet te lezen.
            </Trans>
          </span>
        </label>
      )}
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button
          busy={busy}
          blockedBecause={
            asks && !confirmed ? t`Bevestig eerst dat deze leden geen lid meer zijn.` : undefined
          }
          onClick={() => move('importing')}
        >
          <Trans>Werk de ledenlijst bij</Trans>
        </Button>
        <Button kind="quiet" busy={busy} onClick={() => move('cancelled')}>
          <Trans>Annuleer deze import</Trans>
        </Button>
      </div>
    </section>
  );
}

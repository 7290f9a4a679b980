import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { readScanResultQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createScanShare, readScanShare } from '@/api/sdk.gen.ts';
import type { ScanShareCreated } from '@/api/types.gen.ts';
import { hasStatus } from '@/lib/problem.ts';
import { useSession } from '@/lib/session.ts';
import { versioned } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Checkbox, DateField, Form, SubmitButton } from '@/ui/form/index.ts';
import { dayFromNow } from './ScanForm.tsx';
import { ShareLink } from './ShareLink.tsx';
import { ShareState } from './ShareState.tsx';

const SHARED_FOR = 90;

/** Sharing the result by a link: for who manages scans. */
export function ShareResult({ scanId }: { scanId: string }) {
  const { may } = useSession();
  const queries = useQueryClient();
  const queryKey = ['scan-share', scanId];
  // Asked for when somebody wants it: most results have no link.
  const [asked, setAsked] = useState(false);
  const share = useQuery({
    queryKey,
    queryFn: async () => {
      try {
        return versioned(await readScanShare({ path: { scanId }, throwOnError: true }));
      } catch (error) {
        if (hasStatus(error, 404)) return null;
        throw error;
      }
    },
    enabled: asked,
  });
  const [made, setMade] = useState<ScanShareCreated | null>(null);
  if (!may('scans:manage')) return null;
  // The result tells who reads it, the link included.
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey }),
      queries.invalidateQueries({ queryKey: readScanResultQueryKey({ path: { scanId } }) }),
    ]);
  return (
    <section className="no-print mt-(--section)" id="delen">
      <h2>
        <Trans>Deel de uitkomst met een link</Trans>
      </h2>
      <p className="lead mt-3">
        <Trans>
          Iedereen in uw bedrijf leest haar dan zonder account: de scores per thema, wat sterk is en wat beter
          kan. Groepen staan er niet bij.
        </Trans>
      </p>
      {share.data === undefined && (
        <div className="mt-6">
          <Button kind="secondary" busy={asked && share.isPending} onClick={() => setAsked(true)}>
            <Trans>Maak of bekijk de link</Trans>
          </Button>
        </div>
      )}
      {share.data === null && (
        <MakeLink
          scanId={scanId}
          onMade={(link) => {
            setMade(link);
            return refresh();
          }}
        />
      )}
      {share.data && (
        <div className="columns-text columns-half mt-6">
          {made && <ShareLink scanId={scanId} share={made} endsOn={share.data.data.endsOn} />}
          <ShareState
            key={share.data.etag}
            scanId={scanId}
            share={share.data.data}
            etag={share.data.etag}
            onStopped={() => setMade(null)}
            onChanged={refresh}
          />
        </div>
      )}
    </section>
  );
}

function MakeLink({
  scanId,
  onMade,
}: {
  scanId: string;
  onMade: (made: ScanShareCreated) => Promise<unknown>;
}) {
  const { t } = useLingui();
  const form = useForm<{ endsOn: string | null; withPlan: boolean }>({
    defaultValues: { endsOn: dayFromNow(SHARED_FOR), withPlan: true },
  });
  return (
    <Form
      form={form}
      className="mt-6 grid max-w-xl gap-4"
      onSubmit={async ({ endsOn, withPlan }) => {
        const { data } = await createScanShare({
          path: { scanId },
          body: { endsOn: endsOn ?? '', withPlan },
          throwOnError: true,
        });
        await onMade(data);
      }}
    >
      <DateField name="endsOn" label={t`De link werkt tot en met`} min={dayFromNow(0)} />
      <Checkbox
        name="withPlan"
        label={t`Toon ook het plan zodra het is afgesproken`}
        description={t`Maatregel, wie en wanneer. Geen budget.`}
      />
      <div>
        <SubmitButton kind="secondary">
          <Trans>Maak de link</Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}

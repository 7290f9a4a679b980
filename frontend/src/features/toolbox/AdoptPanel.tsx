import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listScansOptions } from '@/api/@tanstack/react-query.gen.ts';
import { adoptToolInScanPlan, createScanPlan, readScanPlan } from '@/api/sdk.gen.ts';
import { useIntent } from '@/lib/intent.ts';
import { problemOf } from '@/lib/problem.ts';
import { useSession } from '@/lib/session.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch, versioned } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';

/** The steps of a tool into the plan of the newest scan, as an own copy to edit. */
export function AdoptPanel({ slug }: { slug: string }) {
  const { may } = useSession();
  return may('scans:manage') ? <Adopt slug={slug} /> : null;
}

function Adopt({ slug }: { slug: string }) {
  const scans = useQuery(listScansOptions({ query: { status: 'published', pageSize: 1 } }));
  if (!scans.data) return null;
  const scan = scans.data.items[0];
  return (
    <section className="print-hidden">
      <h2 className="mb-3 text-xl">
        <Trans>In uw eigen plan</Trans>
      </h2>
      {scan ? (
        <IntoPlan slug={slug} scanId={scan.id} />
      ) : (
        <p className="soft text-sm">
          <Trans>
            Na uw eerste <AppLink to="/bedrijf/scans">scan</AppLink> zet u de stappen van dit instrument in uw
            plan.
          </Trans>
        </p>
      )}
    </section>
  );
}

function IntoPlan({ slug, scanId }: { slug: string; scanId: string }) {
  const { i18n } = useLingui();
  const queries = useQueryClient();
  const intent = useIntent();
  const [done, setDone] = useState(false);
  const language = i18n.locale === 'en' ? 'en' : 'nl';
  const path = { scanId };
  const { busy, fault, run } = useAct();
  const adopt = async () => {
    const etag = await readScanPlan({ path, throwOnError: true })
      .then((read) => versioned(read).etag)
      .catch(async (error) => {
        if (!problemOf(error)?.is('plan-not-found')) throw error;
        const headers = { 'Idempotency-Key': intent.key() };
        return versioned(await createScanPlan({ path, body: { language }, headers, throwOnError: true }))
          .etag;
      });
    await adoptToolInScanPlan({ path, body: { slug, language }, headers: ifMatch(etag), throwOnError: true });
    await queries.invalidateQueries();
    setDone(true);
  };
  const there = (
    <LinkButton to="/bedrijf/scans/$scanId/plan" params={path} kind="secondary" small>
      <Trans>Naar het plan</Trans>
    </LinkButton>
  );
  if (done)
    return (
      <Notice tone="ok" live title={<Trans>De stappen staan in uw plan</Trans>}>
        <p>
          <Trans>Het is uw eigen kopie: verander, verplaats of schrap wat u wilt.</Trans>
        </p>
        <div>{there}</div>
      </Notice>
    );
  return (
    <div className="grid justify-items-start gap-3">
      <p className="soft text-sm">
        <Trans>Elke stap wordt een regel in het plan van uw laatste scan. Daarna past u hem aan.</Trans>
      </p>
      {fault && (
        <Notice tone="err" live>
          <p>{fault}</p>
          <div>{there}</div>
        </Notice>
      )}
      <Button kind="secondary" busy={busy} onClick={() => void run(adopt)}>
        <Trans>Zet de stappen in uw plan</Trans>
      </Button>
    </div>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { listEffectReleaseOrdersOptions } from '@/api/@tanstack/react-query.gen.ts';
import { readEffectReleaseOrder } from '@/api/sdk.gen.ts';
import type { OrderRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { type Versioned, versioned } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { BesideAnother } from '@/ui/effects/BesideAnother.tsx';
import { CompareReleases } from '@/ui/effects/CompareReleases.tsx';
import { EffectOutcomeDetail } from '@/ui/effects/EffectOutcomeDetail.tsx';
import { EffectOverview } from '@/ui/effects/EffectOverview.tsx';
import { WhatWorks } from '@/ui/effects/WhatWorks.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton, Skeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Decide } from './Decide.tsx';
import { isInWork } from './EffectOrdersPage.tsx';
import { Reruns } from './Reruns.tsx';
import { StatusPill } from './StatusPill.tsx';

const keyOf = (releaseId: string) => ['effect-release-order', releaseId] as const;

function useOrder(releaseId: string) {
  return useQuery({
    queryKey: keyOf(releaseId),
    queryFn: async () =>
      versioned(
        await readEffectReleaseOrder({ path: { effectReleaseOrderId: releaseId }, throwOnError: true }),
      ),
    refetchInterval: (query) => {
      const order = query.state.data?.data;
      return order && (isInWork(order) || order.reruns.some((each) => each.ranAt === null)) ? 2_000 : false;
    },
  });
}

/** One release as its judge sees it: what would be told, what re-runs showed, and the decision. */
export function EffectOrderPage({ releaseId }: { releaseId: string }) {
  const queries = useQueryClient();
  const order = useOrder(releaseId);
  return (
    <Loaded query={order} skeleton={<PageSkeleton />} errorTitle={<Trans>Deze uitgave kwam niet door</Trans>}>
      {(read) => (
        <Order read={read} onChanged={() => void queries.invalidateQueries({ queryKey: keyOf(releaseId) })} />
      )}
    </Loaded>
  );
}

function Order({ read, onChanged }: { read: Versioned<OrderRead>; onChanged: () => void }) {
  const { t } = useLingui();
  const { day, moment } = useFormats();
  const say = useLocalized();
  const order = read.data;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uitgave met gegevens tot ${day(order.dataUntil)}`}
        crumbs={[
          { label: t`Effect van het programma`, to: '/programma/effect' },
          { label: day(order.dataUntil) },
        ]}
        lead={order.reason}
        meta={
          <>
            <StatusPill status={order.status} />
            <span>
              {t`Aangevraagd op ${moment(order.orderedAt)}`}
              {order.orderedBy && `, ${order.orderedBy}`}
            </span>
          </>
        }
      />
      <div className="grid gap-10">
        <Standing order={order} />
        {order.status === 'ready' && <Decide read={read} onChanged={onChanged} />}
        {order.outcomes.length > 0 && (
          <>
            <EffectOverview
              outcomes={order.outcomes.filter((outcome) => outcome.isPrimary)}
              title={t`Wat er bij deelnemers meer veranderde dan bij andere bedrijven`}
            />
            {order.outcomes.map((outcome) => (
              <EffectOutcomeDetail key={outcome.indicator} outcome={outcome} />
            ))}
            <section className="grid gap-5" aria-labelledby="tools">
              <h2 id="tools" className="text-2xl">
                <Trans>Welke instrumenten werken</Trans>
              </h2>
              {order.tools.length > 0 ? (
                <WhatWorks tools={order.tools} />
              ) : (
                <p className="soft">{order.toolsRefusal && say(order.toolsRefusal.text)}</p>
              )}
            </section>
            <Beside order={order} />
            <Reruns order={order} onChanged={onChanged} />
          </>
        )}
      </div>
    </div>
  );
}

function Standing({ order }: { order: OrderRead }) {
  const { day } = useFormats();
  return (
    <div className="grid gap-4">
      {isInWork(order) && (
        <Notice live title={<Trans>Wij rekenen</Trans>}>
          <p>
            <Trans>Dat duurt meestal minder dan een minuut. U mag deze pagina verlaten.</Trans>
          </p>
        </Notice>
      )}
      {order.status === 'failed' && (
        <Notice tone="err" title={<Trans>Het rekenen is drie keer mislukt</Trans>}>
          <p>
            <Trans>Wij hebben het vastgelegd. Vraag een nieuwe uitgave aan als het is opgelost.</Trans>
          </p>
        </Notice>
      )}
      {order.status === 'published' && (
        <Notice tone="ok" title={<Trans>Iedereen kan deze uitgave lezen</Trans>}>
          <p>
            <AppLink to={`/cijfers/effect/${order.id}`}>
              <Trans>Bekijk de openbare pagina</Trans>
            </AppLink>
          </p>
        </Notice>
      )}
      {order.withheldBecause && (
        <Notice tone="calm" title={<Trans>Niet gepubliceerd</Trans>}>
          <p>{order.withheldBecause}</p>
        </Notice>
      )}
      {order.notRerunnableSince && (
        <Notice title={<Trans>Niet meer na te rekenen</Trans>}>
          <p>
            <Trans>Op {day(order.notRerunnableSince)} ging een bedrijf dat meetelde uit de gegevens.</Trans>
          </p>
        </Notice>
      )}
    </div>
  );
}

/** Another release, in any state, beside this one. */
function Beside({ order }: { order: OrderRead }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const list = useQuery(listEffectReleaseOrdersOptions({ query: { pageSize: 100 } }));
  const others = (list.data?.items ?? []).filter((each) => each.id !== order.id && each.computedAt !== null);
  return (
    <BesideAnother
      others={others.map((each) => ({ id: each.id, name: t`Aangevraagd op ${moment(each.orderedAt)}` }))}
    >
      {(otherId) => <Compared order={order} otherId={otherId} />}
    </BesideAnother>
  );
}

function Compared({ order, otherId }: { order: OrderRead; otherId: string }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const other = useOrder(otherId);
  const named = (found: OrderRead, name: string) => ({
    name,
    dataUntil: found.dataUntil,
    method: found.method ?? '',
    firms: found.firms ?? 0,
    outcomes: found.outcomes,
  });
  return (
    <Loaded
      query={other}
      skeleton={<Skeleton className="h-40 w-full" />}
      errorTitle={<Trans>De andere uitgave kwam niet door</Trans>}
    >
      {({ data }) => (
        <CompareReleases
          first={named(order, t`Deze uitgave`)}
          second={named(data, t`Aangevraagd op ${moment(data.orderedAt)}`)}
        />
      )}
    </Loaded>
  );
}

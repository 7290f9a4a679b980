import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { readExchangeOfferOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ExchangeOffer } from '@/api/types.gen.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { ShareForm } from './ShareForm.tsx';
import { shareQuery } from './shareQuery.ts';

/** A branch writes what it shares, or writes it anew. */
export function WritePage() {
  const { t } = useLingui();
  const { share } = useSearch({ from: '/branche/uitwisseling/delen' });
  const offer = useQuery({ ...readExchangeOfferOptions(), staleTime: 0 });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={share ? t`Wijzig wat u deelt` : t`Deel iets van uw branche`}
        crumbs={[{ label: t`Uitwisseling`, to: '/branche/uitwisseling' }, { label: t`Delen` }]}
        lead={t`U schrijft eerst een concept. Andere branches lezen het pas als u het deelt.`}
      />
      <div className="columns-main-side">
        <Loaded
          query={offer}
          skeleton={<PageSkeleton />}
          errorTitle={<Trans>Het formulier kwam niet door</Trans>}
        >
          {(found) =>
            share ? (
              <Edited shareId={share} offer={found} />
            ) : found.mayShare ? (
              <Panel>
                <ShareForm offer={found} share={null} etag={null} />
              </Panel>
            ) : (
              <Notice tone="warn" title={<Trans>Uw branche doet nog niet mee</Trans>}>
                <p>
                  <Trans>
                    Delen en overnemen kan zodra de overeenkomst met het programma is getekend en uw branche
                    live is. Lezen kunt u alles al.
                  </Trans>
                </p>
              </Notice>
            )
          }
        </Loaded>
        <aside>
          <Notice title={<Trans>Geen bedrijven, geen cijfers over leden</Trans>}>
            <p>
              <Trans>
                Noem in uw tekst geen bedrijven. Een cijfer kiest u uit wat al van uw branche is gepubliceerd;
                wat toen niet te tonen was, is dat hier ook niet.
              </Trans>
            </p>
          </Notice>
        </aside>
      </div>
    </div>
  );
}

function Edited({ shareId, offer }: { shareId: string; offer: ExchangeOffer }) {
  const share = useQuery(shareQuery(shareId));
  return (
    <Loaded query={share} skeleton={<PageSkeleton />} errorTitle={<Trans>Dit stuk kwam niet door</Trans>}>
      {({ data, etag }) =>
        data.draft ? (
          <Panel>
            <ShareForm offer={offer} share={data} etag={etag} />
          </Panel>
        ) : (
          <Notice tone="warn" title={<Trans>Alleen de branche die dit deelt, past het aan</Trans>} />
        )
      }
    </Loaded>
  );
}

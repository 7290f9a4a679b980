import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { readAdviserOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { AdviserRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { AskContact } from './AskContact.tsx';
import { ProfileFacts, ProfileStory } from './Profile.tsx';
import { Reviews } from './Reviews.tsx';

/** One adviser: who it is, what it costs, and the way to get in contact. */
export function AdviserPage() {
  const { adviserId } = useParams({ from: '/adviseurs/$adviserId' });
  const adviser = useQuery(readAdviserOptions({ path: { adviserId } }));
  return (
    <Loaded
      query={adviser}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>Dit profiel kwam niet door</Trans>}
    >
      {(found) => <Adviser adviser={found} />}
    </Loaded>
  );
}

function Adviser({ adviser }: { adviser: AdviserRead }) {
  const { t } = useLingui();
  const localized = useLocalized();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={localized(adviser.headline)}
        documentTitle={adviser.name}
        crumbs={[{ label: t`Adviseurs`, to: '/adviseurs' }, { label: adviser.name }]}
        lead={`${adviser.name}, ${adviser.firm}`}
      />
      {adviser.isDemonstration && (
        <div className="mb-8 max-w-2xl">
          <Notice tone="calm" title={t`Verzonnen voorbeeld`}>
            <p>
              <Trans>Deze adviseur bestaat niet. Het profiel laat zien hoe de site werkt.</Trans>
            </p>
          </Notice>
        </div>
      )}
      <div className="columns-main-side">
        <div className="grid content-start gap-10">
          <ProfileStory profile={adviser} />
          <Reviews adviserId={adviser.id} />
        </div>
        <aside className="grid content-start gap-10">
          <AskContact adviser={adviser} />
          <ProfileFacts profile={adviser} />
        </aside>
      </div>
    </div>
  );
}

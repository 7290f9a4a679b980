import { Trans, useLingui } from '@lingui/react/macro';
import { AppLink } from '@/ui/AppLink.tsx';
import { AnchorButton, LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { GROUP_WORDS } from './groups.ts';
import { FirstCalls, HouseRules } from './HouseRules.tsx';
import type { Group } from './openapi.ts';
import { useReference } from './useReference.ts';
import { useTagTitle } from './useTagTitle.ts';

/** Where an integrator starts: the first call, the rules that hold everywhere, and the groups. */
export function ReferencePage() {
  const { t } = useLingui();
  const reference = useReference();
  return (
    <>
      <PageHeader
        title={t`Alles wat hier kan, kan uw systeem ook`}
        documentTitle={t`API`}
        lead={t`De site zelf gebruikt dezelfde API als u. Wat u op het scherm doet, kunt u dus ook programmeren.`}
        actions={
          <>
            <LinkButton to="/api/aan-de-slag" kind="primary">
              <Trans>Koppel in een middag</Trans>
            </LinkButton>
            <AnchorButton href="/v1/openapi.json" kind="secondary" download="slimmer-werken.openapi.json">
              <Trans>Download het OpenAPI-document</Trans>
            </AnchorButton>
            <LinkButton to="/begrippen" kind="secondary">
              <Trans>Bekijk de begrippen</Trans>
            </LinkButton>
          </>
        }
      />
      <FirstCalls />
      <HouseRules />
      <section className="mt-14" aria-labelledby="onderdelen">
        <h2 id="onderdelen">
          <Trans>Onderdelen</Trans>
        </h2>
        <Loaded
          query={reference}
          skeleton={<ListSkeleton rows={10} />}
          errorTitle={<Trans>De beschrijving van de API kwam niet door</Trans>}
        >
          {({ groups }) => <GroupList groups={groups} />}
        </Loaded>
      </section>
    </>
  );
}

function GroupList({ groups }: { groups: readonly Group[] }) {
  const { i18n } = useLingui();
  const titleOf = useTagTitle();
  return (
    <ul className="hairlines mt-6">
      {groups.map(({ tag, operations }) => (
        <li key={tag} className="group-row">
          <AppLink to="/api/$group" params={{ group: tag }}>
            {titleOf(tag)}
          </AppLink>
          <span className="soft">{GROUP_WORDS[tag] && i18n._(GROUP_WORDS[tag].about)}</span>
          <span className="num quiet">{operations.length}</span>
        </li>
      ))}
    </ul>
  );
}

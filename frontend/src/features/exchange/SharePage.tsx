import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ExchangeShareRead, ExchangeText } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { labelOf, useProvinces, useSectors, useThemeName } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Changes } from './Changes.tsx';
import { BASES, type ExchangeRoom, KIND_WORDS, STATUS_WORDS, Told, useTold } from './exchangeWords.tsx';
import { FollowButton } from './FollowButton.tsx';
import { Result } from './Result.tsx';
import { ShareActs } from './ShareActs.tsx';
import { shareQuery } from './shareQuery.ts';

/** What one branch shares: its words, the piece itself, a figure, and what can be done with it. */
export function SharePage({ room }: { room: ExchangeRoom }) {
  const { shareId = '' } = useParams({ strict: false });
  return (
    <Loaded
      query={useQuery(shareQuery(shareId))}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>Dit stuk kwam niet door</Trans>}
    >
      {({ data, etag }) => <Share share={data} etag={etag} room={room} />}
    </Loaded>
  );
}

interface ShareProps {
  share: ExchangeShareRead;
  etag: string | null;
  room: ExchangeRoom;
}

function Share({ share, etag, room }: ShareProps) {
  const { t, i18n } = useLingui();
  const told = useTold();
  const { day } = useFormats();
  const { adoption, origin } = share;
  return (
    <article className="wrap pb-(--section)">
      <PageHeader
        title={told(share.title)}
        crumbs={[{ label: t`Uitwisseling`, to: BASES[room] }, { label: told(share.title) }]}
        lead={<Told text={share.gain} />}
        meta={
          <>
            <span>{i18n._(KIND_WORDS[share.kind])}</span>
            <span>{share.branch}</span>
            {share.sharedAt ? (
              <span>{t`Versie ${share.number} van ${day(share.sharedAt)}`}</span>
            ) : (
              <span>{i18n._(STATUS_WORDS[share.status])}</span>
            )}
            {origin && <span>{t`Overgenomen van ${origin.branch}, versie ${origin.number}`}</span>}
            {share.takenOverBy > 0 && (
              <span>
                <Plural
                  value={share.takenOverBy}
                  one="# branche nam dit over"
                  other="# branches namen dit over"
                />
              </span>
            )}
            {share.isDemonstration && <span>{t`Verzonnen voorbeeld`}</span>}
          </>
        }
        actions={<ShareActs share={share} etag={etag} />}
      />
      {share.status === 'withdrawn' && (
        <Notice tone="warn" title={<Trans>Dit wordt niet meer gedeeld</Trans>}>
          <p>
            <Trans>Wat ervan is overgenomen blijft, met de naam van de branche erbij.</Trans>
          </p>
        </Notice>
      )}
      {adoption && adoption.number < share.number && (
        <Changes shareId={share.id} taken={adoption.number} newest={share.number} />
      )}
      <div className="columns-main-side">
        <div className="grid gap-8">
          <Words title={<Trans>Wat wij deden</Trans>} text={share.did} />
          <Words title={<Trans>Wat het kostte</Trans>} text={share.cost} />
          <Piece share={share} />
          {share.result && <Result result={share.result} />}
        </div>
        <aside className="grid content-start gap-6">
          <Facts share={share} />
          {room === 'branch' && !share.isMine && (
            <FollowButton branchId={share.branchId} name={share.branch} isFollowed={share.isFollowed} />
          )}
        </aside>
      </div>
    </article>
  );
}

function Words({ title, text }: { title: ReactNode; text: ExchangeText | null }) {
  if (!text) return null;
  return (
    <section>
      <h2 className="mb-2 font-semibold text-2xl">{title}</h2>
      <p className="max-w-prose whitespace-pre-line">
        <Told text={text} />
      </p>
    </section>
  );
}

/** The tool or the set-up of the campaign. */
function Piece({ share }: { share: ExchangeShareRead }) {
  const { t } = useLingui();
  const sectors = useSectors();
  const provinces = useProvinces();
  const { tool, campaign } = share;
  if (tool)
    return (
      <section>
        <h2 className="mb-2 font-semibold text-2xl">
          <Trans>Het instrument</Trans>
        </h2>
        <p>
          <AppLink to="/toolbox/$slug" params={{ slug: tool.slug }}>
            <Trans>Lees het instrument in de toolbox</Trans>
          </AppLink>
        </p>
        <p className="quiet">
          <Trans>
            Overgenomen wordt de tekst van versie {tool.number}. Documenten blijven bij het instrument zelf.
          </Trans>
        </p>
      </section>
    );
  if (!campaign) return null;
  const everyone = t`Alle leden`;
  return (
    <section>
      <h2 className="mb-4 font-semibold text-2xl">
        <Trans>De opzet van de campagne</Trans>
      </h2>
      <DefinitionList
        items={[
          { term: t`Waarom zij uitnodigden`, value: <Told text={campaign.purpose} /> },
          { term: t`Hoe lang`, value: <Plural value={campaign.days} one="# dag" other="# dagen" /> },
          {
            term: t`Gehoopt op`,
            value: <Plural value={campaign.aim} one="# bedrijf" other="# bedrijven" />,
          },
          {
            term: t`Voor welke leden`,
            value:
              [
                campaign.section && labelOf(sectors, campaign.section),
                campaign.province && labelOf(provinces, campaign.province),
                campaign.sizeClass && t`${campaign.sizeClass} medewerkers`,
              ]
                .filter(Boolean)
                .join(', ') || everyone,
          },
          {
            term: t`Vragenlijst`,
            value: campaign.isModule
              ? t`Met een eigen module. U neemt over met de vragenlijst van het programma.`
              : t`Van het programma`,
          },
        ]}
      />
    </section>
  );
}

function Facts({ share }: { share: ExchangeShareRead }) {
  const { t } = useLingui();
  const themeName = useThemeName();
  const sectors = useSectors();
  return (
    <DefinitionList
      items={[
        { term: t`Thema`, value: share.themes.map(themeName).join(', ') },
        {
          term: t`Sector`,
          value: share.sectors.map((code) => labelOf(sectors, code)).join(', ') || t`Alle sectoren`,
        },
      ]}
    />
  );
}

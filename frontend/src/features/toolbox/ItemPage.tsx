import './toolbox.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { readToolboxItemOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ToolboxItemRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { labelOf, useSectors, useThemeName } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { DocumentList } from '@/ui/documents/DocumentList.tsx';
import { EvidenceLabel, type EvidenceLevel } from '@/ui/EvidenceLabel.tsx';
import { Markdown } from '@/ui/Markdown.tsx';
import { Money } from '@/ui/Money.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ParticipationLadder } from '@/ui/ParticipationLadder.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { AdoptPanel } from './AdoptPanel.tsx';
import { Experiences } from './Experiences.tsx';
import { ItemRow } from './ItemRow.tsx';
import { ReviewNotices } from './ReviewNotices.tsx';
import { successorOf } from './successor.ts';
import { UsePanel } from './UsePanel.tsx';
import { KIND_WORDS, SIZE_WORDS } from './words.ts';

/** One tool: what it is, what it takes, its steps and its worksheet. */
export function ItemPage() {
  const { slug } = useParams({ from: '/toolbox/$slug' });
  const { vervangt } = useSearch({ from: '/toolbox/$slug' });
  const item = useQuery(readToolboxItemOptions({ path: { slug } }));
  const successor = successorOf(item.error);
  if (successor)
    return <Navigate to="/toolbox/$slug" params={{ slug: successor }} search={{ vervangt: slug }} replace />;
  return (
    <Loaded
      query={item}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>Dit instrument kwam niet door</Trans>}
    >
      {(found) => <Item item={found} replaces={vervangt} />}
    </Loaded>
  );
}

function Item({ item, replaces }: { item: ToolboxItemRead; replaces: string | undefined }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const title = localized(item.title);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={title}
        crumbs={[{ label: t`Toolbox`, to: '/toolbox' }, { label: title }]}
        lead={localized(item.summary)}
        meta={
          <>
            <span>{i18n._(KIND_WORDS[item.kind])}</span>
            <Themes codes={item.themes} />
            {item.isOutdated && (
              <Pill tone="warn" mark="warn">
                <Trans>Verouderd</Trans>
              </Pill>
            )}
          </>
        }
      />
      <ReviewNotices item={item} replaces={replaces} />
      <div className="columns-main-side">
        <div className="grid content-start gap-12">
          <Markdown text={localized(item.body)} className="tool-body" />
          {item.worksheet && <Worksheet item={item} />}
          {item.attachments.length > 0 && (
            <section className="print-hidden">
              <h2 className="mb-3 text-2xl">
                <Trans>Documenten</Trans>
              </h2>
              <DocumentList
                documents={item.attachments}
                href={(file) => `/v1/toolbox-items/${item.slug}/attachments/${file.id}`}
              />
            </section>
          )}
          <Experiences item={item} />
        </div>
        <aside className="grid content-start gap-10">
          <Takes item={item} />
          <section>
            <h2 className="mb-3 text-xl">
              <Trans>Hoeveel medewerkers te zeggen hebben</Trans>
            </h2>
            <ParticipationLadder level={item.participationLevel} />
          </section>
          <section>
            <h2 className="mb-3 text-xl">
              <Trans>Wat wij ervan weten</Trans>
            </h2>
            <EvidenceLabel level={item.evidenceLevel as EvidenceLevel} />
            <p className="soft mt-2 text-sm">{localized(item.evidenceSource)}</p>
          </section>
          <UsePanel slug={item.slug} usedBy={item.usedBy} />
          <AdoptPanel slug={item.slug} />
        </aside>
      </div>
      {item.related.length > 0 && (
        <section className="print-hidden mt-16">
          <h2 className="text-2xl">
            <Trans>Hier past dit bij</Trans>
          </h2>
          <ul className="hairlines mt-4">
            {item.related.map((other) => (
              <ItemRow key={other.id} item={other} reason={localized(other.reason)} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Themes({ codes }: { codes: readonly string[] }) {
  const themeName = useThemeName();
  return codes.map((code) => (
    <AppLink key={code} to="/themas/$code" params={{ code }}>
      {themeName(code)}
    </AppLink>
  ));
}

function Takes({ item }: { item: ToolboxItemRead }) {
  const { t, i18n } = useLingui();
  const { day, list } = useFormats();
  const sectors = useSectors();
  const { min, max } = item.people;
  return (
    <section>
      <h2 className="mb-3 text-xl">
        <Trans>Wat het vraagt</Trans>
      </h2>
      <DefinitionList
        items={[
          {
            term: t`Tijd van iedereen samen`,
            value: <Plural value={item.effortHours} one="# uur" other="# uur" />,
          },
          {
            term: t`Doorlooptijd`,
            value: <Plural value={item.durationWeeks} one="# week" other="# weken" />,
          },
          {
            term: t`Kosten`,
            value: item.costCents === 0 ? <Trans>geen</Trans> : <Money cents={item.costCents} />,
          },
          {
            term: t`Deelnemers`,
            value: min === max ? <span className="num">{min}</span> : t`${min} tot ${max}`,
          },
          {
            term: t`Sector`,
            value:
              item.sectors.length === 0
                ? t`elke sector`
                : list(item.sectors.map((section) => labelOf(sectors, section))),
          },
          {
            term: t`Medewerkers in het bedrijf`,
            value:
              item.sizeClasses.length === 0
                ? t`elk aantal`
                : list(item.sizeClasses.map((size) => i18n._(SIZE_WORDS[size]))),
          },
        ]}
      />
      <p className="meta mt-4">
        <span>{t`Beheerd door ${item.owner}`}</span>
        {item.origin && <span>{t`Overgenomen van ${item.origin.branch}, versie ${item.origin.number}`}</span>}
        <span>{t`Versie ${item.versionNumber} van ${day(item.publishedAt)}`}</span>
        {item.checkedOn && <span>{t`Nagekeken op ${day(item.checkedOn)}`}</span>}
      </p>
    </section>
  );
}

function Worksheet({ item }: { item: ToolboxItemRead }) {
  const localized = useLocalized();
  return (
    <section id="werkblad" className="panel">
      <div className="mb-5 flex flex-wrap items-start justify-between gap-4">
        <h2 className="text-2xl">
          <Trans>Werkblad</Trans>
        </h2>
        <LinkButton to="/toolbox/$slug/werkblad" params={{ slug: item.slug }} kind="secondary" small>
          <Printer aria-hidden="true" />
          <Trans>Open het blad om te printen</Trans>
        </LinkButton>
      </div>
      <Markdown text={localized(item.worksheet)} />
    </section>
  );
}

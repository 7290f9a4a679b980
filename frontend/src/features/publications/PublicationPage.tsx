import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { readPublicationOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { PublicationRead, RelatedThing } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useThemeName } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { Markdown } from '@/ui/Markdown.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { KIND_WORDS } from './words.ts';

/** One article or piece of news. An address from before gives way to the present one. */
export function PublicationPage() {
  const { slug } = useParams({ from: '/nieuws/$slug' });
  const navigate = useNavigate();
  const publication = useQuery(readPublicationOptions({ path: { slug } }));
  const present = publication.data?.slug;
  useEffect(() => {
    if (present && present !== slug) {
      void navigate({ to: '/nieuws/$slug', params: { slug: present }, replace: true });
    }
  }, [present, slug, navigate]);
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={publication}
        skeleton={<PageSkeleton />}
        errorTitle={<Trans>Dit artikel kwam niet door</Trans>}
      >
        {(found) => <Publication publication={found} />}
      </Loaded>
    </div>
  );
}

function Publication({ publication }: { publication: PublicationRead }) {
  const { t, i18n } = useLingui();
  const say = useLocalized();
  const themeName = useThemeName();
  const { day } = useFormats();
  const title = say(publication.title);
  const minutes = publication.readingMinutes[i18n.locale === 'en' ? 'en' : 'nl'];
  const [latest] = publication.changes;
  return (
    <article>
      <PageHeader
        title={title}
        crumbs={[{ label: t`Nieuws`, to: '/nieuws' }, { label: title }]}
        lead={say(publication.summary)}
        meta={
          <>
            <span>{i18n._(KIND_WORDS[publication.kind])}</span>
            <span>{day(publication.publishedAt)}</span>
            {latest && (
              <span>
                <Trans>gewijzigd op {day(latest.changedAt)}</Trans>
              </span>
            )}
            <span>
              <Plural value={minutes} one="# minuut lezen" other="# minuten lezen" />
            </span>
          </>
        }
      />
      {publication.isDemonstration && (
        <div className="mb-8 max-w-measure">
          <Notice tone="calm" title={<Trans>Verzonnen voorbeeld</Trans>}>
            <p>
              <Trans>
                De bedrijven, mensen en cijfers in dit stuk bestaan niet. Het laat zien wat hier kan staan.
              </Trans>
            </p>
          </Notice>
        </div>
      )}
      <div className="columns-main-side">
        <div className="grid min-w-0 content-start gap-10">
          <Markdown text={say(publication.body)} />
          {publication.changes.length > 0 && (
            <section>
              <h2 className="text-xl">
                <Trans>Wat er is gewijzigd</Trans>
              </h2>
              <ul className="mt-3 grid gap-2">
                {publication.changes.map((change) => (
                  <li key={change.changedAt}>
                    <strong>{day(change.changedAt)}</strong>: {say(change.note)}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <aside className="grid content-start gap-8">
          <section>
            <h2 className="mb-2 text-xl">
              <Trans>Geschreven door</Trans>
            </h2>
            <p>{publication.authors.join(', ')}</p>
            <p className="quiet">{publication.owner}</p>
          </section>
          <section>
            <h2 className="mb-2 text-xl">
              <Trans>Gaat over</Trans>
            </h2>
            <ul className="grid gap-1">
              {publication.themes.map((theme) => (
                <li key={theme}>
                  <AppLink to="/nieuws" search={{ theme }}>
                    {themeName(theme)}
                  </AppLink>
                </li>
              ))}
            </ul>
          </section>
          <Related title={t`Zo begint u zelf`} base="/toolbox" things={publication.tools} />
          <Related title={t`Zo deden anderen het`} base="/praktijk" things={publication.practices} />
          <section className="no-print grid justify-items-start gap-3">
            <LinkButton to="/nieuwsbrief" kind="secondary">
              <Trans>Krijg dit soort stukken per mail</Trans>
            </LinkButton>
          </section>
        </aside>
      </div>
    </article>
  );
}

interface RelatedProps {
  title: string;
  base: '/toolbox' | '/praktijk';
  things: readonly RelatedThing[];
}

function Related({ title, base, things }: RelatedProps) {
  const say = useLocalized();
  return things.length === 0 ? null : (
    <section>
      <h2 className="mb-2 text-xl">{title}</h2>
      <ul className="grid gap-1">
        {things.map((thing) => (
          <li key={thing.slug}>
            <AppLink to={`${base}/${thing.slug}`}>{say(thing.title)}</AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

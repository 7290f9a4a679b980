import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { readPracticeOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { LocalizedText, PracticeRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useThemeName } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { Markdown } from '@/ui/Markdown.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Shape } from '@/ui/Shape.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** One practice: the story, both voices, and the figures before and after. */
export function PracticePage() {
  const { slug } = useParams({ from: '/praktijk/$slug' });
  const practice = useQuery(readPracticeOptions({ path: { slug } }));
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={practice}
        skeleton={<ListSkeleton rows={6} />}
        errorTitle={<Trans>Het voorbeeld kwam niet door</Trans>}
      >
        {(found) => <Story practice={found} />}
      </Loaded>
    </div>
  );
}

function Story({ practice }: { practice: PracticeRead }) {
  const { t } = useLingui();
  const say = useLocalized();
  const themeName = useThemeName();
  const { number } = useFormats();
  const parts: [string, LocalizedText][] = [
    [t`Waarom zij begonnen`, practice.reason],
    [t`Wat zij deden`, practice.approach],
    [t`Hoe medewerkers meededen`, practice.participation],
    [t`Wat het opleverde`, practice.result],
    [t`Wat zij anderen meegeven`, practice.lessons],
  ];
  return (
    <article>
      <PageHeader
        title={say(practice.title)}
        crumbs={[{ label: t`Praktijk`, to: '/praktijk' }, { label: practice.companyName }]}
        lead={say(practice.summary)}
        meta={[
          practice.companyName,
          practice.place,
          practice.employees === null ? null : t`${number(practice.employees)} medewerkers`,
          String(practice.year),
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      {practice.isFictitious && (
        <div className="mb-8 max-w-measure">
          <Notice tone="calm" title={<Trans>Dit voorbeeld is verzonnen</Trans>}>
            <p>
              <Trans>Bedrijf, mensen en cijfers bestaan niet. Het laat zien hoe een aanpak kan lopen.</Trans>
            </p>
          </Notice>
        </div>
      )}
      <div className="columns-main-side">
        <div className="grid min-w-0 content-start gap-9">
          {parts.map(([title, text]) => (
            <section key={title} className="grid gap-3">
              <h2 className="text-2xl">{title}</h2>
              <Markdown text={say(text)} />
            </section>
          ))}
          <p className="quiet">{t`Bron: ${say(practice.source)}`}</p>
        </div>
        <aside className="grid content-start gap-9" aria-label={t`Stemmen en cijfers`}>
          {practice.quotes.map((quote) => (
            <figure key={say(quote.text)} className="grid grid-cols-[1.25rem_1fr] gap-x-3">
              <span className="pt-1.5">
                <Shape of={quote.side === 'management' ? 'management' : 'employees'} />
              </span>
              <blockquote className="text-lg">“{say(quote.text)}”</blockquote>
              <figcaption className="quiet col-start-2 mt-1">
                {say(quote.who)}, {quote.side === 'management' ? t`leiding` : t`medewerker`}
              </figcaption>
            </figure>
          ))}
          {practice.figures.length > 0 && (
            <section className="grid gap-4">
              <h2 className="text-xl">
                <Trans>Voor en na</Trans>
              </h2>
              <dl className="definitions definitions-stacked">
                {practice.figures.map((figure) => (
                  <div key={say(figure.label)}>
                    <dt>{say(figure.label)}</dt>
                    <dd className="figure-mid">
                      {number(figure.before)} → {number(figure.after)} {say(figure.unit)}
                    </dd>
                  </div>
                ))}
              </dl>
              <EvidenceLabel level={0} />
              <p className="quiet">
                <Trans>Het verhaal van één bedrijf. Het zegt niet wat u kunt verwachten.</Trans>
              </p>
            </section>
          )}
          <section className="grid justify-items-start gap-3">
            <h2 className="text-xl">
              <Trans>Zelf beginnen</Trans>
            </h2>
            <ul className="grid gap-1">
              {practice.themes.map((theme) => (
                <li key={theme}>
                  <AppLink to="/toolbox" search={{ theme }}>
                    {t`Instrumenten bij ${themeName(theme)}`}
                  </AppLink>
                </li>
              ))}
            </ul>
            <LinkButton to="/scan" kind="secondary">
              <Trans>Doe de quickscan</Trans>
            </LinkButton>
          </section>
        </aside>
      </div>
    </article>
  );
}

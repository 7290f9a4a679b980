import { Trans, useLingui } from '@lingui/react/macro';
import type { LocalizedText, PracticeRead } from '@/api/types.gen.ts';
import { textIn } from '@/lib/localized.ts';
import { useThemeName } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { Markdown } from '@/ui/Markdown.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { ParticipationLadder } from '@/ui/ParticipationLadder.tsx';
import { Shape } from '@/ui/Shape.tsx';
import { Figures } from './Figures.tsx';

/** Everything that is read below the title, of a published practice or of one in the making. */
export type Told = Omit<PracticeRead, 'id' | 'slug' | 'publishedAt'>;

interface StoryProps {
  practice: Told;
  language: string;
}

/** The story as everybody reads it; editors and the company see the same before it is published. */
export function Story({ practice, language }: StoryProps) {
  const { t } = useLingui();
  const say = (text: LocalizedText) => textIn(language, text);
  const parts: [string, LocalizedText][] = [
    [t`Waarom zij begonnen`, practice.reason],
    [t`Wat zij deden`, practice.approach],
    [t`Hoe medewerkers meededen`, practice.participation],
    [t`Wat het opleverde`, practice.result],
    [t`Wat zij anderen meegeven`, practice.lessons],
  ];
  return (
    <>
      {practice.isFictitious && (
        <div className="mb-8 max-w-measure">
          <Notice tone="calm" title={<Trans>Dit voorbeeld is verzonnen</Trans>}>
            <p>
              <Trans>Bedrijf, mensen en cijfers bestaan niet. Het laat zien hoe een aanpak kan lopen.</Trans>
            </p>
          </Notice>
        </div>
      )}
      {language === 'en' && !practice.isTranslated && (
        <p className="soft mb-6">
          <Trans>Dit verhaal is deels alleen in het Nederlands verteld.</Trans>
        </p>
      )}
      <div className="columns-main-side" lang={language}>
        <div className="grid min-w-0 content-start gap-9">
          {parts.map(([title, text]) => (
            <section key={title} className="grid gap-3">
              <h2 className="text-2xl">{title}</h2>
              <Markdown text={say(text)} />
              {text === practice.participation && practice.participationLevel && (
                <ParticipationLadder level={practice.participationLevel} />
              )}
            </section>
          ))}
          <p className="quiet">{t`Bron: ${say(practice.source)}`}</p>
        </div>
        <aside className="grid min-w-0 content-start gap-9" aria-label={t`Stemmen en cijfers`}>
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
            <Figures figures={practice.figures} isFictitious={practice.isFictitious} language={language} />
          )}
          <Begin practice={practice} say={say} />
        </aside>
      </div>
    </>
  );
}

function Begin({ practice, say }: { practice: Told; say: (text: LocalizedText) => string }) {
  const { t } = useLingui();
  const themeName = useThemeName();
  return (
    <>
      {practice.tools.length > 0 && (
        <section className="grid gap-3">
          <h2 className="text-xl">
            <Trans>Hiermee werkten zij</Trans>
          </h2>
          <ul className="grid gap-1">
            {practice.tools.map((tool) => (
              <li key={tool.slug}>
                <AppLink to="/toolbox/$slug" params={{ slug: tool.slug }}>
                  {say(tool.title)}
                </AppLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="grid justify-items-start gap-3">
        <h2 className="text-xl">
          <Trans>Lijkt dit op u?</Trans>
        </h2>
        <p className="soft">
          <Trans>De quickscan laat in tien minuten zien waar u zou kunnen beginnen.</Trans>
        </p>
        <LinkButton to="/scan" kind="secondary">
          <Trans>Doe de quickscan</Trans>
        </LinkButton>
        <ul className="grid gap-1">
          {practice.themes.map((theme) => (
            <li key={theme}>
              <AppLink to="/toolbox" search={{ theme }}>
                {t`Instrumenten bij ${themeName(theme)}`}
              </AppLink>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

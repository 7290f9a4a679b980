import { useLingui } from '@lingui/react/macro';
import type { PracticeVersionRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Markdown } from '@/ui/Markdown.tsx';

type Language = 'nl' | 'en';

/** A part of a story in words, for setting two of them next to each other. */
export interface Part {
  label: string;
  nl: string;
  en: string;
}

/** Gives every part of a version that is read, in both languages. */
export function useParts() {
  const { t } = useLingui();
  const { number } = useFormats();
  return (version: PracticeVersionRead): Part[] => {
    const list = (of: (language: Language) => string[]) => ({
      nl: of('nl').join('\n'),
      en: of('en').join('\n'),
    });
    const company = version.companyDescription ?? { nl: version.companyName, en: version.companyName };
    return [
      { label: t`Bedrijf`, ...company },
      { label: t`Titel`, ...version.title },
      { label: t`Samenvatting`, ...version.summary },
      { label: t`Waarom zij begonnen`, ...version.reason },
      { label: t`Wat zij deden`, ...version.approach },
      { label: t`Hoe medewerkers meededen`, ...version.participation },
      { label: t`Wat het opleverde`, ...version.result },
      { label: t`Wat zij anderen meegeven`, ...version.lessons },
      {
        label: t`Cijfers`,
        ...list((language) =>
          version.figures.map(
            (figure) =>
              `- ${figure.label[language]}: ${number(figure.before)} → ${number(figure.after)} ${figure.unit[language]}`,
          ),
        ),
      },
      {
        label: t`Uitspraken`,
        ...list((language) =>
          version.quotes.map((quote) => `- ${quote.who[language]}: “${quote.text[language]}”`),
        ),
      },
      {
        label: t`Instrumenten`,
        ...list((language) => version.tools.map((tool) => `- ${tool.title[language]}`)),
      },
    ];
  };
}

interface SideBySideProps {
  left: string;
  right: string;
  rows: readonly { label: string; left: string; right: string }[];
}

/** Two texts next to each other, part by part; under each other on a narrow screen. */
export function SideBySide({ left, right, rows }: SideBySideProps) {
  return (
    <div className="grid gap-8">
      {rows.map((row) => (
        <section key={row.label} className="grid gap-x-10 gap-y-3 md:grid-cols-2">
          <h3 className="text-lg md:col-span-2">{row.label}</h3>
          {[
            [left, row.left],
            [right, row.right],
          ].map(([heading = '', text = '']) => (
            <div key={heading} className="min-w-0">
              <p className="kicker mb-1">{heading}</p>
              {text ? <Markdown text={text} /> : <p className="quiet">–</p>}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

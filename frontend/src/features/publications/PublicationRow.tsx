import { Trans, useLingui } from '@lingui/react/macro';
import type { PublicationSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useThemeName } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { KIND_WORDS } from './words.ts';

/** One article or piece of news in the list. */
export function PublicationRow({ publication }: { publication: PublicationSummary }) {
  const { i18n } = useLingui();
  const say = useLocalized();
  const themeName = useThemeName();
  const { day } = useFormats();
  return (
    <li className="grid gap-x-10 gap-y-2 py-6 md:grid-cols-[1fr_13rem]">
      <div className="grid min-w-0 content-start gap-2">
        <h2 className="text-xl">
          <AppLink to={`/nieuws/${publication.slug}`}>{say(publication.title)}</AppLink>
        </h2>
        <p className="soft max-w-measure">{say(publication.summary)}</p>
        <p className="meta">
          {publication.themes.map((theme) => (
            <span key={theme}>{themeName(theme)}</span>
          ))}
        </p>
      </div>
      <div className="grid content-start justify-items-start gap-1">
        <p className="font-semibold">{day(publication.publishedAt)}</p>
        <p className="quiet">
          {i18n._(KIND_WORDS[publication.kind])}, {publication.owner}
        </p>
        {publication.isDemonstration && (
          <Pill tone="calm">
            <Trans>Verzonnen voorbeeld</Trans>
          </Pill>
        )}
      </div>
    </li>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listThemesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ThemeRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { Icon } from '@/ui/Icon.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { FieldPanel } from '@/ui/Panel.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { pictureOf } from './words.ts';

/** The eight themes of working smarter: each with what it is and a question that shows where it pinches. */
export function ThemesPage() {
  const { t } = useLingui();
  const themes = useQuery({ ...listThemesOptions(), staleTime: 3_600_000 });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Acht manieren om werk slimmer te organiseren`}
        documentTitle={t`Thema's`}
        lead={
          <Trans>
            De scan kijkt naar deze acht thema's. Per thema leest u wat het is, hoe u deze maand begint, welke
            instrumenten er zijn en hoe anderen het deden.
          </Trans>
        }
      />
      <Loaded
        query={themes}
        skeleton={<ListSkeleton rows={8} />}
        errorTitle={<Trans>De thema's kwamen niet door</Trans>}
      >
        {({ items }) => (
          <ul className="grid gap-x-16 lg:grid-cols-2">
            {items.map((theme) => (
              <ThemeRow key={theme.code} theme={theme} />
            ))}
          </ul>
        )}
      </Loaded>
      <div className="mt-16">
        <FieldPanel
          kicker={<Trans>Weet u niet waar te beginnen?</Trans>}
          title={<Trans>Zestien stellingen wijzen het aan</Trans>}
          aside={<Pictogram theme="together" />}
          actions={
            <LinkButton to="/scan" kind="accent">
              <Trans>Doe de quickscan</Trans>
              <Icon name="arrow" />
            </LinkButton>
          }
        >
          <p className="lead max-w-[54ch]">
            <Trans>In vier minuten ziet u op welk thema bij u het meest te winnen is. Zonder account.</Trans>
          </p>
        </FieldPanel>
      </div>
    </div>
  );
}

function ThemeRow({ theme }: { theme: ThemeRead }) {
  const localized = useLocalized();
  const question = theme.questions[0];
  return (
    <li className="grid grid-cols-[3rem_minmax(0,1fr)] content-start gap-x-5 border-line border-t py-6 sm:grid-cols-[4.5rem_minmax(0,1fr)]">
      <Pictogram theme={pictureOf(theme.code)} className="size-12 sm:size-18" />
      <div className="grid gap-2">
        <h2 className="text-xl">
          <AppLink to="/themas/$code" params={{ code: theme.code }}>
            {localized(theme.name)}
          </AppLink>
        </h2>
        <p className="soft">{localized(theme.meaning)}</p>
        {question && <p className="quiet text-sm">“{localized(question)}”</p>}
      </div>
    </li>
  );
}

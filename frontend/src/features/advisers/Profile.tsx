import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { AdviserKind, LocalizedText, Theme } from '@/api/types.gen.ts';
import { PinMap } from '@/charts/ProvinceMap.tsx';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { labelOf, useProvinces, useSectors, useThemeName } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Markdown } from '@/ui/Markdown.tsx';
import { Rate } from './AdviserRow.tsx';
import { AnswerSpeed } from './AnswerSpeed.tsx';
import { ADVISER_KIND_WORDS, LANGUAGE_WORDS } from './words.ts';

/** What of a profile is shown: to everybody, and to the adviser as a preview. */
export interface ShownProfile {
  firm: string;
  kind: AdviserKind;
  bio: LocalizedText;
  methods: readonly LocalizedText[];
  themes: readonly Theme[];
  sectors: readonly string[];
  provinces: readonly string[];
  languages: readonly string[];
  rateCents: number;
  freeHours: number;
  hoursPerMonth: number;
  accreditedUntil?: string | null;
  firmAccreditedUntil?: string | null;
  answeredReferrals?: number;
  unansweredReferrals?: number;
  medianAnswerDays?: number | null;
}

/** The adviser's own words. */
export function ProfileStory({ profile }: { profile: ShownProfile }) {
  const localized = useLocalized();
  const themeName = useThemeName();
  return (
    <div className="grid content-start gap-10">
      <Markdown text={localized(profile.bio)} />
      <section>
        <h2 className="mb-3 text-2xl">
          <Trans>Waar het over gaat</Trans>
        </h2>
        <ul className="flex flex-wrap gap-2">
          {profile.themes.map((theme) => (
            <li key={theme}>
              <AppLink to="/themas/$code" params={{ code: theme }} className="chip">
                {themeName(theme)}
              </AppLink>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className="mb-3 text-2xl">
          <Trans>Zo wordt er gewerkt</Trans>
        </h2>
        <ul className="hairlines">
          {profile.methods.map((method) => (
            <li key={method.nl} className="py-3">
              {localized(method)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** The facts of a profile, line by line, and where the adviser comes. */
export function ProfileFacts({ profile, withMap = true }: { profile: ShownProfile; withMap?: boolean }) {
  const { t, i18n } = useLingui();
  const { list, day } = useFormats();
  const provinces = useProvinces();
  const sectors = useSectors();
  const where = list(profile.provinces.map((code) => labelOf(provinces, code)));
  const median = profile.medianAnswerDays;
  return (
    <section>
      <DefinitionList
        items={[
          { term: t`Kosten, zonder btw`, value: <Rate adviser={profile} /> },
          {
            term: t`Ruimte`,
            value:
              profile.hoursPerMonth === 0 ? (
                <Trans>nu geen</Trans>
              ) : (
                <Plural value={profile.hoursPerMonth} one="# uur per maand" other="# uur per maand" />
              ),
          },
          ...(median === undefined
            ? []
            : [
                {
                  term: t`Antwoordt meestal binnen`,
                  value: (
                    <AnswerSpeed
                      speed={{
                        medianAnswerDays: median,
                        answeredReferrals: profile.answeredReferrals ?? 0,
                        unansweredReferrals: profile.unansweredReferrals ?? 0,
                      }}
                    />
                  ),
                },
              ]),
          { term: t`Werkt voor`, value: `${profile.firm}, ${i18n._(ADVISER_KIND_WORDS[profile.kind])}` },
          {
            term: t`Sectoren`,
            value:
              profile.sectors.length === 0
                ? t`elke sector`
                : list(profile.sectors.map((section) => labelOf(sectors, section))),
          },
          {
            term: t`Talen`,
            value: list(
              profile.languages.map((code) => {
                const word = LANGUAGE_WORDS[code];
                return word ? i18n._(word) : code;
              }),
            ),
          },
          ...(profile.accreditedUntil
            ? [{ term: t`Erkend door Syntens tot en met`, value: day(profile.accreditedUntil) }]
            : []),
          ...(profile.firmAccreditedUntil
            ? [{ term: t`Bureau erkend tot en met`, value: day(profile.firmAccreditedUntil) }]
            : []),
        ]}
      />
      <div className="mt-6 grid max-w-72 gap-2">
        {withMap && (
          <PinMap
            pins={profile.provinces.map((code) => ({ key: code, label: '✓', province: code }))}
            description={t`Kaart van Nederland met de provincies waar deze adviseur komt: ${where}.`}
          />
        )}
        <p className="soft text-sm">
          <Trans>Komt in {where}</Trans>
        </p>
      </div>
    </section>
  );
}

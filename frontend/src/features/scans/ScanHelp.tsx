import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ScanRecommendations } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Avatar } from '@/ui/Avatar.tsx';
import { AllPractices, PracticeList } from './PracticeList.tsx';
import { VoucherOutlook } from './VoucherOutlook.tsx';

/** Help that fits the result: tools, practices, advisers and a voucher, each with its reason. */
export function ScanHelp({ help }: { help: ScanRecommendations }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const { money } = useFormats();
  if (!help.theme) return null;
  const { toolsTotal, advisersTotal } = help;
  const filters = (from: ScanRecommendations['allTools']) => ({
    theme: help.theme ?? undefined,
    sector: from?.sector,
    sizeClass: from?.sizeClass ?? undefined,
  });
  return (
    <section className="mt-(--section)" id="hulp">
      <h2>
        <Trans>Hulp die bij deze uitkomst past</Trans>
      </h2>
      <p className="soft mt-2">
        <Trans>
          Bij elk staat waarom. Lees <AppLink to="/hoe-wij-kiezen">hoe wij kiezen</AppLink>: niemand betaalt
          voor een plaats.
        </Trans>
      </p>
      <div className="columns-text mt-8 lg:grid-cols-[7fr_5fr]">
        <div>
          <h3>
            <Trans>Zelf aan de slag</Trans>
          </h3>
          {help.tools.length > 0 ? (
            <ul className="hairlines mt-4">
              {help.tools.map((tool) => (
                <li key={tool.id} className="grid gap-1 py-4">
                  <p className="flex flex-wrap justify-between gap-x-6">
                    <AppLink to="/toolbox/$slug" params={{ slug: tool.slug }} className="font-semibold">
                      {localized(tool.title)}
                    </AppLink>
                    <span className="quiet num text-sm">{t`${tool.effortHours} uur`}</span>
                  </p>
                  <p className="soft text-sm">{localized(tool.summary)}</p>
                  <p className="quiet text-sm">{localized(tool.reason)}</p>
                </li>
              ))}
            </ul>
          ) : (
            <p className="soft mt-3">
              <Trans>
                Voor dit thema staat er nog geen instrument in de toolbox dat bij uw bedrijf past.
              </Trans>
            </p>
          )}
          <p className="mt-4">
            <AppLink to="/toolbox" search={filters(help.allTools)}>
              <Plural
                value={toolsTotal}
                _0="Alle instrumenten bij dit thema"
                one="Het ene instrument dat past"
                other="Alle # instrumenten die passen"
              />
            </AppLink>
          </p>
          <h3 className="mt-10">
            <Trans>Zo deden anderen het</Trans>
          </h3>
          <PracticeList practices={help.practices} />
          <AllPractices theme={help.practices.length > 0 ? help.theme : null} />
        </div>
        <div>
          <h3>
            <Trans>Samen met een adviseur</Trans>
          </h3>
          {help.advisers.length > 0 ? (
            <ul className="hairlines mt-4">
              {help.advisers.map((adviser) => (
                <li key={adviser.id} className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 py-4">
                  <Avatar name={adviser.name} />
                  <div>
                    <AppLink
                      to="/adviseurs/$adviserId"
                      params={{ adviserId: adviser.id }}
                      className="font-semibold"
                    >
                      {adviser.name}
                    </AppLink>
                    <p className="soft text-sm">{adviser.firm}</p>
                    <p className="quiet text-sm">{localized(adviser.reason)}</p>
                  </div>
                  <span className="num text-sm">
                    {adviser.freeHours ? (
                      <Trans>{adviser.freeHours} uur gratis</Trans>
                    ) : adviser.rateCents !== null ? (
                      t`${money(adviser.rateCents)} per uur`
                    ) : null}
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="soft mt-3">
              <Trans>Bij dit thema vonden wij nog geen erkende adviseur voor uw sector.</Trans>
            </p>
          )}
          <p className="mt-4">
            <AppLink to="/adviseurs" search={filters(help.allAdvisers)}>
              <Plural
                value={advisersTotal}
                _0="Vergelijk adviseurs"
                one="Vergelijk adviseurs: er past er een"
                other="Vergelijk alle # adviseurs die passen"
              />
            </AppLink>
          </p>
          <VoucherOutlook theme={help.theme} />
        </div>
      </div>
    </section>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { ToolEffect } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';

const BANDS = ['likely', 'undistinguished', 'adverse'] as const;

/** Tools in bands, by name within a band: never a place in an order. */
export function WhatWorks({ tools }: { tools: readonly ToolEffect[] }) {
  const { t } = useLingui();
  const { number, signed } = useFormats();
  const say = useLocalized();
  const names = {
    likely: t`Werkt waarschijnlijk`,
    undistinguished: t`Nog niet te onderscheiden`,
    adverse: t`Werkt waarschijnlijk averechts`,
  };
  return (
    <div className="grid gap-8">
      {BANDS.map((band) => {
        const inside = tools
          .filter((tool) => tool.band === band)
          .sort((one, other) => say(one.name).localeCompare(say(other.name)));
        if (inside.length === 0) return null;
        return (
          <section key={band} aria-labelledby={`band-${band}`}>
            <h3 id={`band-${band}`}>{names[band]}</h3>
            <ul className="mt-3 grid gap-3">
              {inside.map((tool) => (
                <li key={tool.slug} className="grid gap-1">
                  <AppLink to={`/toolbox/${tool.slug}`}>{say(tool.name)}</AppLink>
                  <span className="meta">
                    <span>{t`${number(tool.users)} bedrijven`}</span>
                    <span>
                      {tool.low === null || tool.high === null ? (
                        <Trans>Vanaf dertig bedrijven staat hier een marge</Trans>
                      ) : (
                        t`Productiviteit: ${signed(tool.low)} tot ${signed(tool.high)} %`
                      )}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

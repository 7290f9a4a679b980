import { Trans } from '@lingui/react/macro';
import { useLocalized } from '@/lib/localized.ts';
import { EvidenceLabel, type EvidenceLevel } from '@/ui/EvidenceLabel.tsx';
import { WhatWorks } from '@/ui/effects/WhatWorks.tsx';
import { Skeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useNewestRelease } from './useNewestRelease.ts';

/** Which tools work, in bands; or why that cannot be said yet. */
export function WhatWorksSection() {
  const newest = useNewestRelease();
  const say = useLocalized();
  return (
    <section className="band-surface" aria-labelledby="what-works">
      <div className="wrap section columns-text columns-5-7">
        <div className="prose">
          <h2 id="what-works">
            <Trans>Welke instrumenten werken?</Trans>
          </h2>
          <p className="soft">
            <Trans>
              Wij kijken wat er met de productiviteit gebeurt na het eerste gebruik van een instrument uit de
              toolbox. Een ranglijst maken wij niet: die zou vooral toeval tonen.
            </Trans>
          </p>
          {newest.data?.toolsEvidence && newest.data.tools.length > 0 && (
            <p>
              <EvidenceLabel level={newest.data.toolsEvidence.level as EvidenceLevel} />
            </p>
          )}
        </div>
        <Loaded
          query={newest}
          skeleton={<Skeleton className="h-40 w-full" />}
          errorTitle={<Trans>Wat werkt, kwam niet door</Trans>}
        >
          {(release) =>
            release && release.tools.length > 0 ? (
              <WhatWorks tools={release.tools} />
            ) : (
              <div className="panel grid gap-3">
                <h3>
                  <Trans>Dat is nog niet te zeggen</Trans>
                </h3>
                <p className="soft">
                  {release?.toolsRefusal ? (
                    say(release.toolsRefusal.text)
                  ) : (
                    <Trans>
                      Daarvoor moeten minstens tien bedrijven hetzelfde instrument gebruiken en voor en na het
                      eerste gebruik zijn gemeten.
                    </Trans>
                  )}
                </p>
              </div>
            )
          }
        </Loaded>
      </div>
    </section>
  );
}

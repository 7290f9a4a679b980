import './figures.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listPublishedFiguresOptions } from '@/api/@tanstack/react-query.gen.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Skeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { AllFigures } from './AllFigures.tsx';
import { EffectSection } from './EffectSection.tsx';
import { EvidenceStairs } from './EvidenceStairs.tsx';
import { GrowthSection } from './GrowthSection.tsx';
import { MonitorSection } from './MonitorSection.tsx';
import { NorthRhineSection } from './NorthRhineSection.tsx';
import { ProgressSection } from './ProgressSection.tsx';
import { byCode } from './published.ts';
import { ScenarioSection } from './ScenarioSection.tsx';
import { TargetGroupsSection } from './TargetGroupsSection.tsx';
import { WhatWorksSection } from './WhatWorksSection.tsx';

/** What is known of working smarter, how sure that is, and how far the programme is. */
export function FiguresPage() {
  const { t } = useLingui();
  const figures = useQuery(listPublishedFiguresOptions());
  return (
    <>
      <div className="wrap">
        <PageHeader
          title={t`Wat weten wij over slimmer werken?`}
          documentTitle={t`Cijfers`}
          lead={
            <Trans>
              Bedrijven die slimmer werken, groeiden sneller. Of dat door slimmer werken komt, weten wij nog
              niet zeker. Daarom meet dit programma bij wie meedoet. Bij elk cijfer ziet u hoe zeker het is.
            </Trans>
          }
        />
      </div>
      <ProgressSection />
      <MonitorSection />
      <EffectSection />
      <WhatWorksSection />
      <Loaded
        query={figures}
        skeleton={<FiguresSkeleton />}
        errorTitle={<Trans>De cijfers uit het advies kwamen niet door</Trans>}
      >
        {({ items }) => {
          const published = byCode(items);
          return (
            <>
              <GrowthSection published={published} />
              <EvidenceStairs />
              <TargetGroupsSection published={published} />
              <NorthRhineSection published={published} />
              <ScenarioSection published={published} />
              <AllFigures figures={items} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function FiguresSkeleton() {
  return (
    <div className="wrap section columns-text columns-5-7">
      <div className="grid content-start gap-4">
        <Skeleton className="h-10 w-3/4" />
        <Skeleton className="h-24 w-full" />
      </div>
      <Skeleton className="h-80 w-full" />
    </div>
  );
}

import './programme.css';
import { EvidenceSection } from './EvidenceSection.tsx';
import { ForDevelopers } from './ForDevelopers.tsx';
import { PracticeStory } from './PracticeStory.tsx';
import { RouteSteps } from './RouteSteps.tsx';
import { TargetGroups } from './TargetGroups.tsx';

/** What follows on the home below the first screen: the route, what is known, a practice, the three groups, developers. */
export default function ProgrammeBelow() {
  return (
    <>
      <RouteSteps />
      <EvidenceSection />
      <PracticeStory />
      <TargetGroups />
      <ForDevelopers />
    </>
  );
}

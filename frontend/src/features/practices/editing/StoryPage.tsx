import { NewPracticePage } from './NewPracticePage.tsx';
import { PracticeVersionPage } from './PracticeVersionPage.tsx';

/** A story in a room, or the page to write a new one: one address serves both, as four rooms have it. */
export function StoryPage({ base, versionId }: { base: string; versionId: string }) {
  return versionId === 'nieuw' ? (
    <NewPracticePage base={base} />
  ) : (
    <PracticeVersionPage base={base} versionId={versionId} />
  );
}

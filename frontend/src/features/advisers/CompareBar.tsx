import './advisers.css';
import { Plural, Trans } from '@lingui/react/macro';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { MOST_COMPARED } from './useAdviserFilters.ts';

/** Who is chosen to compare; stays in sight below the list. */
export function CompareBar({ ids, onClear }: { ids: readonly string[]; onClear: () => void }) {
  if (ids.length === 0) return null;
  return (
    <div className="compare-bar on-field" role="status">
      <p>
        <Plural value={ids.length} one="# adviseur gekozen" other="# adviseurs gekozen" />
        {ids.length < MOST_COMPARED && (
          <span className="soft">
            {' '}
            <Trans>U vergelijkt er hoogstens drie.</Trans>
          </span>
        )}
      </p>
      <div className="flex flex-wrap gap-3">
        <LinkButton to="/adviseurs/vergelijken" search={{ ids: ids.join(',') }} kind="accent" small>
          <Trans>Zet ze naast elkaar</Trans>
        </LinkButton>
        <Button kind="quiet" small onClick={onClear}>
          <Trans>Maak leeg</Trans>
        </Button>
      </div>
    </div>
  );
}

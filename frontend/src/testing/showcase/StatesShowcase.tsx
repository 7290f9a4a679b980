import { ConnectionError, ProblemError } from '@/lib/problem.ts';
import { Button } from '@/ui/Button.tsx';
import { ConflictNotice } from '@/ui/ConflictNotice.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { CardsSkeleton, FigureSkeleton, ListSkeleton, TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '@/ui/States.tsx';
import { Shelf } from './Showcase.tsx';

export function StatesShowcase() {
  return (
    <>
      <Shelf title="Leeg">
        <EmptyState title="U hebt nog geen scan gedaan" actions={<Button>Begin met de quickscan</Button>}>
          <p>In vier minuten ziet u waar het werk bij u beter kan.</p>
        </EmptyState>
      </Shelf>
      <Shelf title="Mislukt">
        <ErrorState
          error={new ConnectionError()}
          title="De lijst met adviseurs kwam niet door"
          kept="Uw filters staan er nog."
          onRetry={() => undefined}
        />
        <ErrorState
          error={
            new ProblemError({ title: 'De ronde is gesloten.', detail: 'De ronde sloot op 1 november.' }, 409)
          }
        />
      </Shelf>
      <Shelf title="Iemand anders was eerder">
        <ConflictNotice
          mine={<p>Vier stappen, 60 uur</p>}
          theirs={<p>Vier stappen, 48 uur</p>}
          onKeepMine={() => undefined}
          onTakeTheirs={() => undefined}
        />
      </Shelf>
      <Shelf title="Bladeren">
        <Pagination page={2} pageSize={25} total={64} />
        <Pagination page={1} pageSize={25} total={1000} totalIsMinimum />
      </Shelf>
      <Shelf title="Laden">
        <ListSkeleton rows={2} />
        <TableSkeleton rows={3} />
        <FigureSkeleton />
        <CardsSkeleton cards={3} />
      </Shelf>
    </>
  );
}

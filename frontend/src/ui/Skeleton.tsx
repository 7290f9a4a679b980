import { Trans } from '@lingui/react/macro';

/** One grey shape where something will stand. Give it the size of the real thing: `className="h-6 w-40"`. */
export function Skeleton({ className }: { className: string }) {
  return <span className={`skeleton ${className}`} aria-hidden="true" />;
}

function Loading() {
  return (
    <span className="visually-hidden" role="status">
      <Trans>Wordt geladen</Trans>
    </span>
  );
}

const several = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A list of rows of two lines. */
export function ListSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <div className="hairlines">
      <Loading />
      {several(rows).map((row) => (
        <div key={row} className="grid gap-2 py-4">
          <Skeleton className="h-5 w-2/5" />
          <Skeleton className="h-4 w-4/5" />
        </div>
      ))}
    </div>
  );
}

/** A table with its header. */
export function TableSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div className="hairlines">
      <Loading />
      {several(rows + 1).map((row) => (
        <div key={row} className="grid grid-cols-4 gap-4 py-3">
          {several(4).map((column) => (
            <Skeleton key={column} className={row === 0 ? 'h-3 w-1/2' : 'h-4 w-4/5'} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** A page with a heading, a lead and a column of text. */
export function PageSkeleton() {
  return (
    <div className="wrap page-header grid gap-4">
      <Loading />
      <Skeleton className="h-4 w-40" />
      <Skeleton className="h-12 w-4/5 max-w-2xl" />
      <Skeleton className="h-6 w-3/5 max-w-xl" />
      <Skeleton className="mt-8 h-56 w-full" />
      <Skeleton className="h-5 w-full max-w-2xl" />
      <Skeleton className="h-5 w-4/5 max-w-2xl" />
    </div>
  );
}

/** A chart in its panel. */
export function FigureSkeleton() {
  return (
    <div className="panel grid gap-5">
      <Loading />
      <Skeleton className="h-7 w-3/5" />
      {several(6).map((row) => (
        <Skeleton key={row} className="h-6 w-full" />
      ))}
    </div>
  );
}

/** Cards side by side. */
export function CardsSkeleton({ cards = 6 }: { cards?: number }) {
  return (
    <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
      <Loading />
      {several(cards).map((card) => (
        <div key={card} className="panel grid gap-3">
          <Skeleton className="h-6 w-3/4" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-2/3" />
        </div>
      ))}
    </div>
  );
}

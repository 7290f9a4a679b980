import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useFormats } from '@/lib/format.ts';
import { LinkButton } from './Button.tsx';

interface PaginationProps {
  page: number;
  pageSize: number;
  total: number;
  /** The server stops counting at 1,000. */
  totalIsMinimum?: boolean;
  /** How the address calls the page of this list, where an address holds several lists. */
  param?: string;
}

/** Which part of a list is shown, and the way to the rest. The page stands in the address as `?page=2`. */
export function Pagination({
  page,
  pageSize,
  total,
  totalIsMinimum = false,
  param = 'page',
}: PaginationProps) {
  const { t } = useLingui();
  const { number } = useFormats();
  const last = Math.max(1, Math.ceil(total / pageSize));
  const first = (page - 1) * pageSize + 1;
  const to = totalIsMinimum ? page * pageSize : Math.min(total, page * pageSize);
  const move = (by: number) => (previous: Record<string, unknown>) => ({ ...previous, [param]: page + by });
  if (total === 0) return null;
  return (
    <nav className="pager" aria-label={t`Bladeren`}>
      <p className="quiet">
        {totalIsMinimum ? (
          <Trans>
            {number(first)} tot en met {number(to)} van meer dan {number(total)}
          </Trans>
        ) : last === 1 ? (
          <Plural value={total} one="# resultaat" other="# resultaten" />
        ) : (
          <Trans>
            {number(first)} tot en met {number(to)} van {number(total)}
          </Trans>
        )}
      </p>
      {(last > 1 || totalIsMinimum) && (
        <div className="flex gap-2">
          {page > 1 && (
            <LinkButton to="." search={move(-1)} kind="secondary" small rel="prev">
              <ArrowLeft aria-hidden="true" />
              <Trans>Vorige</Trans>
            </LinkButton>
          )}
          {(page < last || totalIsMinimum) && (
            <LinkButton to="." search={move(1)} kind="secondary" small rel="next">
              <Trans>Volgende</Trans>
              <ArrowRight aria-hidden="true" />
            </LinkButton>
          )}
        </div>
      )}
    </nav>
  );
}

import './developers.css';
import { Outlet, useSearch } from '@tanstack/react-router';
import { Loaded } from '@/ui/States.tsx';
import { ReferenceNav } from './ReferenceNav.tsx';
import { SearchResults } from './SearchResults.tsx';
import { useReference } from './useReference.ts';

/** The API reference: search and groups at the side, a page or what was found beside it. */
export function ReferenceLayout() {
  const reference = useReference();
  const { q } = useSearch({ from: '/api' });
  return (
    <div className="wrap reference">
      <ReferenceNav groups={reference.data?.groups ?? []} />
      <div className="min-w-0">
        {q ? (
          <Loaded query={reference} skeleton={null}>
            {({ groups }) => <SearchResults groups={groups} wish={q} />}
          </Loaded>
        ) : (
          <Outlet />
        )}
      </div>
    </div>
  );
}

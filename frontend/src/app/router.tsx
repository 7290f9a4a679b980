import { createRouter } from '@tanstack/react-router';
import { lazy } from 'react';
import { noteArrival } from '@/lib/arrival.ts';
import type { routeTree } from '@/routeTree.gen.ts';
import type { Room } from './menus/rooms.ts';
import { firstRoutes, mayLearn } from './wholeSite.ts';

const PageFailure = lazy(() => import('./PageFailure.tsx'));
const PageNotFound = lazy(() => import('./PageNotFound.tsx'));

export function makeRouter() {
  const router = createRouter({
    // Of the whole site in its types; what it knows when it begins is less.
    routeTree: firstRoutes() as unknown as typeof routeTree,
    context: { learn: (): Promise<void> => learn() },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: PageFailure,
    defaultNotFoundComponent: PageNotFound,
  });
  const learn = mayLearn(router);
  router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) noteArrival();
  });
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
  interface StaticDataRouteOption {
    /** Decides the header; set by the layout route of a room. */
    room?: Room;
    /** The page reads nothing from the API before it stands, so it need not wait for what that takes. */
    withoutData?: boolean;
  }
}

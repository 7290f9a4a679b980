import { type AnyRouter, createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { Route as home } from '@/routes/index.tsx';
import { AppLayout } from './AppLayout.tsx';

/** The routers that still have to learn the addresses of the site, and how they do. */
const toLearn = new WeakMap<AnyRouter, () => Promise<void>>();

/**
 * What a router begins with: the home, and a place for every other address until the router has learnt them.
 *
 * The addresses of all pages weigh more than the home itself, and whoever opens the home does not need them to read it.
 */
export function firstRoutes() {
  const root = createRootRoute({ component: AppLayout });
  const getParentRoute = () => root;
  const { component, staticData } = home.options;
  const first = createRoute({ getParentRoute, path: '/', component, staticData });
  const elsewhere = createRoute({
    getParentRoute,
    path: '$',
    beforeLoad: async ({ context, location }) => {
      await (context as { learn: () => Promise<void> }).learn();
      throw redirect({ href: location.href, replace: true });
    },
  });
  return root.addChildren([first, elsewhere]);
}

/** Lets this router, which was made with `firstRoutes`, learn every address; once, however often it is asked. */
export function mayLearn(router: AnyRouter): () => Promise<void> {
  let learning: Promise<void> | undefined;
  const learn = () => {
    learning ??= import('@/routeTree.gen.ts').then(
      ({ routeTree }) => {
        // A move that was waiting for the addresses still asks for the place where it began.
        const { '/$': elsewhere } = router.routesById;
        router.update({ ...router.options, routeTree });
        router.routesById['/$'] ??= elsewhere;
        toLearn.delete(router);
      },
      (failure: unknown) => {
        learning = undefined;
        throw failure;
      },
    );
    return learning;
  };
  toLearn.set(router, learn);
  return learn;
}

/** Resolves when this router knows every address of the site; undefined when it does already. */
export function untilWhole(router: AnyRouter): Promise<void> | undefined {
  return toLearn.get(router)?.();
}

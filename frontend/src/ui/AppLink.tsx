import { Link } from '@tanstack/react-router';
import type { ComponentProps, ComponentType } from 'react';

type Search = Record<string, unknown>;

export interface AppLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  to: string;
  params?: Record<string, string>;
  search?: Search | ((previous: Search) => Search) | true;
  hash?: string;
  replace?: boolean;
  resetScroll?: boolean;
  activeOptions?: { exact?: boolean };
}

/** The router's link with an address as plain text, so that features may point at each other's pages. */
export const AppLink = Link as unknown as ComponentType<AppLinkProps>;

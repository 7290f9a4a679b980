import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export interface Destination {
  to: string;
  label: MessageDescriptor;
}

/** The public header stands before the addresses of the site are there, so every page in it has to exist (a test). */
export const PUBLIC_NAV: readonly Destination[] = [
  { to: '/hoe-het-werkt', label: msg`Hoe het werkt` },
  { to: '/scan', label: msg`Scan` },
  { to: '/wegwijzer', label: msg`Wegwijzer` },
  { to: '/toolbox', label: msg`Toolbox` },
  { to: '/adviseurs', label: msg`Adviseurs` },
  { to: '/vouchers', label: msg`Vouchers` },
  { to: '/praktijk', label: msg`Praktijk` },
  { to: '/cijfers', label: msg`Cijfers` },
];

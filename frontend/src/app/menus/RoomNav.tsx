import { useLingui } from '@lingui/react/macro';
import { useRouterState } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { AppLink } from '@/ui/AppLink.tsx';
import type { Destination } from '../publicNav.ts';
import { currentIn, isGroup, type NavEntry, type NavGroup } from './roomNav.ts';

export interface RoomNavProps {
  nav: readonly NavEntry[];
  /** The address of the room's own page, which is current only when one is just there. */
  home: string;
}

/** The menu of a room on a wide screen: a few words, some of which open a list of pages. */
export function RoomNav({ nav, home }: RoomNavProps) {
  const path = usePath();
  const current = currentIn(nav, path, home);
  return (
    <ul className="room-nav">
      {nav.map((entry) =>
        isGroup(entry) ? (
          <Group key={entry.group.id} entry={entry} current={current} path={path} />
        ) : (
          <li key={entry.to}>
            <NavLink destination={entry} home={home} />
          </li>
        ),
      )}
    </ul>
  );
}

/** One word of the menu with the pages behind it; they stay in the page when it is closed, out of sight. */
function Group({
  entry,
  current,
  path,
}: {
  entry: NavGroup;
  current: Destination | undefined;
  path: string;
}) {
  const { i18n } = useLingui();
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLLIElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list closes when the page changes
  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    if (!open) return;
    const onPointer = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);

  const links = () => [...(box.current?.querySelectorAll('a') ?? [])];
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      setOpen(false);
      button.current?.focus();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      // Links out of sight take no focus: the list stands before one of them is asked to.
      flushSync(() => setOpen(true));
      const all = links();
      all[Math.min(all.indexOf(document.activeElement as HTMLAnchorElement) + 1, all.length - 1)]?.focus();
    } else if (event.key === 'ArrowUp' && open) {
      event.preventDefault();
      const all = links();
      (all[all.indexOf(document.activeElement as HTMLAnchorElement) - 1] ?? button.current)?.focus();
    }
  };
  return (
    <li
      ref={box}
      onKeyDown={onKey}
      onBlur={(event) => {
        // Without a next element the window itself lost the focus, and comes back.
        if (event.relatedTarget && !box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        aria-current={current && entry.items.includes(current) ? 'true' : undefined}
        onClick={() => setOpen(!open)}
      >
        {i18n._(entry.group)}
        <ChevronDown aria-hidden="true" />
      </button>
      <ul id={id} className="room-nav-list" hidden={!open}>
        {entry.items.map((item) => (
          <li key={item.to}>
            <NavLink destination={item} onClick={() => setOpen(false)} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The same menu on a phone: everything in one sheet, the groups as headings. */
export function RoomSheet({ nav, home, onChosen }: RoomNavProps & { onChosen: () => void }) {
  const { i18n } = useLingui();
  return (
    <div className="room-sheet">
      {sections(nav).map((section) =>
        Array.isArray(section) ? (
          <ul key={section[0]?.to}>
            {section.map((destination) => (
              <li key={destination.to}>
                <NavLink destination={destination} home={home} onClick={onChosen} />
              </li>
            ))}
          </ul>
        ) : (
          <section key={section.group.id}>
            <h2>{i18n._(section.group)}</h2>
            <ul>
              {section.items.map((destination) => (
                <li key={destination.to}>
                  <NavLink destination={destination} onClick={onChosen} />
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
    </div>
  );
}

/** Pages without a group that stand beside each other make one list. */
function sections(nav: readonly NavEntry[]): (Destination[] | NavGroup)[] {
  const made: (Destination[] | NavGroup)[] = [];
  for (const entry of nav) {
    const last = made.at(-1);
    if (isGroup(entry)) made.push(entry);
    else if (Array.isArray(last)) last.push(entry);
    else made.push([entry]);
  }
  return made;
}

function NavLink({
  destination,
  home,
  onClick,
}: {
  destination: Destination;
  home?: string;
  onClick?: () => void;
}) {
  const { i18n } = useLingui();
  return (
    <AppLink to={destination.to} activeOptions={{ exact: destination.to === home }} onClick={onClick}>
      {i18n._(destination.label)}
    </AppLink>
  );
}

/** Where one is. */
function usePath(): string {
  return useRouterState({ select: (state) => state.location.pathname });
}

/** Whether a sheet is open; it closes when the page changes, and with Escape, which gives the focus back to its button. */
export function useSheet() {
  const path = usePath();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet closes when the page changes
  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open]);
  return { open, button, path, toggle: () => setOpen(!open), close: () => setOpen(false) };
}

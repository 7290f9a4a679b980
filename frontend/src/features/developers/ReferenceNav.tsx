import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { AppLink } from '@/ui/AppLink.tsx';
import { Field } from '@/ui/form/Field.tsx';
import { OperationLinks } from './OperationLinks.tsx';
import type { Group } from './openapi.ts';
import { useTagTitle } from './useTagTitle.ts';

/** Search, and the way to every group; the operations of the group on screen stand under it. */
export function ReferenceNav({ groups }: { groups: readonly Group[] }) {
  const { t } = useLingui();
  const { group: current } = useParams({ strict: false }) as { group?: string };
  const titleOf = useTagTitle();
  return (
    <div className="reference-nav">
      <SearchBox />
      <nav aria-label={t`Onderdelen van de API`}>
        <ul>
          <li>
            <AppLink to="/api" activeOptions={{ exact: true }}>
              <Trans>Zo begint u</Trans>
            </AppLink>
          </li>
          <li>
            <AppLink to="/api/aan-de-slag">
              <Trans>Koppel in een middag</Trans>
            </AppLink>
          </li>
          <li>
            <AppLink to="/api/onderzoek">
              <Trans>Reken een onderzoek door</Trans>
            </AppLink>
          </li>
          {groups.map((group) => (
            <li key={group.tag}>
              <AppLink to="/api/$group" params={{ group: group.tag }}>
                {titleOf(group.tag)}
              </AppLink>
              {group.tag === current && <OperationLinks operations={group.operations} />}
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

/** What is typed stands in the address, so that a search can be sent to somebody. */
function SearchBox() {
  const { t } = useLingui();
  const { q } = useSearch({ from: '/api' });
  const navigate = useNavigate();
  const [text, setText] = useState(q ?? '');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // While somebody types, the address follows the box; otherwise the box follows the address.
    if (document.activeElement !== input.current) setText(q ?? '');
  }, [q]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    // Before the search of the whole site, which has the same keys.
    addEventListener('keydown', onKeyDown, true);
    return () => removeEventListener('keydown', onKeyDown, true);
  }, []);
  return (
    <search>
      <Field id="api-search" label={t`Zoek in de API`}>
        <input
          ref={input}
          id="api-search"
          type="search"
          className="input"
          autoComplete="off"
          spellCheck={false}
          value={text}
          aria-keyshortcuts="Control+K"
          onChange={(event) => {
            const wish = event.target.value;
            setText(wish);
            void navigate({
              to: '.',
              search: wish.trim() ? { q: wish } : {},
              replace: true,
              resetScroll: false,
            });
          }}
        />
      </Field>
      <p className="meta mt-1 only-wide" aria-hidden="true">
        <span>
          <kbd>Ctrl</kbd> <kbd>K</kbd>
        </span>
      </p>
    </search>
  );
}

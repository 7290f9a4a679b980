import './site-search.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useState } from 'react';
import { listSearchSuggestionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { foundAddress } from '@/lib/foundAddress.ts';
import { activeLanguage } from '@/lib/i18n.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Marked } from '@/ui/Marked.tsx';
import { SUBJECT_WORDS } from '@/ui/subjectWords.ts';
import WithData from '../WithData.tsx';

const PAUSE_MS = 150;
const LEAST = 2;

/** The box to search the whole site, in front of the page; arrows choose a suggestion, enter goes there. */
export default function SiteSearch({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog open onClose={onClose} title={t`Zoeken`}>
      <WithData>
        <SearchBox onGone={onClose} />
      </WithData>
    </Dialog>
  );
}

function SearchBox({ onGone }: { onGone: () => void }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(-1);
  const [folded, setFolded] = useState(false);
  const asked = usePause(text.trim());
  const found = useQuery({
    ...listSearchSuggestionsOptions({ query: { q: asked, language: activeLanguage() } }),
    enabled: asked.length >= LEAST,
    placeholderData: keepPreviousData,
  });
  const items = text.trim().length >= LEAST && !folded ? (found.data?.items ?? []) : [];
  const go = (address: string) => {
    onGone();
    void navigate(foundAddress(address) as never);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = items[active];
    if (chosen) go(chosen.address);
    else if (text.trim()) {
      onGone();
      void navigate({ to: '/zoeken', search: { q: text.trim() } } as never);
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && items.length > 0) {
      // First the suggestions go, then the box.
      event.preventDefault();
      event.stopPropagation();
      setFolded(true);
      setActive(-1);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && items.length > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(((active + 1 + step + items.length + 1) % (items.length + 1)) - 1);
    }
  };
  return (
    <form onSubmit={submit} className="site-search">
      <label htmlFor={id} className="field-label">
        <Trans>Waar bent u naar op zoek?</Trans>
      </label>
      <div className="flex gap-2">
        <input
          ref={firstInDialog}
          id={id}
          type="text"
          inputMode="search"
          className="input"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          maxLength={200}
          value={text}
          onKeyDown={press}
          onChange={(event) => {
            setText(event.target.value);
            setActive(-1);
            setFolded(false);
          }}
        />
        <Button type="submit">
          <Search aria-hidden="true" />
          <Trans>Zoek</Trans>
        </Button>
      </div>
      <p className="visually-hidden" role="status">
        {items.length > 0 && t`${items.length} suggesties. Kies er een met de pijltjes.`}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={t`Suggesties`} hidden={items.length === 0}>
        {items.map((item, number) => (
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box listens to the keys
          <div
            key={item.address}
            id={`${id}-${number}`}
            role="option"
            aria-selected={number === active}
            className="site-search-option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => go(item.address)}
          >
            <span>
              <Marked pieces={item.title} />
            </span>
            <span className="quiet">
              {SUBJECT_WORDS[item.subject] ? i18n._(SUBJECT_WORDS[item.subject] as never) : ''}
            </span>
          </div>
        ))}
      </div>
      <p className="quiet text-sm">
        <Trans>Een typefout is niet erg. Met Enter ziet u alle resultaten.</Trans>
      </p>
    </form>
  );
}

/** The browser gives the focus to what carries this when it opens the dialog; React's own `autoFocus` comes too early. */
function firstInDialog(box: HTMLInputElement | null) {
  box?.setAttribute('autofocus', '');
}

/** The text once one stops typing for a moment. */
function usePause(text: string): string {
  const [told, setTold] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setTold(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return told;
}

import { Trans } from '@lingui/react/macro';
import { Search } from 'lucide-react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from './Button.tsx';

const PAUSE_MS = 350;

interface SearchFieldProps {
  label: string;
  placeholder?: string;
  value: string;
  /** Called when one stops typing, and at once on enter. */
  onSearch: (text: string) => void;
}

/** Words to search by; the list beside it follows while one types. */
export function SearchField({ label, placeholder, value, onSearch }: SearchFieldProps) {
  const id = useId();
  const [text, setText] = useState(value);
  const told = useRef(value);
  const timer = useRef(0);
  // The address changed by other means (back, "haal alles weg"): then the box follows.
  useEffect(() => {
    if (value !== told.current) {
      told.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tell = (typed: string) => {
    clearTimeout(timer.current);
    const words = typed.trim();
    if (words === told.current) return;
    told.current = words;
    onSearch(words);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    tell(text);
  };
  return (
    <search>
      <form onSubmit={submit} className="grid max-w-2xl gap-2">
        <label htmlFor={id} className="field-label">
          {label}
        </label>
        <div className="flex gap-2">
          <input
            id={id}
            type="search"
            className="input"
            placeholder={placeholder}
            maxLength={100}
            autoComplete="off"
            value={text}
            onChange={(event) => {
              const typed = event.target.value;
              setText(typed);
              clearTimeout(timer.current);
              timer.current = window.setTimeout(() => tell(typed), PAUSE_MS);
            }}
          />
          <Button type="submit" kind="secondary">
            <Search aria-hidden="true" />
            <Trans>Zoek</Trans>
          </Button>
        </div>
      </form>
    </search>
  );
}

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

export interface Tab {
  key: string;
  label: ReactNode;
  content: ReactNode;
}

interface TabsProps {
  label: string;
  tabs: readonly Tab[];
  /** Chosen from outside, for tabs that stand in the address. */
  chosen?: string;
  onChoose?: (key: string) => void;
}

/** Parts of one thing, one at a time. Arrow keys move between the tabs. */
export function Tabs({ label, tabs, chosen, onChoose }: TabsProps) {
  const [own, setOwn] = useState(tabs[0]?.key);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = chosen ?? own;
  const choose = (key: string) => {
    setOwn(key);
    onChoose?.(key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.key === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + tabs.length) % tabs.length;
    choose(tabs[next]?.key ?? '');
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  const shown = tabs.find((tab) => tab.key === current);
  return (
    <div>
      <div ref={list} role="tablist" aria-label={label} className="tab-list" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab.key === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === current ? 0 : -1}
            className="tab"
            onClick={() => choose(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {shown && (
        <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${shown.key}`} className="tab-panel">
          {shown.content}
        </div>
      )}
    </div>
  );
}

import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { AppLink } from '@/ui/AppLink.tsx';
import { Mark } from '@/ui/Logo.tsx';
import './scans.css';

/** The bar above the pages for employees: whose scan it is, and whether everything is kept. No menu, no sign-in. */
export function AnswerBar({ name, children }: { name?: string | undefined; children?: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className="answer-bar">
      <div className="wrap answer-bar-row">
        {name ? (
          <p className="brand">
            <Mark />
            <span>{name}</span>
          </p>
        ) : (
          <AppLink to="/" className="brand" aria-label={t`Slimmer Werken, naar de voorpagina`}>
            <Mark />
            <span>Slimmer Werken</span>
          </AppLink>
        )}
        {children}
      </div>
    </div>
  );
}

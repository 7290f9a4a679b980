import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useTitle } from '@/lib/title.ts';
import { AppLink } from './AppLink.tsx';
import { PageHeading } from './PageHeading.tsx';

export interface Crumb {
  label: string;
  to?: string;
}

/** The path to this page; the last one is the page itself. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useLingui();
  return (
    <nav className="crumbs" aria-label={t`Kruimelpad`}>
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={crumb.label} aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
            {crumb.to ? <AppLink to={crumb.to}>{crumb.label}</AppLink> : crumb.label}
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface PageHeaderProps {
  /** What the page says: the finding, or what one does here. Also the title of the document. */
  title: string;
  /** A shorter title for the browser tab. */
  documentTitle?: string;
  crumbs?: readonly Crumb[];
  lead?: ReactNode;
  meta?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, documentTitle, crumbs, lead, meta, actions }: PageHeaderProps) {
  useTitle(documentTitle ?? title);
  return (
    <div className="page-header">
      {crumbs && <Breadcrumbs crumbs={crumbs} />}
      <PageHeading>{title}</PageHeading>
      {lead && <p className="lead">{lead}</p>}
      {meta && <p className="meta">{meta}</p>}
      {actions && <div className="no-print mt-6 flex flex-wrap items-center gap-3">{actions}</div>}
    </div>
  );
}

import type { ReactNode } from 'react';
import { AppLink } from '@/ui/AppLink.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import type { ThemeCode } from './answers.ts';
import { THEME_PICTURES } from './themes.ts';
import './scans.css';

interface ThemeRowsProps {
  title: ReactNode;
  rows: readonly { theme: ThemeCode; name: string; text: ReactNode }[];
}

/** A few themes with their drawing and one line each: where one stands strong, or what there is to gain. */
export function ThemeRows({ title, rows }: ThemeRowsProps) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 className="text-xl">{title}</h2>
      <ul className="hairlines mt-3">
        {rows.map((row) => (
          <li key={row.theme} className="theme-row">
            <Pictogram theme={THEME_PICTURES[row.theme]} />
            <div>
              <h3 className="font-sans text-md tracking-normal">
                <AppLink to="/themas/$code" params={{ code: row.theme }}>
                  {row.name}
                </AppLink>
              </h3>
              <p className="soft text-sm">{row.text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

import './review-figures.css';
import { Plural, useLingui } from '@lingui/react/macro';
import type { ReviewFigureRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { QUESTION_WORDS } from './reviewWords.ts';

interface ReviewFiguresProps {
  figures: readonly ReviewFigureRead[];
  /** Of whom the means are: circles of companies, squares of employees, as everywhere. */
  of: 'companies' | 'employees';
}

/** The mean per question on a bar from 1 to 5, with how many it is over. */
export function ReviewFigures({ figures, of }: ReviewFiguresProps) {
  const { i18n, t } = useLingui();
  const { number } = useFormats();
  return (
    <dl className="review-figures">
      {figures.map((figure) => (
        <div key={figure.question} className={of === 'companies' ? 'of-companies' : 'of-employees'}>
          <dt>{i18n._(QUESTION_WORDS[figure.question])}</dt>
          <dd>
            <span className="review-bar" aria-hidden="true">
              <span style={{ width: `${(100 * (figure.mean - 1)) / 4}%` }} />
            </span>
            <strong className="num">
              {t`${number(figure.mean, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} van 5`}
            </strong>
            <span className="quiet text-sm">
              {of === 'companies' ? (
                <Plural value={figure.count} one="# bedrijf" other="# bedrijven" />
              ) : (
                <Plural value={figure.count} one="# medewerker" other="# medewerkers" />
              )}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import type { Language } from './i18n.ts';

const TIME_ZONE = 'Europe/Amsterdam';
const LOCALE: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

type Moment = string | Date;
const asDate = (moment: Moment): Date => (moment instanceof Date ? moment : new Date(moment));
/** A day has no time zone: read at noon UTC it is the same day in Amsterdam. */
const asDay = (day: string): Date => new Date(`${day.slice(0, 10)}T12:00:00Z`);

export interface Formats {
  /** Cents as euro: `€ 5.250`, with cents only when there are any, or always on request. */
  money: (cents: number, options?: { cents?: 'always' | 'auto' }) => string;
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** A share (0.052) as a percentage: `5,2 %`. */
  percent: (share: number, options?: { digits?: number; signed?: boolean }) => string;
  /** With a sign, a real minus: `+5,2`. */
  signed: (value: number, digits?: number) => string;
  /** A day (`2026-11-23`) in full: `23 november 2026`. */
  day: (day: string) => string;
  /** A day without the year: `23 november`. */
  dayShort: (day: string) => string;
  /** With the weekday: `maandag 23 november 2026`. */
  dayLong: (day: string) => string;
  /** A moment, in Dutch time: `23 november 2026, 14:03`. */
  moment: (moment: Moment) => string;
  /** Only the clock: `14:03`. */
  time: (moment: Moment) => string;
  /** How far away: `over 3 dagen`, `2 uur geleden`. */
  relative: (moment: Moment, now?: Date) => string;
  list: (parts: readonly string[]) => string;
}

/** Formatting for one language. Money is integer cents; moments are shown in Dutch time. */
export function formatsFor(language: Language): Formats {
  const locale = LOCALE[language];
  const euro = (digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: 'EUR',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const whole = euro(0);
  const exact = euro(2);
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, ...options });
  const day = date({ day: 'numeric', month: 'long', year: 'numeric' });
  const dayShort = date({ day: 'numeric', month: 'long' });
  const dayLong = date({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const time = date({ hour: '2-digit', minute: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options).format(value).replace('-', '\u2212');
  return {
    money: (cents, options) =>
      (options?.cents === 'always' || cents % 100 !== 0 ? exact : whole)
        .format(cents / 100)
        .replace('-', '\u2212'),
    number,
    percent: (share, options) =>
      `${number(share * 100, {
        maximumFractionDigits: options?.digits ?? 1,
        signDisplay: options?.signed ? 'exceptZero' : 'auto',
      })}${language === 'nl' ? '\u00a0' : ''}%`,
    signed: (value, digits = 1) =>
      number(value, { maximumFractionDigits: digits, signDisplay: 'exceptZero' }),
    day: (value) => day.format(asDay(value)),
    dayShort: (value) => dayShort.format(asDay(value)),
    dayLong: (value) => dayLong.format(asDay(value)),
    moment: (value) => `${day.format(asDate(value))}, ${time.format(asDate(value))}`,
    time: (value) => time.format(asDate(value)),
    relative: (value, now = new Date()) => {
      const minutes = Math.round((asDate(value).getTime() - now.getTime()) / 60_000);
      if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
      if (Math.abs(minutes) < 24 * 60) return relative.format(Math.round(minutes / 60), 'hour');
      return relative.format(Math.round(minutes / (24 * 60)), 'day');
    },
    list: (parts) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts),
  };
}

/** Formatting in the language on screen. */
export function useFormats(): Formats {
  const { i18n } = useLingui();
  return useMemo(() => formatsFor(i18n.locale === 'en' ? 'en' : 'nl'), [i18n.locale]);
}

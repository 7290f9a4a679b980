import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderInApp } from '@/testing/renderInApp.tsx';
import { filledOutline } from './BlockField.tsx';
import { ChangeChart, type ChangeRow, changeOf } from './ChangeChart.tsx';
import { isShown } from './EffectInterval.tsx';
import { Figure } from './Figure.tsx';
import { GapChart, type GapRow, gapOf } from './GapChart.tsx';
import { evenBounds, ProvinceMap, rampStep } from './ProvinceMap.tsx';

const row = (management: number | null, employees: number | null): GapRow => ({
  key: 'a',
  label: 'Taken',
  management,
  employees,
});

describe('the gap', () => {
  it('is employees minus management, in whole points', () => {
    expect(gapOf(row(72.4, 41.2))).toBe(-31);
  });

  it('is not told when one of the two is not shown', () => {
    expect(gapOf(row(72, null))).toBeNull();
  });

  it('is drawn without a square below five answers', async () => {
    const { container } = await renderInApp(
      <GapChart rows={[row(72, null)]} description="Alleen de leiding" />,
    );
    expect(container.querySelectorAll('.mark-staff')).toHaveLength(0);
    expect(container.querySelectorAll('.mark-mgmt').length).toBeGreaterThan(0);
    expect(screen.getAllByRole('img', { name: 'Alleen de leiding' }).length).toBeGreaterThan(0);
  });

  it('names the largest difference, and calls small ones equal', async () => {
    const rows = [row(72, 41), { ...row(63, 64), key: 'b', label: 'Tijden' }];
    const { container } = await renderInApp(<GapChart rows={rows} description="Verschillen" />);
    expect(screen.getAllByText('\u221231').length).toBeGreaterThan(0);
    expect(screen.getAllByText('gelijk').length).toBeGreaterThan(0);
    expect(container.querySelectorAll('.chart-wide .row-highlight')).toHaveLength(1);
  });
});

describe('then and now', () => {
  const both = (before: number | null, now: number | null): ChangeRow => ({
    key: 'a',
    label: 'Taken',
    comparable: true,
    management: { before, now },
    employees: { before: null, now: null },
  });

  it('differ by now minus then, in whole points', () => {
    expect(changeOf({ before: 41.6, now: 60.2 })).toBe(18);
    expect(changeOf({ before: null, now: 60 })).toBeNull();
    expect(changeOf({ before: 60, now: null })).toBeNull();
  });

  it('are an open and a filled mark, and what is not shown says so', async () => {
    const { container } = await renderInApp(<ChangeChart rows={[both(40, 60)]} description="Sinds toen" />);
    expect(container.querySelectorAll('.chart-wide .mark-open')).toHaveLength(1);
    expect(container.querySelectorAll('.chart-wide .mark-mgmt')).toHaveLength(1);
    expect(container.querySelectorAll('.chart-wide .mark-staff')).toHaveLength(0);
    expect(screen.getAllByText('+20').length).toBeGreaterThan(0);
    expect(screen.getAllByText('niet getoond').length).toBeGreaterThan(0);
  });

  it('are not compared when a theme changed: then is not drawn and no difference is told', async () => {
    const row = { ...both(null, 60), comparable: false };
    const { container } = await renderInApp(<ChangeChart rows={[row]} description="Sinds toen" />);
    expect(container.querySelectorAll('.mark-open')).toHaveLength(0);
    expect(screen.getAllByText('niet vergelijkbaar').length).toBeGreaterThan(0);
    expect(screen.queryByText('niet getoond')).toBeNull();
  });
});

it('a difference is shown only when its interval leaves out zero', () => {
  expect(isShown({ low: 1.4, high: 9.1 })).toBe(true);
  expect(isShown({ low: -9, high: -1 })).toBe(true);
  expect(isShown({ low: -0.8, high: 8.8 })).toBe(false);
  expect(isShown({ low: 0, high: 8.8 })).toBe(false);
});

describe('the field of blocks', () => {
  const area = (path: string) => {
    const points: [number, number][] = [];
    let [x, y] = [0, 0];
    for (const [, act, first, second] of path.matchAll(/([MHV])(\d+)(?: (\d+))?/g)) {
      if (act === 'V') y = Number(first);
      else x = Number(first);
      if (act === 'M') y = Number(second);
      points.push([x, y]);
    }
    return Math.abs(
      points.reduce((sum, [px, py], i) => {
        const [nx, ny] = points[(i + 1) % points.length] ?? [0, 0];
        return sum + px * ny - nx * py;
      }, 0) / 2,
    );
  };

  it.each([0, 1, 7, 20, 21, 742, 999, 1000])('fills exactly %s blocks', (filled) => {
    expect(area(filledOutline(filled)) / 100).toBe(filled);
  });
});

it('a value falls in the first step whose bound it does not exceed', () => {
  const bounds = [25, 50, 75];
  expect([0, 25, 26, 75, 90].map((value) => rampStep(value, bounds))).toEqual([0, 0, 1, 2, 2]);
});

it('a province with too little to show is hatched, not coloured', async () => {
  const { container } = await renderInApp(
    <ProvinceMap values={{ 'NL-NB': 125, 'NL-ZE': null }} bounds={[50, 150]} description="Deelnemers" />,
  );
  expect(container.querySelectorAll('[class^="map-ramp-"]')).toHaveLength(1);
  expect(screen.getByText('te weinig gegevens')).toBeInTheDocument();
});

it('without bounds the ramp has five even steps of round numbers that hold every value', () => {
  expect(evenBounds([1, 8, 3])).toEqual([2, 4, 6, 8, 10]);
  expect(evenBounds([])).toEqual([1, 2, 3, 4, 5]);
  expect(evenBounds([0.031, 0.12])).toEqual([0.05, 0.1, 0.15, 0.2, 0.25]);
  expect(evenBounds([-3, 12])).toEqual([0, 5, 10, 15, 20]);
});

it('a province is chosen with the keyboard, and says its figure and name', async () => {
  const chosen: string[] = [];
  await renderInApp(
    <ProvinceMap
      values={{ 'NL-NB': 8 }}
      format={(value) => `${value} %`}
      nothing="geen"
      selected={['NL-ZE']}
      onSelect={(code) => chosen.push(code)}
      description="Adviseurs per provincie"
    />,
  );
  expect(screen.getByRole('group', { name: 'Adviseurs per provincie' })).toBeInTheDocument();
  expect(screen.getAllByRole('button')).toHaveLength(12);
  expect(screen.getByRole('button', { name: 'Zeeland, geen', pressed: true })).toBeInTheDocument();
  const brabant = screen.getByRole('button', { name: '8 %, Noord-Brabant', pressed: false });
  brabant.focus();
  await userEvent.keyboard('{Enter}');
  expect(chosen).toEqual(['NL-NB']);
});

it('a figure gives the same figures as a table', async () => {
  await renderInApp(
    <Figure
      title="Medewerkers zien het anders"
      table={{ caption: 'Scores', columns: ['Thema', 'Leiding'], rows: [['Taken', 72]] }}
    >
      <svg role="img" aria-label="Grafiek" />
    </Figure>,
  );
  expect(screen.getByRole('figure', { name: 'Medewerkers zien het anders' })).toBeInTheDocument();
  expect(screen.getByText('72')).toBeInTheDocument();
});

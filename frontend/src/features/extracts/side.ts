/** From which room one looks at extracts. */
export type Side = 'research' | 'office';

export const ROOM_OF_SIDE: Record<Side, string> = { research: '/onderzoek', office: '/programma' };

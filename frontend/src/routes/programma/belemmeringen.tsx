import { createFileRoute } from '@tanstack/react-router';
import { OfficePage } from '@/features/obstacles/office/OfficePage.tsx';

export const Route = createFileRoute('/programma/belemmeringen')({ component: OfficePage });

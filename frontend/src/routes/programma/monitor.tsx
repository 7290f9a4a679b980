import { createFileRoute } from '@tanstack/react-router';
import { MonitorOfficePage } from '@/features/monitor/MonitorOfficePage.tsx';

export const Route = createFileRoute('/programma/monitor')({ component: MonitorOfficePage });

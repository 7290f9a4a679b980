import { createFileRoute } from '@tanstack/react-router';
import { AttendPage } from '@/features/events/AttendPage.tsx';

export const Route = createFileRoute('/bijeenkomsten/aanwezig')({ component: AttendPage });

import { createFileRoute } from '@tanstack/react-router';
import { RegistrationPage } from '@/features/events/RegistrationPage.tsx';

export const Route = createFileRoute('/bijeenkomsten/aanmelding')({ component: RegistrationPage });
